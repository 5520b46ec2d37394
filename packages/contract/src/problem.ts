import * as z from "zod";
import type { FailureKind } from "@concord/kernel";

/** A new kind of failure is a type error here until somebody decides its status. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  stale: 412,
  "version-required": 428,
  conflict: 409,
  refused: 422,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<FailureKind, number>;

/** RFC 9457, and the only shape an error ever has on the wire. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** A sentence that says what to do next. */
  detail: z.string(),
  kind: z.enum(Object.keys(statusOf) as [FailureKind, ...FailureKind[]]),
  /** The rule, for programs. Unique, and never changes its meaning. */
  code: z.string(),
  requestId: z.string(),
  /** Every part of the request that is wrong, and where. */
  parts: z.array(z.object({ at: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const problemType = "application/problem+json";
