import { createRoute } from "@tanstack/react-router";
import type { DeskRoute } from "../../app/desk-route.tsx";
import { page } from "../../app/page.ts";
import { readView } from "./view.ts";

export const portfolioRoutes = (parent: DeskRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "/portfolio",
    validateSearch: readView,
    component: page(() => import("./portfolio-page.tsx"), "PortfolioPage"),
  }),
];
