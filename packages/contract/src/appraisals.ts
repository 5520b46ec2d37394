import * as z from "zod";
import { id } from "@concord/kernel";
import { Appraisal, AppraisalContent, Category, OptimismBiasClass } from "@concord/domain/appraisal";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const DealParams = z.object({ dealId: id("deal") });
const AppraisalParams = DealParams.extend({ appraisalId: id("appraisal") });

const Bounds = z.object({
  on: z.enum(["capital", "revenue"]),
  costUpper: z.number(),
  costLower: z.number(),
  durationUpper: z.number().nullable(),
  durationLower: z.number().nullable(),
});

export const ParameterPackView = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(["in-force", "recommended"]),
  note: z.string().optional(),
  discounting: z.object({
    bands: z.array(z.object({ from: z.int(), to: z.int().nullable(), rate: z.number() })).readonly(),
    source: z.string(),
  }),
  optimismBias: z.object({ bounds: z.record(OptimismBiasClass.exclude(["none"]), Bounds), source: z.string() }),
  categories: z.object({
    thresholds: z.array(z.object({ category: Category, from: z.number() })).readonly(),
    below: Category,
    source: z.string(),
  }),
});

export const listParameterPacks = endpoint({
  method: "GET",
  at: "tenant",
  path: "/parameter-packs",
  summary: "List the appraisal parameter packs, each with its sources and whether it is in force",
  needs: "deals.read",
  reply: z.object({ items: z.array(ParameterPackView) }),
});

export const listAppraisals = endpoint({
  method: "GET",
  at: "tenant",
  path: "/deals/:dealId/appraisals",
  summary: "List the appraisals of a deal",
  needs: "deals.read",
  params: DealParams,
  query: PageQuery,
  reply: page(Appraisal),
});

export const getAppraisal = endpoint({
  method: "GET",
  at: "tenant",
  path: "/deals/:dealId/appraisals/:appraisalId",
  summary: "Read one appraisal with its result year by year",
  needs: "deals.read",
  params: AppraisalParams,
  reply: Appraisal,
});

export const createAppraisal = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals/:dealId/appraisals",
  summary: "Appraise an option against do-nothing, under a parameter pack",
  needs: "deals.write",
  writes: "creates",
  params: DealParams,
  body: AppraisalContent,
  reply: Appraisal,
});

export const changeAppraisal = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/deals/:dealId/appraisals/:appraisalId",
  summary: "Change an appraisal's lines; refused while the deal is under decision",
  needs: "deals.write",
  writes: "changes",
  params: AppraisalParams,
  body: AppraisalContent,
  reply: Appraisal,
});

export const reappraise = endpoint({
  method: "POST",
  at: "tenant",
  path: "/deals/:dealId/appraisals/:appraisalId/reappraisal",
  summary: "Work the same lines out again under another parameter pack",
  needs: "deals.write",
  writes: "changes",
  params: AppraisalParams,
  body: z.object({ packId: z.string().max(80) }),
  reply: Appraisal,
});
