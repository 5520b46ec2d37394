import { createRoute } from "@tanstack/react-router";
import { areaRoutes } from "../features/areas/routes.tsx";
import { auditRoutes } from "../features/audit/routes.tsx";
import { codeSetRoutes } from "../features/code-sets/routes.tsx";
import { connectorRoutes } from "../features/connectors/routes.tsx";
import { decisionRoutes } from "../features/decisions/routes.tsx";
import { dealRoutes } from "../features/deals/routes.tsx";
import { disclosureRoutes } from "../features/disclosure/routes.tsx";
import { evidenceRoutes } from "../features/evidence/routes.tsx";
import { exploreRoutes } from "../features/explore/routes.tsx";
import { governanceRoutes } from "../features/governance/routes.tsx";
import { homeRoutes } from "../features/home/routes.tsx";
import { peopleRoutes } from "../features/people/routes.tsx";
import { platformRoutes } from "../features/platform/routes.tsx";
import { portfolioRoutes } from "../features/portfolio/routes.tsx";
import { sectorDefinitionRoutes } from "../features/sector-definitions/routes.tsx";
import { signInRoutes } from "../features/sign-in/routes.tsx";
import { strategyRoutes } from "../features/strategy/routes.tsx";
import { threadRoutes } from "../features/thread/routes.tsx";
import { visionRoutes } from "../features/vision/routes.tsx";
import { appraisalRoutes } from "../features/appraisal/routes.tsx";
import { insightRoutes } from "../features/insights/routes.tsx";
import { deskRoute } from "./desk-route.tsx";
import { NothingHere } from "./not-here.tsx";
import { rootRoute } from "./root-route.tsx";
import { tenantRoute } from "./tenant-route.tsx";

/** Under `/t/$tenantId`. One line a feature. */
const ofTenants = [
  // in the order of the rail
  ...homeRoutes(tenantRoute),
  ...evidenceRoutes(tenantRoute),
  ...areaRoutes(tenantRoute),
  ...codeSetRoutes(tenantRoute),
  ...connectorRoutes(tenantRoute),
  ...disclosureRoutes(tenantRoute),
  ...exploreRoutes(tenantRoute),
  ...insightRoutes(tenantRoute),
  ...sectorDefinitionRoutes(tenantRoute),
  ...appraisalRoutes(tenantRoute),
  ...peopleRoutes(tenantRoute),
  ...visionRoutes(tenantRoute),
  ...strategyRoutes(tenantRoute),
  ...governanceRoutes(tenantRoute),
  ...dealRoutes(tenantRoute),
  ...decisionRoutes(tenantRoute),
  ...threadRoutes(tenantRoute),
  ...auditRoutes(tenantRoute),
];

/** For somebody who has signed in, at no single authority. One line a feature. */
const ofDesk = [...portfolioRoutes(deskRoute), ...platformRoutes(deskRoute)] as const;

/** For anybody. One line a feature. */
const ofAnybody = [...signInRoutes(rootRoute)] as const;

/** Whatever else is asked for within an authority, said in its frame. */
const elsewhere = createRoute({ getParentRoute: () => tenantRoute, path: "$", component: NothingHere });

export const routeTree = rootRoute.addChildren([
  tenantRoute.addChildren([...ofTenants, elsewhere]),
  deskRoute.addChildren(ofDesk),
  ...ofAnybody,
]);
