import { refused } from "@concord/kernel";
import type { CellNote } from "./answer.ts";
import { runningSum, summingOf, type Summing } from "./exact-sum.ts";
import type { FoundGroups, FoundMeasure } from "./found.ts";
import { exploreLimits } from "./limits.ts";
import { matchRows } from "./match-rows.ts";
import { columnIn, figureColumn, keyColumns, planMeasures, type ViewPlan } from "./plan.ts";
import { columnReader, type ReadColumn, type Stretch } from "./stretch.ts";
import { compare, type Value } from "./values.ts";
import type { Measure } from "./view.ts";

export const groupRefusals = {
  "too-many-groups": `This makes more than ${exploreLimits.groups.toLocaleString("en-GB")} groups. Group by fewer columns, or filter the rows first.`,
} as const;
export const tooManyGroups = () => refused("too-many-groups", groupRefusals["too-many-groups"]);

type Gathering = { keys: Value[]; rows: number; measures: Gatherer[] };
type Gatherer = { take(column: ReadColumn | undefined, row: number): void; found(rows: number): FoundMeasure };

/** Gathers the groups of a view from stretches of its table. */
export function gatherGroups(plan: ViewPlan): { add(stretch: Stretch): void; found(): FoundGroups } {
  const { view, recode } = plan;
  const keys = keyColumns(view);
  const measures = planMeasures(plan);
  const read = columnReader(plan);
  const gathered = new Map<string, Gathering>();
  const codes = new Map<string, number>();
  let placeless = 0;

  const groupAt = (values: Value[]): Gathering => {
    const key = values.length === 1 ? keyOf(values[0]!) : values.map(keyOf).join("");
    const known = gathered.get(key);
    if (known) return known;
    if (gathered.size >= exploreLimits.groups) throw tooManyGroups();
    const made = { keys: values, rows: 0, measures: measures.map((measure) => gathererOf(measure, plan)) };
    gathered.set(key, made);
    return made;
  };
  if (keys.length === 0) groupAt([]); // of no rows at all there is still a count, which is 0

  return {
    add(stretch) {
      const keyed = keys.map((name) => read(stretch, name).value);
      const measured = measures.map((measure) => (measure.measure === "count" ? undefined : read(stretch, measure.column)));
      const places = view.regroup && read(stretch, view.regroup.column).value;
      const regrouped = view.regroup ? keys.indexOf(view.regroup.column) : -1;

      for (const row of matchRows(plan, stretch, read)) {
        const values = keyed.map((value) => value(row));
        if (places && recode) {
          const code = places(row);
          if (code === null) placeless++;
          else codes.set(String(code), (codes.get(String(code)) ?? 0) + 1);
          const place = code === null ? undefined : recode.get(String(code));
          if (place === undefined) continue;
          values[regrouped] = place;
        }
        const group = groupAt(values);
        group.rows++;
        for (const [place, gatherer] of group.measures.entries()) gatherer.take(measured[place], row);
      }
    },
    found: () => ({
      kind: "groups",
      groups: [...gathered.values()].map(({ keys, rows, measures }) => ({ keys, rows, measures: measures.map((one) => one.found(rows)) })),
      ...(recode ? { codes: [...codes].map(([code, rows]) => ({ code, rows })), placeless } : {}),
    }),
  };
}

/** Told apart from every other value, of whatever kind, also beside others. */
function keyOf(value: Value): string {
  if (value === null) return "-;";
  return typeof value === "number" ? `${value + 0};` : `${value.length}:${value};`;
}

function gathererOf(measure: Measure, plan: ViewPlan): Gatherer {
  if (measure.measure === "count") return { take: () => {}, found: (rows) => ({ of: rows, value: rows, statuses: {} }) };
  const statuses: CellNote["statuses"] = {};
  const ofFigures = figureColumn(plan, measure.column) !== undefined;
  const worked = workerOf(measure.measure, summingOf(columnIn(plan, measure.column), plan.rows));
  let of = 0;
  return {
    take(column, row) {
      const cell = ofFigures ? column!.cell!(row) : undefined; // a measure that is not a count has a column
      if (cell && cell.status !== "normal") statuses[cell.status] = (statuses[cell.status] ?? 0) + 1;
      const value = cell ? cell.value : column!.value(row);
      if (value === null) return;
      of++;
      worked.take(value);
    },
    found: () => ({ of, value: worked.value(of), statuses }),
  };
}

type Worker = { take(value: string | number): void; value(of: number): Value };

function workerOf(measure: Exclude<Measure["measure"], "count">, summing: Summing): Worker {
  switch (measure) {
    case "sum":
    case "mean": {
      const sum = runningSum(summing);
      return {
        take: (value) => sum.add(value as number),
        value: (of) => (of === 0 ? null : measure === "sum" ? sum.value() : sum.value() / of),
      };
    }
    case "median": {
      const figures: number[] = [];
      return {
        take: (value) => void figures.push(value as number),
        value: () => {
          if (figures.length === 0) return null;
          figures.sort((one, other) => one - other);
          return middle(figures[(figures.length - 1) >> 1]!, figures[figures.length >> 1]!);
        },
      };
    }
    case "min":
    case "max": {
      let found: Value = null;
      const isBetter = (order: number) => (measure === "min" ? order < 0 : order > 0);
      return {
        take: (value) => {
          if (found === null || isBetter(compare(value, found))) found = value;
        },
        value: () => found,
      };
    }
    case "distinct": {
      const seen = new Set<string | number>();
      return { take: (value) => void seen.add(value), value: () => seen.size };
    }
  }
}

/** Of an even number of figures the median lies between the two in the middle. */
export const middle = (low: number, high: number): number => (low === high ? low : (low + high) / 2);
