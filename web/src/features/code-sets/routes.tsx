import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** What is looked for among the codes of a set. */
export type CodeSetSearch = { find?: string };

export const codeSetRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/code-sets",
    component: page(() => import("./code-sets-page.tsx"), "CodeSetsPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "evidence/code-sets/$key",
    validateSearch: (search: Record<string, unknown>): CodeSetSearch => {
      const find = typeof search.find === "number" ? String(search.find) : search.find; // a code may be all digits
      return typeof find === "string" && find !== "" ? { find: find.slice(0, 200) } : {};
    },
    component: page(() => import("./code-set-page.tsx"), "CodeSetPage"),
  }),
];
