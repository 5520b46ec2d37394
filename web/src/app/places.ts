import type { Permission } from "@concord/kernel";

export type Place = { name: string; to: string; needs: Permission };
export type PlaceGroup = { title?: string; places: readonly Place[] };

/** The left rail: everything an authority has, in the order the work is done. */
export const placeGroups: readonly PlaceGroup[] = [
  { places: [{ name: "Home", to: "/t/$tenantId", needs: "tenant.read" }] },
  {
    title: "Build the case",
    places: [
      { name: "Evidence", to: "/t/$tenantId/evidence", needs: "evidence.read" },
      { name: "Insights", to: "/t/$tenantId/insights", needs: "insights.read" },
      { name: "Vision", to: "/t/$tenantId/vision", needs: "vision.read" },
      { name: "Strategy", to: "/t/$tenantId/strategy", needs: "strategy.read" },
    ],
  },
  {
    title: "Make it happen",
    places: [
      { name: "Governance", to: "/t/$tenantId/governance", needs: "governance.read" },
      { name: "Deals", to: "/t/$tenantId/deals", needs: "deals.read" },
      { name: "Decisions", to: "/t/$tenantId/decisions", needs: "decisions.read" },
    ],
  },
  {
    title: "Keep it true",
    places: [
      { name: "Golden thread", to: "/t/$tenantId/thread", needs: "insights.read" },
      { name: "Audit", to: "/t/$tenantId/audit", needs: "audit.read" },
      { name: "People", to: "/t/$tenantId/people", needs: "people.read" },
    ],
  },
];
