import { refused } from "@concord/kernel";
import { codeSetNamed, isInCodeSet } from "../code-sets/index.ts";
import type { Context } from "../context.ts";
import { districtName } from "../reference/districts.ts";
import type { Coverage } from "./coverage.ts";
import { regroup, type CodeRows, type Regrouped } from "./regroup.ts";
import { targetNamed } from "./target-named.ts";

export const recodingRefusals = {
  "list-unknown": "The list the codes are of is not known. Name a list of districts, such as LAD 2021, or leave it out.",
} as const;

export type Recoding = {
  mapping: readonly { code: string; group: { code: string; name: string } }[];
  groups: readonly Regrouped[];
  coverage: Coverage;
  /** Codes that are not of the list that was named, though they may have a place all the same. */
  notOnList: readonly { code: string; sentence: string }[];
};

/** Where codes lie in a target named by a word. A code given twice is one code, with the rows of both. */
export async function recodePlaces(
  context: Pick<Context, "store">,
  { codes, from, to, on }: { codes: readonly CodeRows[]; from?: string | undefined; to: string; on: string },
): Promise<Recoding> {
  const list = from === undefined ? undefined : codeSetNamed(from);
  if (from !== undefined && list?.family !== "LAD") throw refused("list-unknown", recodingRefusals["list-unknown"]);

  const target = await targetNamed(context, to, on);
  const rows = new Map<string, number>();
  for (const one of codes) rows.set(one.code, (rows.get(one.code) ?? 0) + one.rows);
  const { groupOf, groups, coverage } = regroup(
    [...rows].map(([code, count]) => ({ code, rows: count })),
    target,
  );
  return {
    mapping: [...groupOf].map(([code, group]) => ({ code, group })),
    groups,
    coverage,
    notOnList: list
      ? [...rows.keys()]
          .filter((code) => !isInCodeSet(list, code))
          .map((code) => ({ code, sentence: `${saidOf(code)} is not on the list ${list.name}.` }))
      : [],
  };
}

function saidOf(code: string): string {
  const name = districtName(code);
  return name === undefined ? `“${code}”` : `${name} (${code})`;
}
