import {
  coefficientOfSpecialisationInterval,
  effectiveNumber,
  giniOfQuotientsInterval,
  herfindahlInterval,
  hooverIndexInterval,
  normalisedHerfindahl,
  shareDifferenceInterval,
  shareInterval,
  sumOfIntervals,
  sumsOfOthers,
  theilLInterval,
  theilTInterval,
  type ComparedCells,
  type Interval,
  type LongRun,
} from "@concord/analysis";
import type { Emit } from "../sectors/figure-set.ts";
import type { SectorCells } from "../sectors/sector-grid.ts";
import type { Shape } from "./shape.ts";

/** By sector of the grid, what some places may truly have together in a period. */
type Cells = (period: number, places: readonly number[]) => SectorCells;

/** What a sector's figures are of: what is published of it decides which have no quotient, and are left out. */
type Known = { intervals: readonly Interval[]; point: Float64Array };

/** Bounds of every figure of an answer, over all that the cells may truly be. */
export function* eachBound(shape: Shape, cellsOfAll: Cells, emit: Emit<Interval>): LongRun<void> {
  const cells = (period: number, places: readonly number[]): Known => {
    const { intervals, point } = cellsOfAll(period, places);
    return {
      intervals: shape.shown.map((sector) => intervals[sector]!),
      point: Float64Array.from(shape.shown, (sector) => point[sector]!),
    };
  };
  const last = shape.periods.length - 1;
  const reference = cells(last, shape.reference);
  const others = restOfEach(shape, (place) => cells(last, [place]).intervals);
  for (const [done, { code, at, isInside }] of shape.places.entries()) {
    const own = cells(last, [at]);
    const compared = comparedOf(isInside ? "inside" : "apart", own.intervals, isInside ? others(own.intervals) : reference.intervals);
    emitMix("places", code, { compared, reference: reference.point }, emit);
    yield (done + 1) / shape.places.length;
  }

  const area = cells(last, shape.area);
  const compared = comparedOf(shape.relation, area.intervals, cells(last, shape.rest).intervals);
  emitMix("whole", "area", { compared, reference: reference.point }, emit);
  emitDiversity("whole", "reference", reference.intervals, emit);
  yield* sectorsOf(shape, { compared, byPlace: shape.reference.map((place) => cells(last, [place])) }, emit);

  if (shape.periods.length > 1) {
    for (const [period, name] of shape.periods.entries()) {
      const then = comparedOf(shape.relation, cells(period, shape.area).intervals, cells(period, shape.rest).intervals);
      emitMix("periods", name, { compared: then, reference: cells(period, shape.reference).point }, emit);
      yield (period + 1) / shape.periods.length;
    }
  }
  if (shape.sections) emitGroups(shape.sections, compared, emit);
}

const comparedOf = (relation: ComparedCells["relation"], area: readonly Interval[], rest: readonly Interval[]): ComparedCells => ({
  relation,
  area,
  rest,
});

type Mix = { compared: ComparedCells; reference: Float64Array };

function emitMix(table: string, row: string, { compared, reference }: Mix, emit: Emit<Interval>): void {
  emitDiversity(table, row, compared.area, emit);
  const coefficient = coefficientOfSpecialisationInterval(compared);
  const among = [...reference.keys()].filter((sector) => reference[sector] !== 0);
  const pick = (intervals: readonly Interval[]) => among.map((sector) => intervals[sector]!);
  emit(table, row, "krugman", coefficient && { low: 2 * coefficient.low, high: 2 * coefficient.high });
  emit(table, row, "coefficient", coefficient);
  emit(table, row, "gini", giniOfQuotientsInterval({ relation: compared.relation, area: pick(compared.area), rest: pick(compared.rest) }));
  emit(table, row, "theil-t", theilTInterval(compared));
  emit(table, row, "theil-l", theilLInterval(compared));
}

function emitDiversity(table: string, row: string, own: readonly Interval[], emit: Emit<Interval>): void {
  const index = herfindahlInterval(own);
  const sectors = own.length;
  emit(table, row, "total", sumOfIntervals(own));
  emit(table, row, "herfindahl", index);
  emit(
    table,
    row,
    "normalised",
    index && sectors > 1 ? { low: normalisedHerfindahl(index.low, sectors)!, high: normalisedHerfindahl(index.high, sectors)! } : undefined, // of several it is defined
  );
  emit(table, row, "effective-number", index && { low: effectiveNumber(index.high), high: effectiveNumber(index.low) });
}

type Spread = { compared: ComparedCells; byPlace: readonly Known[] };

function* sectorsOf({ codes }: Shape, { compared, byPlace }: Spread, emit: Emit<Interval>): LongRun<void> {
  const { relation, area, rest } = compared;
  const [areaOthers, restOthers] = [sumsOfOthers(area), sumsOfOthers(rest)];
  const othersByPlace = byPlace.map(({ intervals }) => sumsOfOthers(intervals));
  const withAny = byPlace.flatMap(({ point }, place) => (point.some((count) => count !== 0) ? [place] : []));
  for (const [at, code] of codes.entries()) {
    const part = { relation, part: area[at]!, others: areaOthers[at]!, restPart: rest[at]!, restOthers: restOthers[at]! };
    const there =
      relation === "inside"
        ? shareInterval(sumOfIntervals([part.part, part.restPart]), sumOfIntervals([part.others, part.restOthers]))
        : shareInterval(part.restPart, part.restOthers);
    const places = comparedOf(
      "inside",
      byPlace.map(({ intervals }) => intervals[at]!),
      othersByPlace.map((others) => others[at]!),
    );
    emit("sectors", code, "share", shareInterval(part.part, part.others));
    emit("sectors", code, "share-there", there);
    emit("sectors", code, "difference", shareDifferenceInterval(part));
    emit("sectors", code, "hoover", hooverIndexInterval(places));
    emit(
      "sectors",
      code,
      "gini-places",
      giniOfQuotientsInterval(
        comparedOf(
          "inside",
          withAny.map((place) => places.area[place]!),
          withAny.map((place) => places.rest[place]!),
        ),
      ),
    );
    yield (at + 1) / codes.length;
  }
}

function emitGroups(sections: readonly string[], { relation, area, rest }: ComparedCells, emit: Emit<Interval>): void {
  const names = [...new Set(sections)].sort();
  const of = (intervals: readonly Interval[], section: string) => intervals.filter((_, at) => sections[at] === section);
  const sums = (intervals: readonly Interval[]) => names.map((section) => sumOfIntervals(of(intervals, section)));
  emit("groups", "between", "adds", theilTInterval(comparedOf(relation, sums(area), sums(rest))));
  const others = sumsOfOthers(sums(area));
  for (const [at, section] of names.entries()) {
    const weight = shareInterval(sumOfIntervals(of(area, section)), others[at]!);
    const within = theilTInterval(comparedOf(relation, of(area, section), of(rest, section)));
    emit("groups", section, "adds", weight && within && { low: weight.low * within.low, high: weight.high * within.high });
  }
}

/**
 * The rest of the reference for any of its places, without adding up all the
 * others again. What only that place leaves open is not open in the rest.
 */
function restOfEach(
  { shown, reference }: Shape,
  cellsOf: (place: number) => readonly Interval[],
): (own: readonly Interval[]) => Interval[] {
  const sums = shown.map(() => ({ low: 0, high: 0, openLow: 0, openHigh: 0 }));
  for (const place of reference) {
    for (const [at, { low, high }] of cellsOf(place).entries()) {
      const sum = sums[at]!;
      if (Number.isFinite(low)) sum.low += low;
      else sum.openLow++;
      if (Number.isFinite(high)) sum.high += high;
      else sum.openHigh++;
    }
  }
  // Of figures that are not whole, the last digit may say less than none.
  const rest = (whole: number, part: number): number => (whole >= 0 ? Math.max(0, whole - part) : whole - part);
  return (own) =>
    own.map(({ low, high }, at) => {
      const sum = sums[at]!;
      const [isLow, isHigh] = [Number.isFinite(low), Number.isFinite(high)];
      return {
        low: sum.openLow > (isLow ? 0 : 1) ? Number.NEGATIVE_INFINITY : rest(sum.low, isLow ? low : 0),
        high: sum.openHigh > (isHigh ? 0 : 1) ? Number.POSITIVE_INFINITY : rest(sum.high, isHigh ? high : 0),
      };
    });
}
