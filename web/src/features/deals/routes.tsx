import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** Which form is open: "deal", "ask" or "offer" for a new one, or the id of the one that is changed. */
type Open = { edit?: string };

export const dealRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "deals",
    validateSearch: (search: Record<string, unknown>): Open => (search.edit === "deal" ? { edit: "deal" } : {}),
    component: page(() => import("./deals-page.tsx"), "DealsPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "deals/$dealId",
    validateSearch: (search: Record<string, unknown>): Open =>
      typeof search.edit === "string" && /^(deal|ask|offer|ask_\w+|off_\w+)$/.test(search.edit) ? { edit: search.edit } : {},
    component: page(() => import("./deal-page.tsx"), "DealPage"),
  }),
];
