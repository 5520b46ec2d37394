import { fetchFailures, maySucceedLater, type FetchFailureCode } from "@concord/domain/connectors";

/** Why nothing came. It ends in the record of the fetch, so it never holds a key. */
export class FetchFailure extends Error {
  override name = "FetchFailure";
  readonly code: FetchFailureCode;
  /** What goes on from the sentence of the code. */
  readonly detail: string | undefined;
  /** Of the answer, if there was one. */
  readonly status: number | undefined;
  /** How long the server asks us to wait. */
  readonly waitMs: number | undefined;
  /** Worth asking again at once. */
  readonly again: boolean;

  constructor(
    code: FetchFailureCode,
    detail?: string,
    more: ErrorOptions & { status?: number | undefined; waitMs?: number | undefined; again?: boolean } = {},
  ) {
    super(detail ? `${fetchFailures[code]} ${detail}` : fetchFailures[code], more);
    this.code = code;
    this.detail = detail;
    this.status = more.status;
    this.waitMs = more.waitMs;
    this.again = more.again ?? maySucceedLater(code);
  }
}

/** A registered key of Nomis, or what is left of one that was cut. A server may say over what it was sent. */
const keyLike = /0x[0-9a-f]{4,}|[0-9a-f]{16,}/gi;

/** Words that a stranger's server sent, fit to be shown: on one line, short, and without a key that we sent it. */
export const theirWords = (text: string): string =>
  text
    .replace(/<[^>]*>/g, " ")
    .replace(keyLike, "(key)")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 200)
    .toWellFormed();
