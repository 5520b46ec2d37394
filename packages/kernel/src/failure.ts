/** The ways a request can fail, told apart by what its caller could do next. */
export type FailureKind =
  | "invalid" // correct the request
  | "unauthenticated" // sign in
  | "forbidden" // ask somebody for the permission
  | "not-found" // stop: it does not exist, or you may not know that it does
  | "stale" // read it again: somebody else changed it first
  | "version-required" // say which version you read
  | "conflict" // it clashes with something that is there
  | "refused" // the rules say no, and `code` says which rule
  | "too-large" // send less
  | "too-many" // wait, then try again
  | "unavailable" // try again later: something we depend on is down
  | "internal"; // report it: this is our bug

/** One thing that is wrong, and where: `body.asks.0.pounds`. */
export type FailurePart = { at: string; detail: string };

/** An error that was meant. Anything else that is thrown is a bug. */
export class Failure extends Error {
  override name = "Failure";
  readonly kind: FailureKind;
  readonly code: string;
  /** Every part that is wrong, where there are several: a form shows each beside its field. */
  readonly parts: readonly FailurePart[];

  constructor(kind: FailureKind, code: string, detail: string, options: ErrorOptions & { parts?: readonly FailurePart[] } = {}) {
    super(detail, options);
    this.kind = kind;
    this.code = code;
    this.parts = options.parts ?? [];
  }
}

export const notFound = (what: string) => new Failure("not-found", "not-found", `${what} not found`);
export const refused = (code: string, detail: string, parts: readonly FailurePart[] = []) =>
  new Failure("refused", code, detail, { parts });
