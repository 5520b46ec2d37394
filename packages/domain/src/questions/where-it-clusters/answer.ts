import {
  falseDiscoveryRate,
  geary,
  generalG,
  giStar,
  localMoran,
  localPValues,
  moran,
  normalPValue,
  permuteMoran,
  permuteNeighbours,
  seededRandom,
  simulateClusters,
  spatialLag,
  type Departure,
  type Interval,
  type PermutedMoran,
  type SimulatedClusters,
  type SpatialWeights,
} from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { Finding, Table } from "../answer.ts";
import { exactFigure, figure, unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import type { PlaceShapes } from "./boundaries.ts";
import {
  clusterLabel,
  kindMeasures,
  placeMeasures,
  rowNotes,
  smallCount,
  spotLabel,
  steadyShare,
  wholeMeasures,
  wholeNotes,
  type ValueKind,
} from "./measures.ts";
import { neighboursOf } from "./neighbours-of.ts";
import type { WhereItClusters } from "./question.ts";
import { valuesByPlace, type Figures, type PlaceValues } from "./values-by-place.ts";
import { warningsOf } from "./warnings.ts";

export type Evidence = Figures & { readonly shapes: PlaceShapes };

export const answerRefusals = {
  "too-many-places": "More than 8,000 places cannot be shown in one answer. Ask about the places of one region.",
} as const;

const mostPlaces = 8_000;

/** Whether near places are alike, and which are parts of clusters. */
export async function answerWhereItClusters(question: WhereItClusters, { shapes, ...figures }: Evidence, pace: Pace): Promise<Finding> {
  const found = valuesByPlace(question, figures, shapes);
  if (found.places.length > mostPlaces) throw refused("too-many-places", answerRefusals["too-many-places"]);
  const { weights, tied, leastMetres } = await paced(
    neighboursOf(
      question,
      found.places.map((place) => shapes.get(place)!), // only places with a shape are kept
    ),
    pace,
    "Finding out who borders on whom",
  );
  const statistics = await statisticsOf(question, found, weights, pace);

  const nameOf = (place: string): string => shapes.get(place)?.name ?? figures.figures.nameOf("place", place) ?? place;
  const rows = placeRows({ question, found, weights, statistics, nameOf });
  const kind: ValueKind = {
    whole: found.values.every(Number.isInteger),
    exact: statistics.simulated === undefined,
    sampled: figures.figures.sampled || (figures.base?.sampled ?? false),
  };
  const places: Table = {
    key: "places",
    title: "Place by place",
    rowsAre: "place",
    measures: placeMeasures(question, kind),
    labels: [clusterLabel, spotLabel],
    rankedBy: "gi-star",
    rows: rankRows(rows, "gi-star"),
    notes: rowNotes,
  };
  return {
    tables: [places, wholeTable(statistics, kind), kindsTable(rows)],
    warnings: warningsOf({ question, found, figures, weights, tied, leastMetres, statistics, rows, nameOf, kind }),
    coverage: found.coverage,
    ...(statistics.simulated ? { simulation: question.simulation } : {}),
  };
}

/** All that is worked out, in the order of the places. */
export type Statistics = {
  readonly moran: ReturnType<typeof moran>;
  readonly permutedMoran: PermutedMoran | undefined;
  readonly geary: ReturnType<typeof geary>;
  readonly generalG: ReturnType<typeof generalG>;
  readonly local: ReturnType<typeof localMoran>;
  readonly giStar: Float64Array;
  readonly around: Float64Array;
  readonly pValues: Float64Array;
  /** Whether more rearrangements were as low or lower than as high or higher: the surroundings are then on the high side. */
  readonly isHighSide: readonly boolean[];
  readonly discovery: ReturnType<typeof falseDiscoveryRate>;
  /** Undefined where every figure is exact. */
  readonly simulated: SimulatedClusters | undefined;
};

async function statisticsOf(question: WhereItClusters, found: PlaceValues, weights: SpatialWeights, pace: Pace): Promise<Statistics> {
  const { values, inputs, valuesOf } = found;
  const { permutations, simulation, falseDiscoveryRate: level } = question;
  const random = seededRandom(simulation.seed);
  const global = moran(values, weights);
  const permutedMoran = await paced(
    permuteMoran({ values, weights, permutations, random, tail: "greater" }),
    pace,
    "Dealing the values out to all places anew",
  );
  const permuted = await paced(
    permuteNeighbours({ values, weights, permutations, random }),
    pace,
    "Dealing the neighbours of each place out anew",
  );
  // With all values the same there is nothing to test: a tie is no evidence.
  const pValues = global ? localPValues(permuted, weights, "either") : new Float64Array(values.length).fill(Number.NaN);
  const isExact = inputs.every(({ low, high }) => low === high);
  const simulated =
    isExact || !global
      ? undefined
      : await paced(
          simulateClusters({
            inputs,
            valuesOf,
            weights,
            random,
            draws: simulation.draws,
            level: simulation.level,
            falseDiscoveryLevel: level,
          }),
          pace,
          "Drawing the figures anew within their errors",
        );
  return {
    moran: global,
    permutedMoran,
    geary: geary(values, weights),
    generalG: generalG(values, weights),
    local: localMoran(values, weights, { scale: "n-1" }),
    giStar: giStar(values, weights),
    around: spatialLag(values, weights),
    pValues,
    isHighSide: Array.from(permuted.atLeast, (atLeast, place) => atLeast < permuted.atMost[place]!),
    discovery: falseDiscoveryRate(pValues, { level }),
    simulated,
  };
}

type Seen = {
  question: WhereItClusters;
  found: PlaceValues;
  weights: SpatialWeights;
  statistics: Statistics;
  nameOf: (place: string) => string;
};

function placeRows({ question, found, weights, statistics, nameOf }: Seen): UnrankedRow[] {
  const { local, giStar: scores, pValues, discovery, simulated } = statistics;
  const lows = spatialLag(
    found.intervals.map(({ low }) => low),
    weights,
  );
  const highs = spatialLag(
    found.intervals.map(({ high }) => high),
    weights,
  );
  return found.places.map((place, at) => {
    const isIsland = weights.starts[at] === weights.starts[at + 1];
    const spot = spotOf(statistics, at, isIsland);
    const steadiness = steadinessOf(statistics, at, spot);
    const notes: string[] = [];
    if (question.as !== "figure" && found.counts[at]! < smallCount) notes.push("small-count");
    if ((spot === "hot" || spot === "cold") && steadiness !== undefined && steadiness < steadyShare) notes.push("unsteady");
    return {
      code: place,
      name: nameOf(place),
      figures: {
        value: figure(found.values[at], found.intervals[at]),
        around: isIsland ? unknown : figure(statistics.around[at], { low: lows[at]!, high: highs[at]! }),
        "local-moran": withInterval(local?.statistics[at], simulated, simulated?.localMoran[at]),
        "gi-star": withInterval(scores[at], simulated, simulated?.giStar[at]),
        "p-value": figure(pValues[at], undefined),
        "adjusted-p-value": figure(discovery.adjusted[at], undefined),
        steadiness: figure(steadiness, undefined),
      },
      labels: { cluster: clusterOf(statistics, at, isIsland), spot },
      notes,
    };
  });
}

/** The interval that was simulated, or, where every figure is exact, the figure itself. */
function withInterval(point: number | undefined, simulated: SimulatedClusters | undefined, interval: Interval | undefined): Figure {
  if (point === undefined || Number.isNaN(point)) return unknown;
  return simulated ? figure(point, interval) : exactFigure(point);
}

/** A quadrant is a cluster only where the surroundings are a discovery, on the side of the mean that the quadrant says. */
function clusterOf({ local, discovery, isHighSide }: Statistics, at: number, isIsland: boolean): string {
  if (isIsland) return "island";
  const quadrant = local?.quadrants[at];
  if (!discovery.isDiscovery[at] || quadrant === undefined) return "none";
  return quadrant.endsWith("-high") === isHighSide[at] ? quadrant : "none";
}

function spotOf({ giStar: scores, discovery, isHighSide }: Statistics, at: number, isIsland: boolean): "hot" | "cold" | "none" | "island" {
  if (isIsland) return "island";
  const score = scores[at]!;
  if (!discovery.isDiscovery[at] || Number.isNaN(score) || score === 0) return "none";
  return score > 0 === isHighSide[at] ? (score > 0 ? "hot" : "cold") : "none";
}

function steadinessOf({ simulated }: Statistics, at: number, spot: string): number | undefined {
  if (spot === "island") return undefined;
  if (!simulated) return spot === "none" ? 0 : 1;
  const [hot, cold] = [simulated.hotShare[at]!, simulated.coldShare[at]!];
  return spot === "hot" ? hot : spot === "cold" ? cold : Math.max(hot, cold);
}

function wholeTable({ moran: whole, permutedMoran, geary: c, generalG: g, simulated }: Statistics, kind: ValueKind): Table {
  const row = (code: keyof typeof wholeNotes, name: string, statistic: Figure, rest: Record<string, Figure>): UnrankedRow => ({
    code,
    name,
    figures: { statistic, ...rest },
    notes: [code],
  });
  const against = (expected: number | undefined, departure: Departure | undefined, pValue: number | undefined) => ({
    expected: figure(expected, undefined),
    "z-score": figure(departure?.z, undefined),
    "p-value": figure(pValue, undefined),
  });
  const normal = (departure: Departure | undefined) => departure && normalPValue(departure.z, "either");
  return {
    key: "whole",
    title: "All places together",
    rowsAre: "part",
    measures: wholeMeasures(kind),
    rows: unranked([
      row(
        "general-g",
        "General G of Getis and Ord",
        withInterval(g?.statistic, simulated, simulated?.generalG),
        against(g?.expectation, g?.underRandomisation, normal(g?.underRandomisation)),
      ),
      row(
        "geary",
        "Geary’s C",
        withInterval(c?.statistic, simulated, simulated?.geary),
        against(c?.expectation, c?.underRandomisation, normal(c?.underRandomisation)),
      ),
      row(
        "moran",
        "Moran’s I",
        withInterval(whole?.statistic, simulated, simulated?.moran),
        against(whole?.expectation, whole?.underRandomisation, permutedMoran?.pValue),
      ),
    ]),
    notes: wholeNotes,
  };
}

/** How many places are of each kind. */
function kindsTable(rows: readonly UnrankedRow[]): Table {
  const kinds = [clusterLabel, spotLabel].flatMap(({ key, values }) =>
    Object.entries(values)
      .filter(([code]) => code !== "none" && (key === "cluster" || code !== "island"))
      .map(([code, name]) => ({ key, code, name })),
  );
  return {
    key: "kinds",
    title: "How many places of each kind",
    rowsAre: "category",
    measures: kindMeasures,
    rows: unranked(
      kinds
        .map(({ key, code, name }) => ({
          code,
          name,
          figures: { places: figure(rows.filter(({ labels }) => labels?.[key] === code).length, undefined) },
          notes: [],
        }))
        .sort((one, other) => (one.code < other.code ? -1 : 1)),
    ),
  };
}
