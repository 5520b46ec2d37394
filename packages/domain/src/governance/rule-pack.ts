import * as z from "zod";
import { id } from "@concord/kernel";
import { noun } from "../noun.ts";
import { Capacity } from "./body.ts";

/** Where a rule comes from: the Order, the article or the paragraph of the constitution. */
const Authority = z.string().trim().min(1).max(300);

export const Majority = z.discriminatedUnion("of", [
  /** More for than against among those present and voting. */
  z.object({
    of: z.literal("present-and-voting"),
    share: z.literal("more-than-half"),
    mustInclude: z.array(Capacity),
    tie: z.enum(["fails", "casting-vote"]),
    authority: Authority,
  }),
  /** A share of every seat of the capacities that count, present or not (recused seats left out). */
  z.object({
    of: z.literal("all-members"),
    share: z.enum(["two-thirds", "all"]),
    mustInclude: z.array(Capacity),
    tie: z.enum(["fails"]),
    authority: Authority,
  }),
]);
export type Majority = z.infer<typeof Majority>;

/** A body's rules as data. The engine runs them; a decision pins the version it was taken under. */
export const RulePack = z.object({
  id: id("rulePack"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(200),
  /** Whose seats have a vote. */
  voting: z.object({ capacities: z.array(Capacity).min(1), authority: Authority }),
  quorum: z.object({
    /** At least this many of those entitled to vote on the matter, or this share of them rounded up. */
    atLeast: z.int().positive().optional(),
    share: z.number().gt(0).max(1).optional(),
    mustInclude: z.array(Capacity),
    authority: Authority,
  }),
  majority: Majority,
  recusal: z.object({
    disclosablePecuniary: z.literal("leaves"),
    otherRegistrable: z.enum(["monitoring-officer-judges", "speaks-only"]),
    authority: Authority,
  }),
  signOffs: z.array(
    z.object({ role: z.enum(["finance-officer", "monitoring-officer"]), opensEveryDocument: z.boolean(), authority: Authority }),
  ),
  callIn: z.object({ clearWorkingDays: z.int().nonnegative(), authority: Authority }),
});
export type RulePack = z.infer<typeof RulePack>;

export const rulePacks = noun<RulePack>({ name: "rule-pack", title: "Rule pack", schema: RulePack, addressOf: ({ id }) => ({ id }) });
