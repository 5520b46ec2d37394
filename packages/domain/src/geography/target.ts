import { authoritiesOn } from "../reference/authorities.ts";
import { countries, districts, districtsOn, regions, type LocalAuthorityDistrict } from "../reference/districts.ts";
import { groundOf, groundOfAll, type Ground } from "./ground.ts";

/** An area that somebody drew. Of districts: `on` is the day whose codes its members are. Of other places: the members are those codes and no others. */
export type DrawnArea = { id: string; name: string; members: readonly string[]; codeSet: string; on?: string | undefined };

/** What districts are brought to. Days say whose list: combined authorities and districts have come and gone. */
export type Target =
  | { to: "districts"; on: string }
  | { to: "combined-authorities"; on: string }
  | { to: "regions"; on: string }
  | { to: "countries"; on: string }
  | { to: "area"; area: DrawnArea };

/** One place of the target, with the districts it is made of as they are on the target's day. */
export type TargetGroup = { code: string; name: string; ground: Ground; members: readonly { code: string; name: string }[] };

/** The day whose codes the target is written in. Of an area of other places than districts there is none. */
export const dayOfTarget = (target: Target): string => (target.to === "area" ? (target.area.on ?? "9999-12-31") : target.on);

/** What it is called in a sentence: "the districts of 31 December 2023" is said as "districts". */
export const targetInWords: Readonly<Record<Target["to"], { one: string; many: string }>> = {
  districts: { one: "district", many: "districts" },
  "combined-authorities": { one: "combined authority", many: "combined authorities" },
  regions: { one: "region", many: "regions" },
  countries: { one: "country", many: "countries" },
  area: { one: "area", many: "areas" },
};

export function groupsOf(target: Target): readonly TargetGroup[] {
  switch (target.to) {
    case "districts":
      return districtsOn(target.on).map((district) => ({
        ...named(district),
        ground: groundOf(district.code),
        members: [named(district)],
      }));
    case "combined-authorities":
      return authoritiesOn(target.on).map(({ code, area, districts: members }) => {
        const ground = groundOfAll(members.map((member) => member.code));
        return { code, name: area, ground, members: standingOn(ground, target.on) };
      });
    case "regions":
      return [
        ...regions.map((region) => group(region, ({ region: of }) => of === region.code, target.on)),
        // Outside England statistics at this level are of the whole country.
        ...countries
          .filter(({ code }) => code !== "E92000001")
          .map((country) => group(country, (district) => district.country === country.code, target.on)),
      ];
    case "countries":
      return countries.map((country) => group(country, (district) => district.country === country.code, target.on));
    case "area": {
      const { id, name, members, on } = target.area;
      if (on === undefined) return [{ code: id, name, ground: new Set(members), members: members.map((code) => ({ code, name: code })) }];
      const ground = groundOfAll(members);
      return [{ code: id, name, ground, members: standingOn(ground, on) }];
    }
  }
}

function group(place: { code: string; name: string }, holds: (district: LocalAuthorityDistrict) => boolean, day: string): TargetGroup {
  const all = districts.filter(holds);
  return {
    ...place,
    ground: groundOfAll(all.map(({ code }) => code)),
    members: districtsOn(day).filter(holds).map(named),
  };
}

const standingOn = (ground: Ground, day: string) =>
  districtsOn(day)
    .filter(({ code }) => [...groundOf(code)].some((piece) => ground.has(piece)))
    .map(named);

const named = ({ code, name }: { code: string; name: string }) => ({ code, name });
