import { prefixOf, type Id, type Kind } from "@concord/kernel";
import { platformTenantId, type Tenant } from "@concord/domain/tenancy";

/** Ids that are the same on every machine, so that a link into the demonstration can be sent to a colleague. */
export const demonstrationId = <K extends Kind>(kind: K, tail: string): Id<K> => `${prefixOf(kind)}_${tail.padStart(26, "0")}` as Id<K>;

/** Two authorities with their real codes and districts; whatever else is said of them here is invented. */
export const demonstrationTenants = {
  west: {
    id: demonstrationId("tenant", "westy0rksh1re"),
    version: 0,
    kind: "authority",
    name: "West Yorkshire Combined Authority",
    areaCode: "E47000003",
    districts: [
      { code: "E08000032", name: "Bradford" },
      { code: "E08000033", name: "Calderdale" },
      { code: "E08000034", name: "Kirklees" },
      { code: "E08000035", name: "Leeds" },
      { code: "E08000036", name: "Wakefield" },
    ],
    status: "active",
    demonstration: true,
  },
  north: {
    id: demonstrationId("tenant", "y0rkandn0rth"),
    version: 0,
    kind: "authority",
    name: "York and North Yorkshire Combined Authority",
    areaCode: "E47000012",
    districts: [
      { code: "E06000014", name: "York" },
      { code: "E06000065", name: "North Yorkshire" },
    ],
    status: "active",
    demonstration: true,
  },
  firm: {
    id: demonstrationId("tenant", "harr0wandfe11"),
    version: 0,
    kind: "consultancy",
    name: "Harrow & Fell Economics",
    districts: [],
    status: "active",
    demonstration: true,
  },
  platform: {
    id: platformTenantId,
    version: 0,
    kind: "platform",
    name: "Concord",
    districts: [],
    status: "active",
    demonstration: true,
  },
} as const satisfies Record<string, Tenant>;

export type DemonstrationTenant = keyof typeof demonstrationTenants;
