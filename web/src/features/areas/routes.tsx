import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** Where codes are brought to, and whose districts are meant: for links that come from an area. */
export type RecodingSearch = { to?: string; on?: string };

export const areaRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/areas",
    component: page(() => import("./areas-page.tsx"), "AreasPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/areas/new",
    component: page(() => import("./new-area-page.tsx"), "NewAreaPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/areas/$areaId",
    component: page(() => import("./area-page.tsx"), "AreaPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/areas/$areaId/change",
    component: page(() => import("./change-area-page.tsx"), "ChangeAreaPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/code-sets/recoding",
    validateSearch: (search: Record<string, unknown>): RecodingSearch => ({
      ...(typeof search.to === "string" && search.to.length <= 60 ? { to: search.to } : {}),
      ...(typeof search.on === "string" && /^\d{4}-\d\d-\d\d$/.test(search.on) ? { on: search.on } : {}),
    }),
    component: page(() => import("./recoding-page.tsx"), "RecodingPage"),
  }),
];
