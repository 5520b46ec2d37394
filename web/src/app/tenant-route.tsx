import { createRoute } from "@tanstack/react-router";
import { LoadingPage } from "../ui/index.ts";
import { FrameProblem } from "./page-problem.tsx";
import { rootRoute } from "./root-route.tsx";
import { TenantShell } from "./tenant-shell.tsx";

/** Everything that belongs to one authority lies under this. */
export const tenantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/t/$tenantId",
  component: TenantShell,
  errorComponent: FrameProblem,
  pendingComponent: LoadingPage,
});
export type TenantRoute = typeof tenantRoute;
