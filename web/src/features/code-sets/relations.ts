import {
  sicLevelOf,
  sicNameOf,
  sicParentOf,
  socLevelOf,
  socNameOf,
  socParentOf,
  codeSetNamed,
  nameInCodeSet,
  type SocEdition,
} from "@concord/domain/code-sets";
import { authorityOf, counties, countries, districtName, districtOf, regions, type Succession } from "@concord/domain/reference";

/** Another code that a code has to do with, and the set to find it in. */
export type Related = { code: string; name: string; key: string; how?: string };

export type Relations = {
  /** What it lies in, the nearest first. */
  within: readonly Related[];
  before: readonly Related[];
  after: readonly Related[];
  from?: string | undefined;
  to?: string | undefined;
};

/** What the codes of a set can have: the columns of its table. */
export function relationsOfSet(key: string): { within: boolean; succession: boolean; lifetime: boolean } {
  const isDistricts = key === "lad" || key.startsWith("lad-");
  const isAuthorities = key === "combined-authority";
  const isTopOf = /^(itl1-|sic-2007-section$|soc-\d{4}-major-group$)/.test(key);
  return {
    within: isDistricts || (/^(itl|sic|soc)/.test(key) && !isTopOf),
    succession: isDistricts || isAuthorities,
    lifetime: isDistricts || isAuthorities,
  };
}

const none: Relations = { within: [], before: [], after: [] };

/** What a code of a set lies in, what it took over from and what took over from it. */
export function relationsOf(key: string, code: string): Relations {
  if (key === "lad" || key.startsWith("lad-")) return ofDistrict(code);
  if (key === "combined-authority") return ofAuthority(code);
  if (key.startsWith("sic-2007-")) return { ...none, within: some(sicAbove(code)) };
  if (key.startsWith("soc-")) return { ...none, within: some(socAbove(key.startsWith("soc-2010-") ? 2010 : 2020, code)) };
  if (/^itl[23]-/.test(key)) return { ...none, within: some(itlAbove(key, code)) };
  return none;
}

const some = (one: Related | undefined): Related[] => (one ? [one] : []);

function ofDistrict(code: string): Relations {
  const district = districtOf(code);
  if (!district) return none;
  const { region, county, country, from, to, successors, predecessors } = district;
  return {
    within: [...some(named(counties, county, "county")), ...some(named(regions, region, "region") ?? named(countries, country, "country"))],
    before: predecessors.map(step),
    after: successors.map(step),
    from,
    to,
  };
}

const changes: Readonly<Record<Succession["change"], string>> = {
  merged: "merged",
  recoded: "given a new code",
  "boundary-changed": "boundary changed",
  redrawn: "lines drawn afresh",
};

const step = ({ code, change }: Succession): Related => ({ code, name: districtName(code) ?? code, key: "lad", how: changes[change] });

const named = (list: readonly { code: string; name: string }[], code: string | undefined, key: string): Related | undefined => {
  const found = list.find((one) => one.code === code);
  return found && { code: found.code, name: found.name, key };
};

function ofAuthority(code: string): Relations {
  const authority = authorityOf(code);
  if (!authority) return none;
  const after = (authority.succeededBy ?? []).map((next) => ({
    code: next,
    name: authorityOf(next)?.name ?? next,
    key: "combined-authority",
  }));
  return { ...none, after, from: authority.from, to: authority.to };
}

function sicAbove(code: string): Related | undefined {
  const parent = sicParentOf(code);
  const level = parent === undefined ? undefined : sicLevelOf(parent);
  return parent === undefined || level === undefined
    ? undefined
    : { code: parent, name: sicNameOf(parent) ?? parent, key: `sic-2007-${level}` };
}

function socAbove(edition: SocEdition, code: string): Related | undefined {
  const parent = socParentOf(edition, code);
  const level = parent === undefined ? undefined : socLevelOf(edition, parent);
  return parent === undefined || level === undefined
    ? undefined
    : { code: parent, name: socNameOf(edition, parent) ?? parent, key: `soc-${edition}-${level.replace(" ", "-")}` };
}

function itlAbove(key: string, code: string): Related | undefined {
  const parentKey = key.replace(/^itl(\d)/, (_, level: string) => `itl${Number(level) - 1}`);
  const set = codeSetNamed(parentKey);
  const parent = code.slice(0, -1);
  const name = set && nameInCodeSet(set, parent);
  return name === undefined ? undefined : { code: parent, name, key: parentKey };
}
