import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { RootRoute } from "../../app/root-route.tsx";

export const signInRoutes = (parent: RootRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "/",
    // Why a sign-in was not completed, as `/auth/callback` says it.
    validateSearch: (search: Record<string, unknown>): { problem?: string } =>
      typeof search.problem === "string" ? { problem: search.problem } : {},
    component: page(() => import("./front-page.tsx"), "FrontPage"),
  }),
];
