import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

export const disclosureRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/$datasetId/versions/$number/leaving",
    component: page(() => import("./leaving-page.tsx"), "LeavingPage"),
  }),
];
