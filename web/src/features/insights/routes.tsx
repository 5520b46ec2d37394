import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";
import { insightsSearch } from "./insights-search.ts";
import { asText, workbenchSearch } from "./workbench/workbench-search.ts";

/** How the picture of an insight is looked at, where that is not how its author did. */
type Looked = { picture?: string; marked?: string };
const looked = (search: Record<string, unknown>): Looked => ({
  ...(typeof search.picture === "string" ? { picture: search.picture } : {}),
  ...(search.marked === undefined ? {} : { marked: asText(search.marked) }),
});

/** Which insights are merged, with commas between them, and on whose answer the merged claim is judged. */
type Merging = { of?: string; on?: string };
const merging = (search: Record<string, unknown>): Merging => ({
  ...(typeof search.of === "string" ? { of: search.of } : {}),
  ...(typeof search.on === "string" ? { on: search.on } : {}),
});

export const insightRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "insights",
    validateSearch: insightsSearch,
    component: page(() => import("./insights-page.tsx"), "InsightsPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/ask",
    validateSearch: (search: Record<string, unknown>): { dataset?: string } =>
      typeof search.dataset === "string" ? { dataset: search.dataset } : {},
    component: page(() => import("./questions-page.tsx"), "QuestionsPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/ask/$question",
    validateSearch: workbenchSearch,
    component: page(() => import("./workbench/workbench-page.tsx"), "WorkbenchPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/merge",
    validateSearch: merging,
    component: page(() => import("./merge-page.tsx"), "MergePage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/$insightId/split",
    component: page(() => import("./split-page.tsx"), "SplitPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "insights/$insightId",
    validateSearch: looked,
    component: page(() => import("./insight-page.tsx"), "InsightPage"),
  }),
];
