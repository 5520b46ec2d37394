import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** What is followed, and how it is shown; the picture if nothing is said. */
type Following = { at?: string; as?: "table" };

export const threadRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "thread",
    validateSearch: (search: Record<string, unknown>): Following => ({
      ...(typeof search.at === "string" ? { at: search.at } : {}),
      ...(search.as === "table" ? { as: "table" } : {}),
    }),
    component: page(() => import("./thread-page.tsx"), "ThreadPage"),
  }),
];
