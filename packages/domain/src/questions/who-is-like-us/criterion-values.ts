import { ratioOfMeasured, shareOfMeasured, sumOfMeasured, type Measured } from "@concord/analysis";
import { canonicalJson, listed, refused } from "@concord/kernel";
import type { Cube } from "../cube/cube.ts";
import type { Reader } from "../reader.ts";
import { requireOneLevel } from "../sectors/sector-sums.ts";
import type { Part } from "../source.ts";
import type { Criterion, FiguresAsked, WhoIsLikeUs } from "./question.ts";

/** The cubes a criterion is read from. */
export type CriterionRead = { readonly figures: Cube; readonly per?: Cube | undefined };

/** Why a place has no value on a criterion, where it has none. */
export type ValueStanding = "known" | "suppressed" | "blank" | "absent" | "divided-by-nothing";
export type CriterionValue = { readonly value: Measured | undefined; readonly standing: ValueStanding };

export const criterionRefusals = {
  "period-needed": "has several periods, and this question needs one: ",
  "period-not-found": "has no figures for ",
  "nothing-found": "has no figure for any of the places",
} as const;

const refusal = (code: keyof typeof criterionRefusals, { name }: Criterion, which = "") =>
  refused(code, `The table for “${name}” ${criterionRefusals[code]}${which}.`);

/** Reads what one criterion rests on: of the place itself and of those it might be like. */
export async function readCriterion(reader: Reader, { criteria, places, among }: WhoIsLikeUs, index: number): Promise<CriterionRead> {
  const criterion = criteria[index]!; // asked for each of them
  const place = [...new Set([...places, ...among])].sort();
  const read = (role: string, { source, period, across }: FiguresAsked) =>
    reader.cube(role, {
      source,
      parts: across ? ["place", across.part] : ["place"],
      optional: ["period"],
      among: {
        place,
        ...(period === undefined ? {} : { period: [period] }),
        ...(across?.codes ? { [across.part]: [...across.codes].sort() } : {}),
      },
    });
  const figures = await read(roleOf(index), criterion.figures);
  return { figures, ...(criterion.per ? { per: await read(`${roleOf(index)}-per`, criterion.per) } : {}) };
}

export const roleOf = (index: number): string => `criterion-${index + 1}`;

/** The value of a place on a criterion, with its interval. */
export function valuesOf(criterion: Criterion, { figures, per }: CriterionRead): (place: string) => CriterionValue {
  const numerator = figuresOf(criterion, criterion.figures, figures);
  if (!criterion.per || !per) return numerator;
  const denominator = figuresOf(criterion, criterion.per, per);
  const others = restOf(criterion, criterion.per, { figures, per });
  const dependence = criterion.figures.source.datasetId === criterion.per.source.datasetId ? "unknown" : "independent";
  return (place) => {
    const [above, below] = [numerator(place), denominator(place)];
    if (!above.value) return above;
    if (!below.value) return below;
    const rest = others?.(place).value;
    const value = rest ? shareOfMeasured(above.value, rest, "independent") : ratioOf(above.value, below.value, dependence);
    return value ? { value, standing: "known" } : { value: undefined, standing: "divided-by-nothing" };
  };
}

/** A figure may be below 0, what it is divided by may not. */
const ratioOf = (above: Measured, below: Measured, dependence: "independent" | "unknown"): Measured | undefined =>
  below.point < 0 ? undefined : ratioOfMeasured(above, below, dependence);

/** A sum with a cell missing in it is no figure at all: places would be compared by what happens to be known of them. */
function figuresOf(criterion: Criterion, { period, across }: FiguresAsked, cube: Cube): (place: string) => CriterionValue {
  const at = periodOf(criterion, period, cube);
  if (across?.part === "industry" && across.codes === undefined) requireOneLevel(cube, "as-published");
  const part: Part | undefined = across?.part;
  const codes = part === undefined ? [undefined] : [...new Set(across?.codes ?? cube.codes(part))];
  return (place) => {
    const cells = codes.map((code) => cube.at({ place, period: at, ...(part && code !== undefined ? { [part]: code } : {}) }));
    if (cells.every((cell) => cell?.figure !== undefined)) {
      return {
        value: sumOfMeasured(
          cells.map((cell) => cell!.figure!),
          "independent",
        ),
        standing: "known",
      };
    }
    const gap =
      cells.find((cell) => cell?.status === "suppressed") ?? cells.find((cell) => cell !== undefined && cell.figure === undefined);
    return { value: undefined, standing: gap === undefined ? "absent" : gap.status === "suppressed" ? "suppressed" : "blank" };
  };
}

function periodOf(criterion: Criterion, asked: string | undefined, cube: Cube): string {
  if (cube.rows.count === 0) throw refusal("nothing-found", criterion, asked === undefined ? "" : ` in ${asked}`);
  const periods = cube.codes("period");
  if (asked !== undefined && !periods.includes(asked)) throw refusal("period-not-found", criterion, asked);
  if (asked === undefined && periods.length > 1) throw refusal("period-needed", criterion, listed(periods, { joint: "or", most: 8 }));
  return asked ?? periods[0]!; // a table with a row has a period
}

/**
 * Where some codes of a table are set against all of it, what is left of the
 * whole: a part is in its own whole and must not be let vary twice.
 */
function restOf(
  criterion: Criterion,
  per: FiguresAsked,
  read: { figures: Cube; per: Cube },
): ((place: string) => CriterionValue) | undefined {
  const { across, ...one } = criterion.figures;
  const { across: wider, ...other } = per;
  if (!across || !wider || across.part !== wider.part || canonicalJson(one) !== canonicalJson(other)) return undefined;
  const whole = wider.codes ?? read.per.codes(wider.part);
  const part = new Set(across.codes ?? read.figures.codes(across.part));
  if ([...part].some((code) => !whole.includes(code))) return undefined;
  const codes = whole.filter((code) => !part.has(code));
  if (codes.length === 0) return undefined;
  return figuresOf(criterion, { ...per, across: { part: wider.part, codes } }, read.per);
}
