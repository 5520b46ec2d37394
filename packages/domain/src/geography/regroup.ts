import { counted, dayInWords, listed } from "@concord/kernel";
import { authorityOf } from "../reference/authorities.ts";
import { countries, districtName, districtOf, isDistrictOn } from "../reference/districts.ts";
import type { Coverage, UnmatchedCode, Unplaced } from "./coverage.ts";
import { boundariesCrossed, groundOf, groundOfAll, isWithin, meets, withRedrawn, type Ground } from "./ground.ts";
import { dayOfTarget, groupsOf, targetInWords, type DrawnArea, type Target, type TargetGroup } from "./target.ts";

export type CodeRows = { code: string; rows: number };
type Named = { code: string; name: string };

/** One place of the result, with what went into it and what is missing from it. */
export type Regrouped = {
  code: string;
  name: string;
  /** The codes that lie in it, of those given. */
  codes: readonly string[];
  /** The districts of it for which no code was given. None: its total is whole. */
  lacking: readonly Named[];
  /** Codes of one ground: added together, as of one period, they would count it twice. */
  doubled: readonly string[];
};

export type Regrouping = {
  /** For each code that has a place in the target: which. */
  groupOf: ReadonlyMap<string, Named>;
  /** The places that at least one code lies in. */
  groups: readonly Regrouped[];
  coverage: Coverage;
};

/**
 * Where each of these district codes lies in the target, of whatever vintage each is, and how much of the rows
 * that covers. A merged district holds all that went into it; a code is never divided; what is missing from a
 * place, or twice in it, is said. Totals of other levels among the codes are left out rather than counted twice.
 */
export function regroup(codes: readonly CodeRows[], target: Target): Regrouping {
  if (target.to === "area" && target.area.on === undefined) return regroupPlainly(codes, target.area);
  const groups = groupsOf(target);
  const groupOf = new Map<string, Named>();
  const unmatched: UnmatchedCode[] = [];
  const outside: CodeRows[] = [];

  for (const { code, rows } of codes) {
    const place = placeOf(code, groups, target);
    if (place === "outside") outside.push({ code, rows });
    else if (typeof place === "string") unmatched.push({ code, rows, because: place, sentence: unplacedSentence(code, place, target) });
    else groupOf.set(code, { code: place.code, name: place.name });
  }

  const day = dayOfTarget(target);
  const regrouped = groups.flatMap((group) => {
    const own = codes.filter(({ code }) => groupOf.get(code)?.code === group.code).map(({ code }) => code);
    return own.length === 0 ? [] : [{ code: group.code, name: group.name, codes: own, ...wholeness(own, group) }];
  });
  const changed = boundaryNotes(codes, groups, groupOf, day);
  const sum = (list: readonly { rows: number }[]) => list.reduce((total, { rows }) => total + rows, 0);

  return {
    groupOf,
    groups: regrouped,
    coverage: {
      rowsIn: sum(codes),
      rowsMatched: sum(codes.filter(({ code }) => groupOf.has(code))),
      rowsOutside: sum(outside),
      rowsLost: sum(unmatched),
      unmatched,
      outside,
      exact: changed.length === 0 && unmatched.every(({ because }) => because === "another-level") && regrouped.every(isWhole),
      notes: [
        ...joinedNotes(regrouped, target),
        ...changed,
        ...regrouped.flatMap(({ name, doubled }) =>
          doubled.length > 0
            ? [
                `${name}: ${listed(doubled, { most: 6 })} cover the same ground. Where they stand in one period they would be counted twice.`,
              ]
            : [],
        ),
        ...lackingNotes(regrouped, target),
      ],
    },
  };
}

/** Areas of small places: a code is a member or it is outside, since such codes are of one list and never split or joined here. */
function regroupPlainly(codes: readonly CodeRows[], area: DrawnArea): Regrouping {
  const members = new Set(area.members);
  const inside = codes.filter(({ code }) => members.has(code));
  const outside = codes.filter(({ code }) => !members.has(code));
  const given = new Set(inside.map(({ code }) => code));
  const place = { code: area.id, name: area.name };
  const lacking = area.members.filter((code) => !given.has(code)).map((code) => ({ code, name: code }));
  const sum = (list: readonly CodeRows[]) => list.reduce((total, { rows }) => total + rows, 0);
  return {
    groupOf: new Map(inside.map(({ code }) => [code, place])),
    groups: inside.length === 0 ? [] : [{ ...place, codes: [...given], lacking, doubled: [] }],
    coverage: {
      rowsIn: sum(codes),
      rowsMatched: sum(inside),
      rowsOutside: sum(outside),
      rowsLost: 0,
      unmatched: [],
      outside,
      exact: inside.length > 0 && lacking.length === 0,
      notes:
        inside.length > 0 && lacking.length > 0
          ? [
              `${area.name} is only a part: nothing is given for ${listed(
                lacking.map(({ code }) => code),
                { most: 6 },
              )}.`,
            ]
          : [],
    },
  };
}

const isWhole = ({ lacking, doubled }: Regrouped) => lacking.length === 0 && doubled.length === 0;

function placeOf(code: string, groups: readonly TargetGroup[], target: Target): TargetGroup | Unplaced | "outside" {
  const ground = groundOf(code);
  if (ground.size === 0) return isAnotherLevel(code) ? "another-level" : "not-a-district";
  const [first, ...others] = groups.filter((group) => meets(ground, group.ground));
  if (!first) return target.to === "districts" || isOfRedrawn(code, groups) ? "redrawn" : "outside";
  return others.length === 0 && isWithin(ground, first.ground) ? first : "cannot-be-divided";
}

/** Its successors, or what it took over from, are among the groups, but across a redrawing. */
function isOfRedrawn(code: string, groups: readonly TargetGroup[]): boolean {
  const district = districtOf(code);
  return [...(district?.successors ?? []), ...(district?.predecessors ?? [])]
    .filter(({ change }) => change === "redrawn")
    .some((step) => groups.some(({ ground }) => meets(groundOf(step.code), ground)));
}

/** Codes of places that districts add up to, or that add up to districts. */
const isAnotherLevel = (code: string): boolean =>
  /^(E1[0-3]|E47|[EWSN]92|K0[1-4]|[EWS]0[0-5]|S13|N08|E[3-6]\d)\d{6}$/.test(code) || authorityOf(code) !== undefined;

/** What of a group's ground these codes leave out, and which of them stand on the same ground. */
export function wholeness(codes: readonly string[], { ground, members }: Pick<TargetGroup, "ground" | "members">) {
  const covered = withRedrawn(groundOfAll(codes));
  const missing = new Set([...ground].filter((piece) => !covered.has(piece)));
  const lacking: Named[] = [];
  for (const member of members) {
    const own = [...groundOf(member.code)].filter((piece) => ground.has(piece));
    if (own.length === 0 || !own.every((piece) => missing.has(piece))) continue;
    lacking.push(member);
    for (const piece of own) missing.delete(piece);
  }
  for (const piece of missing) if (isStillPartOf(piece, members)) lacking.push({ code: piece, name: districtName(piece) ?? piece });

  const onPiece = new Map<string, string[]>();
  for (const code of new Set(codes)) for (const piece of groundOf(code)) onPiece.set(piece, [...(onPiece.get(piece) ?? []), code]);
  const doubled = [...new Set([...onPiece.values()].filter((many) => many.length > 1).flat())].sort();
  return { lacking, doubled };
}

/** A country's ground has both sides of a redrawing; only the side that stands on the day can be lacking. */
const isStillPartOf = (piece: string, members: readonly Named[]) => members.some(({ code }) => groundOf(code).has(piece));

function joinedNotes(groups: readonly Regrouped[], target: Target): string[] {
  if (target.to !== "districts") return [];
  return groups.flatMap(({ code, name, codes }) => {
    const others = codes.filter((one) => one !== code);
    if (others.length < 2) return [];
    return [
      `${name} (${code}) is the sum of ${listed(
        others.map((one) => districtName(one) ?? one),
        { most: 8 },
      )}, which it took over.`,
    ];
  });
}

function lackingNotes(groups: readonly Regrouped[], target: Target): string[] {
  const partial = groups.filter(({ lacking }) => lacking.length > 0);
  if (partial.length > 5) {
    const { one, many } = targetInWords[target.to];
    return [`${counted(partial.length, one, many)} cannot be given whole, since some of their districts are not among these codes.`];
  }
  return partial.map(
    ({ name, lacking }) =>
      `${name} is only a part: nothing is given for ${listed(
        lacking.map((district) => district.name),
        { most: 6 },
      )}.`,
  );
}

/** A boundary that changed between a code and the target's day matters unless all who took part are in one group. */
function boundaryNotes(
  codes: readonly CodeRows[],
  groups: readonly TargetGroup[],
  groupOf: ReadonlyMap<string, Named>,
  day: string,
): string[] {
  const groundByCode = new Map<string, Ground>(groups.map(({ code, ground }) => [code, ground]));
  const found = new Map<number, { on: string; codes: readonly string[]; given: Set<string> }>();
  for (const { code } of codes) {
    const group = groupOf.get(code);
    if (!group) continue;
    for (const crossed of boundariesCrossed(code, day)) {
      const ground = groundByCode.get(group.code);
      if (ground && isWithin(crossed.ground, ground)) continue;
      const note = found.get(crossed.party) ?? { on: crossed.on, codes: crossed.codes, given: new Set() };
      note.given.add(code);
      found.set(crossed.party, note);
    }
  }
  return [...found.values()].map(({ on, codes: parties, given }) => {
    const names = listed(
      parties.map((code) => districtName(code) ?? code),
      { most: 6 },
    );
    return `${names} changed their boundary on ${dayInWords(on)}: the figures under ${listed([...given], { most: 6 })} are of the land ${[...given].every((code) => (districtOf(code)?.from ?? "") < on) ? "before" : "after"} it.`;
  });
}

function unplacedSentence(code: string, because: Unplaced, target: Target): string {
  const name = districtName(code);
  const what = name ? `${name} (${code})` : code;
  const { one } = targetInWords[target.to];
  switch (because) {
    case "not-a-district":
      return `${what} is the code of no district of the United Kingdom, current or former.`;
    case "another-level":
      return `${what} is a place of another level${countries.some((country) => country.code === code) ? ", a whole country" : ""}: it was left out, so that nothing is counted twice.`;
    case "cannot-be-divided": {
      const district = districtOf(code);
      const before = district?.predecessors.map((step) => districtName(step.code) ?? step.code) ?? [];
      return before.length > 1
        ? `${what} was made from ${listed(before, { most: 8 })}: its figures cannot be divided among them.`
        : `${what} lies across the edge of the ${one}: its figures cannot be divided.`;
    }
    case "redrawn": {
      const district = districtOf(code);
      const on =
        district && !isDistrictOn(district, dayOfTarget(target)) ? (district.successors[0] ?? district.predecessors[0])?.on : undefined;
      return `${what} was redrawn${on ? ` on ${dayInWords(on)}` : ""}: the districts before and after do not share their boundaries, so no figure of the one can be given for the other.`;
    }
  }
}
