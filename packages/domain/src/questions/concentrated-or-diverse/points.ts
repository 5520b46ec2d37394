import {
  coefficientOfSpecialisation,
  effectiveNumber,
  giniOfConcentration,
  giniOfSpecialisation,
  herfindahl,
  hooverIndex,
  normalisedHerfindahl,
  share,
  theilL,
  theilT,
  theilTDecomposition,
} from "@concord/analysis";
import type { Emit } from "../sectors/figure-set.ts";
import type { Shape } from "./shape.ts";

/** By sector of the grid, what some places have together in a period. */
export type Counts = (period: number, places: readonly number[]) => Float64Array;

/** Every figure of an answer. */
export function eachPoint(shape: Shape, countsOfAll: Counts, emit: Emit<number>): void {
  const counts: Counts = (period, places) => shownOf(shape, countsOfAll(period, places));
  const last = shape.periods.length - 1;
  const byPlace = new Map([...shape.area, ...shape.reference].map((place) => [place, counts(last, [place])]));
  const added = (places: readonly number[]): Float64Array => {
    const sums = new Float64Array(shape.shown.length);
    for (const place of places) {
      const own = byPlace.get(place)!; // of the area or the reference
      for (let at = 0; at < sums.length; at++) sums[at]! += own[at]!;
    }
    return sums;
  };
  const reference = added(shape.reference);
  for (const { code, at } of shape.places) emitMix("places", code, { own: byPlace.get(at)!, reference }, emit);

  const area = added(shape.area);
  emitMix("whole", "area", { own: area, reference }, emit);
  emitDiversity("whole", "reference", reference, emit);
  emitSectors(shape, { area, reference, byPlace: shape.reference.map((place) => byPlace.get(place)!) }, emit);

  if (shape.periods.length > 1) {
    for (const [period, name] of shape.periods.entries()) {
      emitMix("periods", name, { own: counts(period, shape.area), reference: counts(period, shape.reference) }, emit);
    }
  }
  if (shape.sections) emitGroups(shape.sections, { area, reference }, emit);
}

function shownOf({ shown }: Shape, all: Float64Array): Float64Array {
  if (shown.length === all.length) return all;
  const some = new Float64Array(shown.length);
  for (let at = 0; at < some.length; at++) some[at] = all[shown[at]!]!;
  return some;
}

type Mix = { own: Float64Array; reference: Float64Array };

function emitMix(table: string, row: string, { own, reference }: Mix, emit: Emit<number>): void {
  emitDiversity(table, row, own, emit);
  const coefficient = coefficientOfSpecialisation(own, reference);
  emit(table, row, "krugman", coefficient === undefined ? undefined : 2 * coefficient);
  emit(table, row, "coefficient", coefficient);
  emit(table, row, "gini", giniOfSpecialisation(own, reference));
  emit(table, row, "theil-t", theilT(own, reference));
  emit(table, row, "theil-l", theilL(own, reference));
}

function emitDiversity(table: string, row: string, own: Float64Array, emit: Emit<number>): void {
  const index = herfindahl(own);
  emit(table, row, "total", sumOf(own));
  emit(table, row, "herfindahl", index);
  emit(table, row, "normalised", index === undefined ? undefined : normalisedHerfindahl(index, own.length));
  emit(table, row, "effective-number", index === undefined ? undefined : effectiveNumber(index));
}

type Spread = { area: Float64Array; reference: Float64Array; byPlace: readonly Float64Array[] };

function emitSectors({ codes }: Shape, { area, reference, byPlace }: Spread, emit: Emit<number>): void {
  const [areaTotal, referenceTotal] = [sumOf(area), sumOf(reference)];
  const totals = byPlace.map(sumOf);
  for (const [at, code] of codes.entries()) {
    const [here, there] = [share(area[at]!, areaTotal), share(reference[at]!, referenceTotal)];
    const places = byPlace.map((counts) => counts[at]!);
    const isSpread = places.length > 1;
    emit("sectors", code, "share", here);
    emit("sectors", code, "share-there", there);
    emit("sectors", code, "difference", here === undefined || there === undefined ? undefined : here - there);
    emit("sectors", code, "hoover", isSpread ? hooverIndex(places, totals) : undefined);
    emit("sectors", code, "gini-places", isSpread ? giniOfConcentration(places, totals) : undefined);
  }
}

/** Of what lies between sections and what lies within each. */
function emitGroups(
  sections: readonly string[],
  { area, reference }: { area: Float64Array; reference: Float64Array },
  emit: Emit<number>,
): void {
  const parts = theilTDecomposition(area, reference, sections);
  emit("groups", "between", "adds", parts?.between);
  for (const section of [...new Set(sections)].sort()) emit("groups", section, "adds", parts?.groups.get(section)?.adds);
}

const sumOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
