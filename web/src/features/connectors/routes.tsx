import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

export const connectorRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/$datasetId/source",
    component: page(() => import("./source-page.tsx"), "SourcePage"),
  }),
];
