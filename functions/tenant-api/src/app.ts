import type { Context, RequestFacts, Stored } from "@concord/domain";
import { service, type Caller, type Service } from "@concord/service";
import { appraisalsRoutes } from "./appraisals.ts";
import { dealsRoutes } from "./deals.ts";
import { auditRoutes } from "./audit.ts";
import { decisionsRoutes } from "./decisions.ts";
import { evidenceRoutes } from "./evidence.ts";
import { governanceRoutes } from "./governance.ts";
import { insightsRoutes } from "./insights.ts";
import { clientRoutes } from "./clients.ts";
import { peopleRoutes } from "./people.ts";
import { referenceRoutes } from "./reference.ts";
import { strategyRoutes } from "./strategy.ts";
import { threadRoutes } from "./thread.ts";
import { visionRoutes } from "./vision.ts";

/** What a verb of one tenant works with, and what this request was answered if it was made before. */
export type TenantContext = Context & { recall(): Promise<Stored | undefined> };

export type TenantApp = Service<TenantContext>;

/** Everything that belongs to one tenant. `open` narrows a context to the caller's tenant and to the caller. */
export function tenantApi(open: (caller: Caller, request: RequestFacts) => TenantContext): TenantApp {
  const app: TenantApp = service(open);
  // One line for each feature.
  referenceRoutes(app);
  visionRoutes(app);
  strategyRoutes(app);
  threadRoutes(app);
  insightsRoutes(app);
  appraisalsRoutes(app);
  peopleRoutes(app);
  clientRoutes(app);
  governanceRoutes(app);
  evidenceRoutes(app);
  dealsRoutes(app);
  decisionsRoutes(app);
  auditRoutes(app);
  return app;
}
