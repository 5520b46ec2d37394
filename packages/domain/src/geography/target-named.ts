import { refused, type Id } from "@concord/kernel";
import { codeSetNamed } from "../code-sets/index.ts";
import type { Context } from "../context.ts";
import { areas, type Area } from "./area.ts";
import type { DrawnArea, Target } from "./target.ts";

export const targetRefusals = {
  "grouping-unknown":
    "Districts can be brought to a list of districts (LAD 2023), to combined authorities, regions or countries, or to an area of your own.",
} as const;

/** An area as something to group by. */
export function drawnArea({ id, name, members, codeSet }: Pick<Area, "id" | "name" | "members" | "codeSet">): DrawnArea {
  const set = codeSetNamed(codeSet);
  const isOfDistricts = set?.family === "LAD";
  return { id, name, members, codeSet, ...(isOfDistricts ? { on: set.from ?? "9999-12-31" } : {}) };
}

/**
 * The target that a word names: "LAD 2023" or "lad-2023", "combined-authority", "region", "country", or the id of
 * an area. `on` says whose list of authorities and of districts is meant, where the word does not. Throws refused
 * (`grouping-unknown`); not-found for an area that is not here.
 */
export async function targetNamed(context: Pick<Context, "store">, to: string, on: string): Promise<Target> {
  const target = plainTarget(to, on);
  if (target) return target;
  if (to.startsWith("are_")) return { to: "area", area: drawnArea(await context.store.get(areas, to as Id<"area">)) };
  throw refused("grouping-unknown", targetRefusals["grouping-unknown"]);
}

/** The target a word names without asking anything of storage; undefined for an area and for what is none. */
export function plainTarget(to: string, on: string): Target | undefined {
  switch (to) {
    case "district":
    case "lad":
      return { to: "districts", on };
    case "combined-authority":
      return { to: "combined-authorities", on };
    case "region":
      return { to: "regions", on };
    case "country":
      return { to: "countries", on };
  }
  const set = codeSetNamed(to);
  return set?.family === "LAD" && set.from !== undefined ? { to: "districts", on: set.from } : undefined;
}
