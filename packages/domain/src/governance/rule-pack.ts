import * as z from "zod";
import { id } from "@concord/kernel";
import { noun } from "../noun.ts";
import { Capacity } from "./body.ts";

/** Where a rule comes from: the Order, the article or the paragraph of the constitution. */
const Authority = z.string().trim().min(1).max(300);

/** What it takes to carry a motion. */
export const Majority = z.object({
  /** Whose votes it is a share of: those for and against, or every seat that has a vote, whether it was used or not. */
  of: z.enum(["present-and-voting", "all-members"]),
  share: z.enum(["more-than-half", "two-thirds", "all"]),
  /** Capacities that must be among those for: one seat of each at the least. */
  mustInclude: z.array(Capacity),
  /** A casting vote is the chair's (`Body.chairSeatId`), and goes as the chair voted. */
  tie: z.enum(["fails", "casting-vote"]),
  authority: Authority,
});
export type Majority = z.infer<typeof Majority>;

export const OfficerRole = z.enum(["finance-officer", "monitoring-officer"]);
export type OfficerRole = z.infer<typeof OfficerRole>;

/** A body's rules as data. The engine runs them; a decision pins the version it was taken under. */
export const RulePack = z.object({
  id: id("rulePack"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(200),
  /** Whose seats have a vote. */
  voting: z.object({ capacities: z.array(Capacity).min(1), authority: Authority }),
  /** Who must take part. Counts only seats with a vote on the matter: a recused seat is not one. */
  quorum: z.object({
    /** At least this many, and at least this share of those entitled to vote (rounded up). */
    atLeast: z.int().positive().optional(),
    share: z.number().gt(0).max(1).optional(),
    mustInclude: z.array(z.object({ capacity: Capacity, atLeast: z.int().positive() })),
    /** How many different councils or bodies must have an appointee present. */
    differentAppointers: z.int().positive().optional(),
    authority: Authority,
  }),
  majority: Majority,
  recusal: z.object({
    disclosablePecuniary: z.literal("leaves"),
    otherRegistrable: z.enum(["monitoring-officer-judges", "speaks-only"]),
    /** Capacities in which a substitute who has no interest acts while the member is recused: a deputy mayor, usually. */
    substituteMayAct: z.array(Capacity),
    authority: Authority,
  }),
  signOffs: z.array(z.object({ role: OfficerRole, opensEveryDocument: z.boolean(), authority: Authority })).max(2),
  callIn: z.object({ clearWorkingDays: z.int().nonnegative().max(60), authority: Authority }),
});
export type RulePack = z.infer<typeof RulePack>;

export const rulePacks = noun<RulePack>({ name: "rule-pack", title: "Rule pack", schema: RulePack, addressOf: ({ id }) => ({ id }) });
