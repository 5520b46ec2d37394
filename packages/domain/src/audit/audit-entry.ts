import * as z from "zod";
import { Actor, Hash, id, Instant } from "@concord/kernel";

/** One thing that was done. Written with it, in the same transaction, or not at all. */
export const AuditEntry = z.object({
  id: id("event"),
  name: z.string(),
  at: Instant,
  actor: Actor,
  /** The request it came from, as its answer named it. */
  requestId: z.string().optional(),
  subject: z.object({ noun: z.string(), id: z.string(), within: z.string().optional(), version: z.int() }),
  detail: z.record(z.string(), z.unknown()),
  /** Everything the same act wrote, the subject first, each with the hash of its content as saved. */
  wrote: z.array(
    z.object({ noun: z.string(), id: z.string(), within: z.string().optional(), version: z.int(), hash: Hash, gone: z.boolean() }),
  ),
  /** The hash of the entry that last wrote this one's subject; absent when it is new. */
  previous: Hash.optional(),
  /** `contentHash` of everything above. */
  hash: Hash,
});
export type AuditEntry = z.infer<typeof AuditEntry>;
