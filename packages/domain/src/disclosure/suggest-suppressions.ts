import { findDisclosures, type DisclosureAsk, type Finding } from "./find-disclosures.ts";
import { sayPlace } from "./say-finding.ts";
import type { Coordinates, ReleasedCell, ReleasedTable } from "./released-table.ts";

export type Suggestion =
  /** Hiding these as well makes the table safe. A few more than the fewest that would do: they are chosen one by one, smallest figure first. */
  | { possible: true; suppress: readonly { at: Coordinates; name: string }[] }
  /** What left before cannot be taken back, and tells too much together with anything here. */
  | { possible: false; remaining: readonly Finding[] }
  | { possible: false; because: "too-large-to-check"; remaining: readonly [] };

/** Each round hides at least one figure more; a table this many rounds from safe is one to be thought about by a person. */
const mostRounds = 200;

/**
 * Which further figures to hide so that nothing hidden can be had. Greedy: of the figures that a finding is had from,
 * the one that most findings share, and of those the smallest; a 0 last. Not always the fewest that would do.
 */
export function suggestSuppressions(ask: DisclosureAsk): Suggestion {
  let { table } = ask;
  const suppress: Coordinates[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const found = findDisclosures({ ...ask, table });
    if (!found.decided) return { possible: false, because: found.because, remaining: [] };
    if (found.findings.length === 0) {
      return { possible: true, suppress: suppress.map((at) => ({ at, name: sayPlace(at, { tables: [table, ...(ask.known ?? [])] }) })) };
    }
    const chosen = choose(found.findings, table);
    if (chosen.length === 0) return { possible: false, remaining: found.findings };
    suppress.push(...chosen);
    table = hiding(table, chosen);
  }
  const last = findDisclosures({ ...ask, table });
  return { possible: false, remaining: last.decided ? last.findings : [] };
}

/** The same table with these cells hidden. */
export function hiding(table: ReleasedTable, hidden: readonly Coordinates[]): ReleasedTable {
  const keys = new Set(hidden.map(keyOf));
  const cells = table.cells.map((cell): ReleasedCell => (keys.has(keyOf(cell.at)) ? { is: "hidden", at: cell.at } : cell));
  return { ...table, cells };
}

function choose(findings: readonly Finding[], { cells }: ReleasedTable): Coordinates[] {
  const figures = new Map(cells.flatMap((cell) => (cell.is === "figure" ? [[keyOf(cell.at), cell] as const] : [])));
  const uses = new Map<string, number>();
  const hideable = findings.map(({ from }) => from.map(keyOf).filter((key) => figures.has(key)));
  for (const keys of hideable) for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);

  const rank = (key: string) => {
    const { value } = figures.get(key)!; // only those that are figures are ranked
    return { nothing: value === 0 ? 1 : 0, uses: -uses.get(key)!, value: Math.abs(value), key };
  };
  const chosen = new Map<string, Coordinates>();
  for (const keys of hideable) {
    if (keys.length === 0 || keys.some((key) => chosen.has(key))) continue;
    const [best] = keys
      .map(rank)
      .sort(
        (one, other) => one.nothing - other.nothing || one.uses - other.uses || one.value - other.value || (one.key < other.key ? -1 : 1),
      );
    if (best) chosen.set(best.key, figures.get(best.key)!.at);
  }
  return [...chosen.values()];
}

const keyOf = (at: Coordinates): string => JSON.stringify(Object.entries(at).sort(([one], [other]) => (one < other ? -1 : 1)));
