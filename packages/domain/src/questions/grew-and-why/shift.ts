import {
  dynamicShiftShare,
  dynamicShiftShareIntervals,
  estebanMarquillas,
  estebanMarquillasIntervals,
  growth,
  growthInterval,
  shiftShare,
  shiftShareIntervals,
  sumOfIntervals,
  type ComparedPeriods,
  type Economy,
  type Interval,
  type LongRun,
} from "@concord/analysis";
import type { Emit } from "../sectors/figure-set.ts";
import type { GrewAndWhy } from "./question.ts";

/** A change and what it is made of, whichever way it is cut, as figures or as their bounds. */
type Parts<T> = {
  readonly change: T;
  readonly national: T | undefined;
  readonly mix: T | undefined;
  readonly competitive: T | undefined;
  readonly allocation?: T | undefined;
  readonly fromNothing?: T | undefined;
};
type Cut<T> = { readonly sectors: readonly Parts<T>[]; readonly total: Parts<T> };

/** What both points and bounds are of. */
export type Shape = {
  kind: GrewAndWhy["kind"];
  /** The codes of all sectors, in order, and which of them are shown. */
  sectors: readonly string[];
  shown: readonly number[];
  /** Only some sectors are shown: what they come to together is told too. */
  isWithin: boolean;
  /** The names of the periods. */
  periods: readonly string[];
};

export const stepName = (periods: readonly string[], step: number): string => `${periods[step]!} to ${periods[step + 1]!}`;

/** Every figure of an answer, of what there was in each period. */
export function eachPoint(shape: Shape, economies: readonly Economy[], emit: Emit<number>): void {
  const [first, last] = [economies[0]!, economies.at(-1)!];
  const cut = cutOf(shape.kind, economies);
  for (const sector of shape.shown) {
    const code = shape.sectors[sector]!;
    const [before, after] = [first.area[sector]!, last.area[sector]!];
    emit("sectors", code, "from", before);
    emit("sectors", code, "to", after);
    emitParts("sectors", code, cut.sectors[sector]!, emit);
    emit("sectors", code, "growth", growth(before, after));
    emit("sectors", code, "growth-there", growth(first.reference[sector]!, last.reference[sector]!));
  }

  const every = [...shape.sectors.keys()];
  const ends = (row: string, counts: (economy: Economy) => ArrayLike<number>, sectors: readonly number[]): [number, number] => {
    const [before, after] = [added(counts(first), sectors), added(counts(last), sectors)];
    emit("whole", row, "from", before);
    emit("whole", row, "to", after);
    emit("whole", row, "growth", growth(before, after));
    return [before, after];
  };
  ends("area", ({ area }) => area, every);
  emitParts("whole", "area", cut.total, emit);
  if (shape.isWithin) {
    ends("within", ({ area }) => area, shape.shown);
    emitParts(
      "whole",
      "within",
      together(cut, shape.shown, (values) => values.reduce((sum, value) => sum + value, 0)),
      emit,
    );
  }
  const [before, after] = ends("reference", ({ reference }) => reference, every);
  emit("whole", "reference", "change", after - before);

  if (shape.kind !== "dynamic") return;
  for (const [step, to] of economies.slice(1).entries()) {
    const from = economies[step]!;
    const name = stepName(shape.periods, step);
    emit("steps", name, "from", added(from.area, every));
    emit("steps", name, "to", added(to.area, every));
    emitParts("steps", name, shiftShare(from, to).total, emit);
  }
}

function cutOf(kind: GrewAndWhy["kind"], economies: readonly Economy[]): Cut<number> {
  const [before, after] = [economies[0]!, economies.at(-1)!];
  switch (kind) {
    case "classic":
      return shiftShare(before, after);
    case "dynamic":
      return dynamicShiftShare(economies);
    case "esteban-marquillas":
      return estebanMarquillas(before, after);
  }
}

/** Bounds of every figure of an answer, over all that the cells may truly be. */
export function* eachBound(
  shape: Shape,
  { cells, begun }: { cells: ComparedPeriods; begun: readonly boolean[] },
  emit: Emit<Interval>,
): LongRun<void> {
  const cut: Cut<Interval> =
    shape.kind === "dynamic"
      ? yield* dynamicShiftShareIntervals(cells)
      : shape.kind === "classic"
        ? shiftShareIntervals(cells)
        : estebanMarquillasIntervals({ ...cells, begun });
  const [first, last] = [cells.periods[0]!, cells.periods.at(-1)!];
  const referenceOf = ({ area, rest }: typeof first, sectors: readonly number[]): Interval =>
    sumOfIntervals(sectors.flatMap((sector) => (cells.relation === "inside" ? [area[sector]!, rest[sector]!] : [rest[sector]!])));
  for (const sector of shape.shown) {
    const code = shape.sectors[sector]!;
    const [before, after] = [first.area[sector]!, last.area[sector]!];
    emit("sectors", code, "from", before);
    emit("sectors", code, "to", after);
    emitParts("sectors", code, cut.sectors[sector]!, emit);
    emit("sectors", code, "growth", growthInterval(before, after));
    emit("sectors", code, "growth-there", growthInterval(referenceOf(first, [sector]), referenceOf(last, [sector])));
    yield 1;
  }

  const every = [...shape.sectors.keys()];
  const ends = (row: string, before: Interval, after: Interval) => {
    emit("whole", row, "from", before);
    emit("whole", row, "to", after);
    emit("whole", row, "growth", growthInterval(before, after));
  };
  const areaOf = ({ area }: typeof first, sectors: readonly number[]) => sumOfIntervals(sectors.map((sector) => area[sector]!));
  ends("area", areaOf(first, every), areaOf(last, every));
  emitParts("whole", "area", cut.total, emit);
  if (shape.isWithin) {
    ends("within", areaOf(first, shape.shown), areaOf(last, shape.shown));
    // Bounds added up hold the sum, if wider than they must be.
    emitParts("whole", "within", together(cut, shape.shown, sumOfIntervals), emit);
  }
  const [before, after] = [referenceOf(first, every), referenceOf(last, every)];
  ends("reference", before, after);
  emit("whole", "reference", "change", { low: after.low - before.high, high: after.high - before.low });

  if (shape.kind !== "dynamic") return;
  for (const [step, to] of cells.periods.slice(1).entries()) {
    const from = cells.periods[step]!;
    const name = stepName(shape.periods, step);
    emit("steps", name, "from", areaOf(from, every));
    emit("steps", name, "to", areaOf(to, every));
    emitParts("steps", name, shiftShareIntervals({ relation: cells.relation, periods: [from, to] }).total, emit);
    yield 1;
  }
}

function emitParts<T>(table: string, row: string, parts: Parts<T>, emit: Emit<T>): void {
  emit(table, row, "change", parts.change);
  emit(table, row, "national", parts.national);
  emit(table, row, "mix", parts.mix);
  emit(table, row, "competitive", parts.competitive);
  if ("allocation" in parts) emit(table, row, "allocation", parts.allocation);
  if ("fromNothing" in parts) emit(table, row, "from-nothing", parts.fromNothing);
}

/** The parts of some sectors together; undefined where one of them is. */
function together<T>({ sectors }: Cut<T>, among: readonly number[], sum: (values: readonly T[]) => T): Parts<T> {
  const part = (of: (parts: Parts<T>) => T | undefined): T | undefined => {
    const values = among.map((sector) => of(sectors[sector]!)).filter((value) => value !== undefined);
    return values.length === among.length ? sum(values) : undefined;
  };
  const isCut = "allocation" in sectors[0]!;
  return {
    change: sum(among.map((sector) => sectors[sector]!.change)),
    national: part(({ national }) => national),
    mix: part(({ mix }) => mix),
    competitive: part(({ competitive }) => competitive),
    ...(isCut ? { allocation: part(({ allocation }) => allocation) } : {}),
  };
}

function added(counts: ArrayLike<number>, sectors: readonly number[]): number {
  let sum = 0;
  for (const sector of sectors) sum += counts[sector]!;
  return sum;
}
