import type { Reply } from "@concord/contract/endpoint";
import type { recodePlaces } from "@concord/contract/geography";
import { districtName } from "@concord/domain/reference";

export type Recoding = Reply<typeof recodePlaces>;

/** One code that was given, and what became of it. */
export type RecodedRow = {
  code: string;
  /** As the district is, or was, called. */
  name: string | undefined;
  standing: "found" | "outside" | "no-place";
  group?: { code: string; name: string } | undefined;
  /** Why it has no place, and that it is not on the list it was said to be of. */
  why: string;
};

/** Every code that was asked about, in the order it was given: found, outside or without a place, and none left out. */
export function recodedRows(codes: readonly string[], { mapping, coverage, notOnList }: Recoding): readonly RecodedRow[] {
  const groups = new Map(mapping.map(({ code, group }) => [code, group]));
  const lost = new Map(coverage.unmatched.map(({ code, sentence }) => [code, sentence]));
  const unlisted = new Map(notOnList.map(({ code, sentence }) => [code, sentence]));
  return codes.map((code) => {
    const group = groups.get(code);
    const sentence = lost.get(code);
    return {
      code,
      name: districtName(code),
      standing: group ? "found" : sentence === undefined ? "outside" : "no-place",
      ...(group ? { group } : {}),
      why: [sentence, unlisted.get(code)].filter((part) => part !== undefined).join(" "),
    };
  });
}

const standings = { found: "found", outside: "outside", "no-place": "no place" } as const;

/** The same as a table to take away, its heads first. */
export const recodedTable = (rows: readonly RecodedRow[]): (string | undefined)[][] => [
  ["code", "name", "standing", "lies in code", "lies in", "note"],
  ...rows.map(({ code, name, standing, group, why }) => [code, name, standings[standing], group?.code, group?.name, why]),
];
