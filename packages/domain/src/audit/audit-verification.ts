import * as z from "zod";
import { Instant } from "@concord/kernel";

/** One thing that is not as it was written, and what. */
export const Break = z.object({
  kind: z.enum([
    "entry-unreadable", // it has not the shape of an entry
    "entry-moved", // it does not lie where it says
    "entry-changed", // its hash is not that of what it says
    "entry-missing", // a version of a record was written, and no entry says so
    "entry-doubled", // two entries say that they wrote the same version
    "chain-broken", // it does not follow on the entry before it
    "record-changed", // its content is not what was saved
    "record-missing", // it was saved, and is not there
    "record-unexplained", // it is there, and nobody saved it
  ]),
  /** The record that it is about, where it is about one. */
  record: z.object({ noun: z.string(), id: z.string(), within: z.string().optional() }).optional(),
  /** The entry that it is about, or the last one that is sound. */
  entryId: z.string().optional(),
  /** What is wrong, for people. */
  words: z.string(),
});
export type Break = z.infer<typeof Break>;

/** What a verification found: every entry and every record, or where they part. */
export const AuditVerification = z.object({
  verifiedAt: Instant,
  entries: z.int(),
  records: z.int(),
  whole: z.boolean(),
  /** How many there are; `breaks` has the first hundred. */
  breakCount: z.int(),
  breaks: z.array(Break).max(100),
});
export type AuditVerification = z.infer<typeof AuditVerification>;
