import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

export const homeRoutes = (parent: TenantRoute) => [
  createRoute({ getParentRoute: () => parent, path: "/", component: page(() => import("./home-page.tsx"), "HomePage") }),
];
