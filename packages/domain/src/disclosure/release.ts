import * as z from "zod";
import { contentHash, Hash, id, idOfHash, Instant, type Id } from "@concord/kernel";
import { noun } from "../noun.ts";

/** To whom something goes: everybody, one partner's program, or those it is shown to under an agreement. */
export const Audience = z.union([
  z.enum(["published", "shared"]),
  z.string().regex(/^partner:cli_[0-9a-hjkmnp-tv-z]{26}$/) as unknown as z.ZodType<`partner:${Id<"client">}`, string>,
]);
export type Audience = z.infer<typeof Audience>;

/** What was done so that nobody can be found in what left. With every figure that leaves. */
export const DisclosureStatus = z.object({
  /** `open`: nothing in it is hidden, and its publisher gave all of it. `checked`: gone through, and nothing found. */
  status: z.enum(["open", "checked", "refused"]),
  /** What it was held to. */
  rules: z.array(z.enum(["licence", "sensitivity", "small-counts", "suppression", "differencing"])),
  releaseId: id("release").optional(),
});
export type DisclosureStatus = z.infer<typeof DisclosureStatus>;

/** Which cells left: every row of the version, or figures made of it, which lie whole in the file store. */
export const Released = z.discriminatedUnion("of", [
  z.object({ of: z.literal("whole"), rows: z.int() }),
  z.object({
    of: z.literal("figures"),
    /** In a few words: "The share of Manufacturing, 2021". */
    says: z.string().max(500),
    /** The same for the same figures, however often they leave. */
    key: Hash,
    cells: z.int(),
    /** `contentHash` of the table, which lies at `releases/<hash>.json`. */
    tableHash: Hash,
  }),
]);
export type Released = z.infer<typeof Released>;

/** Something left: what, of which version, when, by whom and to whom. Never taken back, so never changed. */
export const ReleaseRecord = z.object({
  kind: z.literal("release"),
  id: id("release"),
  version: z.int().nonnegative(),
  datasetId: id("dataset"),
  number: z.int().positive(),
  at: Instant,
  by: z.object({ type: z.enum(["person", "client", "job"]), id: z.string().optional(), name: z.string() }),
  to: Audience,
  what: Released,
  disclosure: DisclosureStatus,
});
export type ReleaseRecord = z.infer<typeof ReleaseRecord>;

/** A table that left, as the next one is held against it. To whom it went does not matter: those who have it may talk. */
const RegisterEntry = z.object({
  number: z.int().positive(),
  rows: z.int(),
  /** Absent where it was the whole version. */
  tableHash: Hash.optional(),
  /** The version has hidden or small figures, so that what leaves later must be held against it. */
  hides: z.boolean(),
  releaseId: id("release"),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** What left of one dataset, each table once. Every release changes it, so that of two made at one moment the second sees the first. */
export const ReleaseRegister = z.object({
  kind: z.literal("register"),
  id: id("release"),
  version: z.int().nonnegative(),
  datasetId: id("dataset"),
  tables: z.array(RegisterEntry),
});
export type ReleaseRegister = z.infer<typeof ReleaseRegister>;

export const Release = z.discriminatedUnion("kind", [ReleaseRecord, ReleaseRegister]);
export type Release = z.infer<typeof Release>;

export const releases = noun<Release>({
  name: "release",
  title: "Release",
  schema: Release,
  addressOf: ({ id }) => ({ id }),
  listedAs: (one) => (one.kind === "release" ? { list: one.datasetId, order: `${one.at} ${one.id}` } : undefined),
});

/** As many as a register holds in the size of a record. */
export const mostTables = 400;

export const releaseFile = (tableHash: string): string => `releases/${tableHash}.json`;

export const registerId = (datasetId: Id<"dataset">): Id<"release"> => idOf({ register: datasetId });

/** The same figures of the same version to the same audience are one release, so its id is made of these and found without a search. */
export const releaseId = (of: { datasetId: Id<"dataset">; number: number; to: Audience; what: string }): Id<"release"> => idOf(of);

const idOf = (what: object): Id<"release"> => idOfHash("release", contentHash(what));
