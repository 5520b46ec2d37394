import {
  productivityBounds,
  productivityDecomposition,
  seededRandom,
  simulateIntervals,
  type Interval,
  type ProductivityDecomposition,
} from "@concord/analysis";
import { refused } from "@concord/kernel";
import { paced, type Pace } from "../pace.ts";
import type { Four } from "./gather.ts";
import type { ProductivityDiffers } from "./question.ts";

const partsOfAll = ["within", "between", "cross", "difference", "level", "baseLevel"] as const;
const partsOfSector = [
  "level",
  "baseLevel",
  "share",
  "baseShare",
  "contribution",
  "within",
  "between",
  "cross",
  "betweenFromAverage",
] as const;

export type PartOfAll = (typeof partsOfAll)[number];
export type PartOfSector = (typeof partsOfSector)[number];

/** The interval of every figure of a decomposition. */
export type Intervals = {
  all: Partial<Record<PartOfAll, Interval | undefined>>;
  sectors: readonly Partial<Record<PartOfSector, Interval | undefined>>[];
};

/** Outer bounds of what is rounded; of estimates from samples, and where it is asked for, simulated intervals. */
export async function intervalsOf(question: ProductivityDiffers, sectors: readonly Four[], pace: Pace): Promise<Intervals> {
  if (question.simulation) return simulated(question.simulation, sectors, pace);
  if (sectors.some((sector) => Object.values(sector).some((figure) => isSampled(figure)))) {
    throw refused(
      "simulation-needed",
      "These figures are estimates from a sample, of which there are no sure bounds. Ask with a simulation.",
    );
  }
  const bounds = productivityBounds(sectors);
  return bounds ? { all: bounds, sectors: bounds.sectors } : { all: {}, sectors: sectors.map(() => ({})) };
}

const isSampled = (figure: unknown): boolean =>
  typeof figure === "object" && figure !== null && "error" in figure && figure.error === "sampling";

async function simulated(
  { seed, draws, level }: NonNullable<ProductivityDiffers["simulation"]>,
  sectors: readonly Four[],
  pace: Pace,
): Promise<Intervals> {
  const figures = new Float64Array(partsOfAll.length + sectors.length * partsOfSector.length);
  const run = simulateIntervals({
    inputs: sectors.flatMap(({ baseOutput, baseJobs, output, jobs }) => [baseOutput, baseJobs, output, jobs]),
    statistics: (values) => {
      const drawn = sectors.map((_, index) => ({
        baseOutput: values[index * 4]!,
        baseJobs: values[index * 4 + 1]!,
        output: values[index * 4 + 2]!,
        jobs: values[index * 4 + 3]!,
      }));
      write(productivityDecomposition(drawn), figures);
      return figures;
    },
    random: seededRandom(seed),
    draws,
    level,
  });
  const intervals = await paced(run, pace, "Drawing what the figures may have been");
  const slice = <Part extends string>(parts: readonly Part[], from: number) =>
    Object.fromEntries(parts.map((part, index) => [part, intervals[from + index]])) as Record<Part, Interval | undefined>;
  return {
    all: slice(partsOfAll, 0),
    sectors: sectors.map((_, index) => slice(partsOfSector, partsOfAll.length + index * partsOfSector.length)),
  };
}

function write(found: ProductivityDecomposition | undefined, into: Float64Array): void {
  if (!found) {
    into.fill(Number.NaN);
    return;
  }
  let place = 0;
  for (const part of partsOfAll) into[place++] = found[part];
  for (const sector of found.sectors) for (const part of partsOfSector) into[place++] = sector[part] ?? Number.NaN;
}
