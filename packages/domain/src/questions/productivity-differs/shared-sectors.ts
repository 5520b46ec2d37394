import { listed, refused } from "@concord/kernel";
import type { SectorDetail } from "../sectors/industry-group.ts";
import {
  codeOfCover,
  coverOf,
  divisionsOf,
  imputedRent,
  isEveryIndustry,
  isPartOfDivision,
  sectionsOf,
  type Cover,
} from "./industry-cover.ts";

/** Codes of one table that together cover something. */
type Node = { cover: Cover; keys: readonly string[]; ofParts?: boolean };

/** A sector that both tables can be added up to, by no code counted twice. */
export type SharedSector = { code: string; outputKeys: readonly string[]; jobKeys: readonly string[]; cover: Cover };

/** What one table has and the other has not. */
export type Unshared = { code: string; keys: readonly string[] };

export type SharedSectors = {
  sectors: readonly SharedSector[];
  onlyOutput: readonly Unshared[];
  onlyJobs: readonly Unshared[];
  /** Sectors of which one table covers divisions that the other does not. */
  unlike: readonly string[];
  /** Codes that name no industry: neither a sector nor a known total. */
  unknown: readonly string[];
  /** The rent that owners pay themselves stands by itself, and was left out. */
  leftOutRent: readonly string[];
};

type Ask = {
  outputCodes: readonly string[];
  jobCodes: readonly string[];
  sectorDetail: SectorDetail;
  rent: "left-out" | "kept";
};

/**
 * The finest sectors that two tables with industries of their own share.
 *
 * Tables of output give divisions in groups, groups of groups and totals, all
 * in one column; tables of jobs give sections, or codes of five digits. Of each
 * table the leaves are taken: codes that are not wholly made up of smaller ones.
 * Two leaves belong to one sector when a division is in both, and so on, until
 * sectors share no division: each is then a sum of codes in either table, and
 * no division is counted twice. Where a table publishes a code for just that
 * sector its figure is used, and not the sum of the smaller ones.
 */
export function sharedSectors({ outputCodes, jobCodes, sectorDetail, rent }: Ask): SharedSectors {
  if (sectorDetail === "group" || sectorDetail === "class") {
    throw refused("not-fine-enough", "Output is not published so finely. Ask by section, or as finely as it is published.");
  }
  const output = nodesOf(outputCodes);
  const jobs = nodesOf(jobCodes);
  const isRent = ({ cover }: Node) => cover.size === 1 && cover.has(imputedRent);
  const allLeaves = leavesOf(output.nodes);
  const outputLeaves = allLeaves.filter((leaf) => rent === "kept" || !isRent(leaf));
  const jobLeaves = leavesOf(jobs.nodes);

  const joined = joining();
  for (const { cover } of [...outputLeaves, ...jobLeaves]) joined.together([...cover]);
  if (rent === "kept") joined.together(["68", imputedRent]);
  if (sectorDetail === "section") {
    for (const { cover } of [...outputLeaves, ...jobLeaves]) for (const section of sectionsOf(cover)) joined.together(divisionsOf(section));
  }

  const groups = new Map<string, { output: Node[]; jobs: Node[] }>();
  for (const [leaves, side] of [
    [outputLeaves, "output"],
    [jobLeaves, "jobs"],
  ] as const) {
    for (const leaf of leaves) {
      const root = joined.rootOf([...leaf.cover][0]!); // a cover covers something
      const group = groups.get(root) ?? { output: [], jobs: [] };
      group[side].push(leaf);
      groups.set(root, group);
    }
  }

  const sectors: SharedSector[] = [];
  const onlyOutput: Unshared[] = [];
  const onlyJobs: Unshared[] = [];
  const unlike: string[] = [];
  for (const group of groups.values()) {
    const outputCover = union(group.output);
    const jobCover = union(group.jobs);
    const cover = new Set([...outputCover, ...jobCover]);
    const code = codeOfCover(cover);
    const outputKeys = keysFor(outputCover, group.output, output.nodes);
    const jobKeys = keysFor(jobCover, group.jobs, jobs.nodes);
    if (jobKeys.length === 0) onlyOutput.push({ code, keys: outputKeys });
    else if (outputKeys.length === 0) onlyJobs.push({ code, keys: jobKeys });
    else {
      sectors.push({ code, outputKeys, jobKeys, cover });
      const divisions = (held: Cover) =>
        [...held]
          .filter((one) => one !== imputedRent)
          .sort()
          .join();
      // Where a table leaves out rows of nought, its finer codes do not show which divisions it covers.
      const isTold = ![...group.output, ...group.jobs].some(({ ofParts }) => ofParts);
      if (isTold && divisions(outputCover) !== divisions(jobCover)) unlike.push(code);
    }
  }
  const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1);
  return {
    sectors: sectors.sort(byCode),
    onlyOutput: onlyOutput.sort(byCode),
    onlyJobs: onlyJobs.sort(byCode),
    unlike: unlike.sort(),
    unknown: [...new Set([...output.unknown, ...jobs.unknown])].sort(),
    leftOutRent: rent === "kept" ? [] : allLeaves.filter(isRent).flatMap(({ keys }) => keys),
  };
}

/** The codes of a table by what they cover. Parts of a division are put together; totals are dropped. */
function nodesOf(codes: readonly string[]): { nodes: Node[]; unknown: string[] } {
  const nodes: Node[] = [];
  const parts = new Map<string, string[]>();
  const unknown: string[] = [];
  const hasRent = codes.some((code) => coverOf(code)?.has(imputedRent));
  for (const code of [...codes].sort()) {
    const said = coverOf(code);
    // Where the rent stands by itself, division 68 is without it, and whatever is said to hold 68 holds both.
    const cover = hasRent && said?.has("68") && code.trim() !== "68" ? new Set([...said, imputedRent]) : said;
    if (cover === undefined) {
      if (!isEveryIndustry(code)) unknown.push(code);
      continue;
    }
    if (!isPartOfDivision(code)) {
      // One thing by two codes is one thing.
      if (!nodes.some((node) => isSame(node.cover, cover))) nodes.push({ cover, keys: [code] });
      continue;
    }
    const [division] = cover as Set<string>;
    parts.set(division!, [...(parts.get(division!) ?? []), code]);
  }
  if (new Set([...parts.values()].flat().map(({ length }) => length)).size > 1) throw mixedLevels();
  for (const [division, keys] of parts) {
    if (nodes.some(({ cover }) => cover.size === 1 && cover.has(division))) throw mixedLevels();
    nodes.push({ cover: new Set([division]), keys, ofParts: true });
  }
  return { nodes, unknown };
}

const mixedLevels = () =>
  refused("mixed-levels", "The industry column holds codes of several levels, so adding them up would count jobs more than once.");

/** Those that are not made up of smaller ones, and not a piece of a larger one that is not. */
function leavesOf(nodes: readonly Node[]): Node[] {
  const inside = (node: Node) =>
    nodes.filter((other) => other !== node && other.cover.size < node.cover.size && isWithin(other.cover, node.cover));
  const whole = nodes.filter((node) => union(inside(node)).size < node.cover.size);
  const leaves = whole.filter((node) => !whole.some((other) => other.cover.size > node.cover.size && isWithin(node.cover, other.cover)));
  const counted = new Set<string>();
  for (const { cover, keys } of leaves) {
    for (const division of cover) {
      if (counted.has(division))
        throw refused(
          "industries-overlap",
          `The industry codes of a table overlap, so adding them up would count some more than once: ${listed(keys)}.`,
        );
      counted.add(division);
    }
  }
  return leaves;
}

/** The one code for just this, where the table has it; otherwise the smaller ones. */
function keysFor(cover: Cover, leaves: readonly Node[], nodes: readonly Node[]): readonly string[] {
  return nodes.find((node) => isSame(node.cover, cover))?.keys ?? leaves.flatMap(({ keys }) => keys).sort();
}

const union = (nodes: readonly Node[]): Set<string> => new Set(nodes.flatMap(({ cover }) => [...cover]));
const isWithin = (part: Cover, whole: Cover): boolean => [...part].every((one) => whole.has(one));
const isSame = (one: Cover, other: Cover): boolean => one.size === other.size && isWithin(one, other);

/** Which divisions belong together, step by step. */
function joining() {
  const parent = new Map<string, string>();
  const rootOf = (one: string): string => {
    const up = parent.get(one) ?? one;
    if (up === one) return one;
    const root = rootOf(up);
    parent.set(one, root);
    return root;
  };
  return {
    rootOf,
    together(all: readonly string[]) {
      const [first, ...rest] = all;
      for (const one of rest) parent.set(rootOf(one), rootOf(first!)); // there is a first when there is a rest
    },
  };
}
