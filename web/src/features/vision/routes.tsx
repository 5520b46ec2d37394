import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** Which form is open: the statement's, a new outcome's, or an outcome's by its id. */
type Open = { edit?: string };

export const visionRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "vision",
    validateSearch: (search: Record<string, unknown>): Open =>
      typeof search.edit === "string" && /^(statement|outcome|out_\w+)$/.test(search.edit) ? { edit: search.edit } : {},
    component: page(() => import("./vision-page.tsx"), "VisionPage"),
  }),
];
