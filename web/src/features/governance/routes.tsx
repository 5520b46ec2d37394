import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** Which form is open. */
type Open = { edit?: string };
const openIf =
  (known: RegExp) =>
  (search: Record<string, unknown>): Open =>
    typeof search.edit === "string" && known.test(search.edit) ? { edit: search.edit } : {};

export const governanceRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "governance",
    validateSearch: openIf(/^(body|interest)$/),
    component: page(() => import("./governance-page.tsx"), "GovernancePage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "governance/bodies/$bodyId",
    validateSearch: openIf(/^(body|seat|sea_\w+)$/),
    component: page(() => import("./body-page.tsx"), "BodyPage"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: "governance/rules/$rulePackId",
    validateSearch: openIf(/^(rules)$/),
    component: page(() => import("./rule-pack-page.tsx"), "RulePackPage"),
  }),
];
