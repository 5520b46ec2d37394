import type { RequestFacts } from "@concord/domain";
import { service, type Caller } from "@concord/service";
import { appraisalsRoutes } from "./appraisals.ts";
import { dealsRoutes } from "./deals.ts";
import { auditRoutes } from "./audit.ts";
import { connectorRoutes } from "./connectors.ts";
import { decisionsRoutes } from "./decisions.ts";
import { disclosureRoutes } from "./disclosure.ts";
import { evidenceRoutes } from "./evidence.ts";
import { exploreRoutes } from "./explore.ts";
import { geographyRoutes } from "./geography.ts";
import { governanceRoutes } from "./governance.ts";
import { insightsRoutes } from "./insights.ts";
import { questionsRoutes } from "./questions.ts";
import { clientRoutes } from "./clients.ts";
import { peopleRoutes } from "./people.ts";
import { referenceRoutes } from "./reference.ts";
import { referenceShelfRoutes } from "./reference-shelf.ts";
import { sectorDefinitionRoutes } from "./sector-definitions.ts";
import { strategyRoutes } from "./strategy.ts";
import { threadRoutes } from "./thread.ts";
import type { TenantApp, TenantContext } from "./tenant-app.ts";
import { visionRoutes } from "./vision.ts";

/** Everything that belongs to one tenant. `open` narrows a context to the caller's tenant and to the caller. */
export function tenantApi(open: (caller: Caller, request: RequestFacts) => TenantContext): TenantApp {
  const app: TenantApp = service(open);
  // One line for each feature.
  referenceRoutes(app);
  referenceShelfRoutes(app);
  visionRoutes(app);
  strategyRoutes(app);
  threadRoutes(app);
  questionsRoutes(app);
  insightsRoutes(app);
  appraisalsRoutes(app);
  peopleRoutes(app);
  clientRoutes(app);
  governanceRoutes(app);
  evidenceRoutes(app);
  disclosureRoutes(app);
  exploreRoutes(app);
  geographyRoutes(app);
  sectorDefinitionRoutes(app);
  connectorRoutes(app);
  dealsRoutes(app);
  decisionsRoutes(app);
  auditRoutes(app);
  return app;
}
