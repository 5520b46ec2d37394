import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";
import { questionSearch } from "./question-search.ts";

type Shown = { standing?: "holds" | "weakened" | "overturned" };
const standings = ["holds", "weakened", "overturned"] as const;

export const insightRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "insights",
    validateSearch: (search: Record<string, unknown>): Shown => {
      const standing = standings.find((one) => one === search.standing);
      return standing ? { standing } : {};
    },
    component: page(() => import("./insights-page.tsx"), "InsightsPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/ask",
    validateSearch: questionSearch,
    component: page(() => import("./question-page.tsx"), "QuestionPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/$insightId",
    component: page(() => import("./insight-page.tsx"), "InsightPage"),
  }),
];
