import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

export const appraisalRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "deals/$dealId/appraisals/new",
    component: page(() => import("./new-appraisal-page.tsx"), "NewAppraisalPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "deals/$dealId/appraisals/$appraisalId",
    validateSearch: (search: Record<string, unknown>): { edit?: true } => (search.edit === true ? { edit: true } : {}),
    component: page(() => import("./appraisal-page.tsx"), "AppraisalPage"),
  }),
];
