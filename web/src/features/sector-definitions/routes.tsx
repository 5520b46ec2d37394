import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** What a new definition begins from: one that was published, by its key, or another of the authority's own. */
export type BeginningSearch = { published?: string; like?: string };

export const sectorDefinitionRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "sector-definitions",
    component: page(() => import("./sector-definitions-page.tsx"), "SectorDefinitionsPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "sector-definitions/new",
    validateSearch: (search: Record<string, unknown>): BeginningSearch => ({
      ...(typeof search.published === "string" && search.published.length <= 100 ? { published: search.published } : {}),
      ...(typeof search.like === "string" && /^sec_\w{26}$/.test(search.like) ? { like: search.like } : {}),
    }),
    component: page(() => import("./new-sector-page.tsx"), "NewSectorPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "sector-definitions/$sectorDefinitionId",
    validateSearch: (search: Record<string, unknown>): { number?: number } =>
      Number.isInteger(search.number) && (search.number as number) > 0 ? { number: search.number as number } : {},
    component: page(() => import("./sector-page.tsx"), "SectorPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "sector-definitions/$sectorDefinitionId/change",
    component: page(() => import("./change-sector-page.tsx"), "ChangeSectorPage"),
  }),
];
