import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

export const decisionRoutes = (parent: TenantRoute) => [
  createRoute({ getParentRoute: () => parent, path: "decisions", component: page(() => import("./decisions-page.tsx"), "DecisionsPage") }),
  createRoute({
    getParentRoute: () => parent,
    path: "decisions/$caseId",
    component: page(() => import("./decision-page.tsx"), "DecisionPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "decisions/$caseId/papers/$hash",
    component: page(() => import("./paper-page.tsx"), "PaperPage"),
  }),
];
