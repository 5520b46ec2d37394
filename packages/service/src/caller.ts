import type { Actor, Id } from "@concord/kernel";

/**
 * Who is asking, as the gateway worked it out before the function was called.
 * Never read from anything the client sent.
 */
export type Caller = {
  requestId: string;
  /** Absent where nobody has signed in (only the desk is asked then). */
  actor?: Actor;
  /** Absent at the desk. */
  tenantId?: Id<"tenant">;
  /** Why the gateway withheld the actor of a request whose identity it knows. */
  refusal?: "bad-origin";
};

/** What the gateway hands to an app with each request. */
export type Bindings = { caller: Caller };
