import * as z from "zod";
import { Day, id } from "@concord/kernel";
import { ClientHealth } from "@concord/domain/portfolio";
import { endpoint } from "./endpoint.ts";

/** One client of a consultancy, and how its work stands. */
export const PortfolioRow = z.object({
  tenantId: id("tenant"),
  name: z.string(),
  demonstration: z.boolean(),
  engagement: z.object({ id: id("engagement"), firmName: z.string(), purpose: z.string(), endsOn: Day, daysLeft: z.int().nonnegative() }),
  health: ClientHealth,
});
export type PortfolioRow = z.infer<typeof PortfolioRow>;

export const getPortfolio = endpoint({
  method: "GET",
  at: "desk",
  path: "/portfolio",
  summary: "See how every client stands whose engagement is in force",
  needs: "signed-in",
  reply: z.object({ items: z.array(PortfolioRow) }),
});
