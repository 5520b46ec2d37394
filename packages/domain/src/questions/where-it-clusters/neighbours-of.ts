import {
  contiguity,
  distanceBand,
  leastBandWithoutIslands,
  nearestNeighbours,
  rowStandardised,
  type DistanceWeight,
  type LongRun,
  type SpatialWeights,
} from "@concord/analysis";
import { counted, grouped, listed, refused } from "@concord/kernel";
import type { PlaceShape } from "./boundaries.ts";
import type { WhereItClusters } from "./question.ts";

export type FoundNeighbours = {
  readonly weights: SpatialWeights;
  /** Places for which several were just as far as the last of the nearest, and not all could be taken. */
  readonly tied: readonly number[];
  /** The least distance at which nobody would be without a neighbour, where distance is what was asked. */
  readonly leastMetres: number | undefined;
};

export const neighbourRefusals = {
  "points-have-no-borders":
    "These shapes are points, which have no borders. Ask for the nearest neighbours, or for those within a distance.",
  "nearest-needed": "Say how many nearest neighbours each place has.",
  "distance-needed": "Say within what distance places are neighbours.",
  "distance-too-far":
    "Within so great a distance nearly everybody is everybody’s neighbour, and nothing can be told apart. Choose a shorter one.",
} as const;

const refusal = (code: keyof typeof neighbourRefusals, which = "") => refused(code, `${neighbourRefusals[code]}${which}`);

/** Coincident middles would count without limit: nearer than this is taken as this. */
const noNearerThanMetres = 100;

/** Each from both sides: 8,000 places with 500 neighbours each. */
const mostNeighbours = 4_000_000;

/** Who is whose neighbour, as the question says it. */
export function* neighboursOf(question: WhereItClusters, shapes: readonly PlaceShape[]): LongRun<FoundNeighbours> {
  const { weights, tied, leastMetres } = yield* found(question, shapes);
  return { weights: question.surroundings === "mean" ? rowStandardised(weights) : weights, tied, leastMetres };
}

function* found(question: WhereItClusters, shapes: readonly PlaceShape[]): LongRun<FoundNeighbours> {
  const points = { unit: "degrees", points: shapes.map(({ middle }) => middle) } as const;
  const weigh: DistanceWeight =
    question.distance === "alike" ? "alike" : { power: question.distance === "inverse" ? 1 : 2, noNearerThanMetres };
  switch (question.neighbours) {
    case "queen":
    case "rook": {
      if (shapes.some(({ boundary }) => boundary.length === 0)) throw refusal("points-have-no-borders");
      const borders = { rule: question.neighbours, tolerance: question.toleranceDegrees };
      const weights = yield* contiguity(
        shapes.map(({ boundary }) => boundary),
        borders,
      );
      return { weights, tied: [], leastMetres: undefined };
    }
    case "nearest": {
      if (question.nearest === undefined) throw refusal("nearest-needed");
      return { ...(yield* nearestNeighbours(points, { k: question.nearest, weigh })), leastMetres: undefined };
    }
    case "within": {
      if (question.withinMetres === undefined) throw refusal("distance-needed");
      const weights = yield* distanceBand(points, { withinMetres: question.withinMetres, weigh, mostNeighbours });
      if (!weights) throw refusal("distance-too-far");
      return { weights, tied: [], leastMetres: leastBandWithoutIslands(points) };
    }
  }
}

/** Who counts as a neighbour, within a sentence: "places that share a border or a corner". */
export function sayNeighbours({ neighbours, nearest, withinMetres, distance }: WhereItClusters): string {
  const counting = distance === "alike" ? "" : distance === "inverse" ? ", the nearer for more" : ", the nearer for much more";
  switch (neighbours) {
    case "queen":
      return "places that share a border or a corner";
    case "rook":
      return "places that share a piece of border";
    case "nearest":
      return `the ${counted(nearest ?? 0, "nearest place")}${counting}`;
    case "within":
      return `places within ${sayMetres(withinMetres ?? 0)}${counting}`;
  }
}

export const sayMetres = (metres: number): string =>
  metres < 1_000 ? `${grouped(Math.round(metres))} m` : `${grouped(Math.round(metres / 100) / 10)} km`;

export const sayPlaces = (names: readonly string[]): string => listed(names, { most: 8 });
