import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";

/** Somebody signed in, in one browser. Says who they are; never what they may do, which is read afresh each time. */
export const Session = z.object({
  /** SHA-256 of what the cookie holds: whoever reads our table cannot sign in with it. */
  hash: Hash,
  personId: id("person"),
  name: z.string(),
  email: z.email(),
  beganAt: Instant,
  endsAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** A working day with its evening. After it, one signs in again. */
export const sessionHours = 12;
