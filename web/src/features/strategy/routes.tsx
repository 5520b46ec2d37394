import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** Which form is open: "strategy", "priority" for a new one, "action:pri_…" for a new one there, or a part's own id. */
type Open = { edit?: string };

export const strategyRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "strategy",
    validateSearch: (search: Record<string, unknown>): Open => (search.edit === "strategy" ? { edit: "strategy" } : {}),
    component: page(() => import("./strategies-page.tsx"), "StrategiesPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "strategy/$strategyId",
    validateSearch: (search: Record<string, unknown>): Open =>
      typeof search.edit === "string" && /^(strategy|priority|action:pri_\w+|pri_\w+|act_\w+)$/.test(search.edit)
        ? { edit: search.edit }
        : {},
    component: page(() => import("./strategy-page.tsx"), "StrategyPage"),
  }),
];
