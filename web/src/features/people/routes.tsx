import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

export type PeopleView = { view?: "consultancies" | "programs" };

export const peopleRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "people",
    validateSearch: ({ view }: Record<string, unknown>): PeopleView => (view === "consultancies" || view === "programs" ? { view } : {}),
    component: page(() => import("./people-page.tsx"), "PeoplePage"),
  }),
];
