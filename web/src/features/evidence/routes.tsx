import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";
import { catalogueSearch } from "./catalogue-search.ts";

/** What of a version is shown: in the address, as is where one is in its rows. */
export type VersionSearch = { show?: "rows" | "problems" | "changes"; from?: number };

export const evidenceRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "evidence",
    validateSearch: catalogueSearch,
    component: page(() => import("./evidence-page.tsx"), "EvidencePage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/new",
    component: page(() => import("./new-dataset-page.tsx"), "NewDatasetPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/$datasetId",
    component: page(() => import("./dataset-page.tsx"), "DatasetPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/$datasetId/change",
    component: page(() => import("./change-dataset-page.tsx"), "ChangeDatasetPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/$datasetId/versions/$number",
    validateSearch: (search: Record<string, unknown>): VersionSearch => ({
      ...(search.show === "rows" || search.show === "problems" || search.show === "changes" ? { show: search.show } : {}),
      ...(typeof search.from === "number" && Number.isInteger(search.from) && search.from > 0 ? { from: search.from } : {}),
    }),
    component: page(() => import("./version-page.tsx"), "VersionPage"),
  }),
];
