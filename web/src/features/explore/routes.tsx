import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";
import { exploreSearch } from "./explore-search.ts";

export const exploreRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/$datasetId/versions/$number/explore",
    validateSearch: exploreSearch,
    component: page(() => import("./explore-page.tsx"), "ExplorePage"),
  }),
];
