import { createRoute } from "@tanstack/react-router";
import { page } from "../../app/page.ts";
import type { TenantRoute } from "../../app/tenant-route.tsx";

/** What is shown of the audit: what was done to one thing, or in one month; and whether it is verified. */
export type AuditSearch = { about?: string; month?: string; verify?: true };

export const auditRoutes = (parent: TenantRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: "audit",
    validateSearch: ({ about, month, verify }: Record<string, unknown>): AuditSearch => ({
      ...(typeof about === "string" && about !== "" ? { about } : {}),
      ...(typeof month === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}),
      ...(verify === true ? { verify } : {}),
    }),
    component: page(() => import("./audit-page.tsx"), "AuditPage"),
  }),
];
