import { sayFigure } from "../questions/unit.ts";
import { isRetired, lastRun, type Insight, type Run } from "./insight.ts";

const became = { holds: "holds", weakened: "is weakened", overturned: "is overturned" } as const;
const still = { holds: "still holds", weakened: "is still weakened", overturned: "is still overturned" } as const;
const was = { holds: "held", weakened: "was weakened", overturned: "was overturned" } as const;

type Told = Pick<Insight, "about" | "claim">;

/** What a run changed, in a sentence: from what to what the figure moved, and how the claim stood and stands. */
export function sayChange({ about }: Told, before: Run, now: Run): string {
  if (now.refusal !== undefined)
    return `It ${was[before.standing]} at ${sayRun(about, before)}, and could not be asked of the newest version, so it is weakened.`;
  const from = sayRun(about, before);
  const to = sayRun(about, now);
  const moved = from === to ? `The figure is ${to}, as before` : `The figure went from ${from} to ${to}`;
  const versions = saysVersions(before, now);
  return before.standing === now.standing
    ? `${moved}${versions}, and the claim ${still[now.standing]}.`
    : `${moved}${versions}: the claim ${was[before.standing]}, and now ${became[now.standing]}.`;
}

/** What the newest run changed since the run before it, or since the claim was made; undefined of one that was never asked again. */
export function whatChanged(insight: Insight): string | undefined {
  const now = lastRun(insight);
  if (insight.runs.length < 2 || isRetired(insight)) return undefined;
  const differs = (run: Run) => run.standing !== now.standing || run.refusal !== now.refusal;
  const before = insight.runs.slice(0, -1).findLast(differs) ?? insight.runs[0]!; // there is always the first
  return sayChange(insight, before, now);
}

function sayRun({ unit }: Insight["about"], { figure: { point, low, high } }: Run): string {
  if (point === null) return "nothing that could be worked out";
  const bounds = low === null || high === null || low === high ? "" : ` (${sayFigure(unit, low)} to ${sayFigure(unit, high)})`;
  return `${sayFigure(unit, point)}${bounds}`;
}

/** " on version 2": where it was asked of one dataset; of several, of those whose version is another. */
function saysVersions(before: Run, now: Run): string {
  const moved = now.pins.filter(({ datasetId, number }) => before.pins.some((pin) => pin.datasetId === datasetId && pin.number !== number));
  return moved.length === 1 ? ` on version ${moved[0]!.number}` : moved.length > 1 ? " on newer versions" : "";
}
