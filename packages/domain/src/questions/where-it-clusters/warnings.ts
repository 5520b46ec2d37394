import { islandsOf, type SpatialWeights } from "@concord/analysis";
import { counted, grouped, listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import type { UnrankedRow } from "../rank-rows.ts";
import { some } from "../sectors/sector-sums.ts";
import type { Statistics } from "./answer.ts";
import { smallCount, type ValueKind } from "./measures.ts";
import { sayMetres, sayPlaces } from "./neighbours-of.ts";
import type { WhereItClusters } from "./question.ts";
import type { Figures, PlaceValues } from "./values-by-place.ts";

type Seen = {
  question: WhereItClusters;
  found: PlaceValues;
  figures: Figures;
  weights: SpatialWeights;
  tied: readonly number[];
  leastMetres: number | undefined;
  statistics: Statistics;
  rows: readonly UnrankedRow[];
  nameOf: (place: string) => string;
  kind: ValueKind;
};

/** With fewer places there are too few others for surroundings to be unusual among. */
const fewPlaces = 30;

/** What a reader would otherwise be misled by, most serious first. */
export function warningsOf(seen: Seen): Warning[] {
  const { question, found, figures, weights, tied, leastMetres, statistics, rows, nameOf, kind } = seen;
  const { coverage, places, withoutShape, withoutValue, withoutBase, withoutRow } = found;
  const names = (which: readonly number[]): string => sayPlaces(which.map((at) => nameOf(places[at]!)));
  const islands = islandsOf(weights);
  const small = rows.filter(({ notes }) => notes.includes("small-count"));
  const unsteady = rows.filter(({ notes }) => notes.includes("unsteady"));
  const notRoundedSo = figures.figures.notRoundedSo + (figures.base?.notRoundedSo ?? 0);
  const needed = neededByPermutations(question, statistics);
  const warnings: (Warning | false)[] = [
    !statistics.moran && {
      code: "nothing-to-tell-apart",
      detail:
        islands.length === places.length
          ? "No place has a neighbour, so nothing can be said of surroundings."
          : "Every place has the same value, so there is no arrangement to test.",
    },
    withoutValue.length > 0 && {
      code: "place-without-value",
      detail: `${counted(withoutValue.length, "place")} ${withoutValue.length === 1 ? "has" : "have"} a boundary but no whole figure (${reasons(coverage)}), so left out, not counted as 0: ${sayPlaces(withoutValue.map(nameOf))}. Their neighbours have one neighbour fewer.`,
    },
    withoutRow.length > 0 && {
      code: "places-counted-as-nought",
      detail: `${some(withoutRow, "place")} nowhere in the table and counted as 0, because the source is said to leave out every nought: ${sayPlaces(withoutRow.map(nameOf))}. If the table does not cover them, ask only about the places it covers.`,
    },
    withoutShape.length > 0 && {
      code: "place-without-boundary",
      detail: `${counted(withoutShape.length, "place")} ${withoutShape.length === 1 ? "has no boundary, so it is" : "have no boundary, so they are"} left out: ${sayPlaces(withoutShape.map(nameOf))}. Boundaries of another year or of a smaller area, or totals of larger areas among the places, are the usual reasons.`,
    },
    withoutBase.length > 0 && {
      code: "base-may-be-nothing",
      detail: `${counted(withoutBase.length, "place")} ${withoutBase.length === 1 ? "has" : "have"} a base that is or may be 0, so left out: ${sayPlaces(withoutBase.map(nameOf))}.`,
    },
    places.length < fewPlaces && {
      code: "few-places",
      detail: `Only ${counted(places.length, "place")} can be compared. With fewer than ${fewPlaces}, hardly any surroundings are unusual enough to be told from chance.`,
    },
    islands.length > 0 && {
      code: "places-without-neighbours",
      detail: `${counted(islands.length, "place")} ${islands.length === 1 ? "has" : "have"} no neighbour, so no local figure: ${names(islands)}.${leastMetres === undefined ? "" : ` From ${sayMetres(Math.ceil(leastMetres / 100) * 100)} on every place would have one.`}`,
    },
    needed > 1 && {
      code: "few-permutations",
      detail: `With ${grouped(question.permutations)} permutations the least p value is ${least(question)}, so that among ${grouped(statistics.discovery.tests)} places none counts unless at least ${grouped(needed)} are as unusual as that. From ${grouped(Math.ceil((2 * statistics.discovery.tests) / question.falseDiscoveryRate) - 1)} permutations on, one alone could count.`,
    },
    question.as === "figure" &&
      kind.whole && {
        code: "counts-follow-size",
        detail:
          "Counts follow the size of places: this may show where large places lie together. Ask of a share or a rate to see more than that.",
      },
    small.length > 0 && {
      code: "small-numbers",
      detail: `${counted(small.length, "place")} ${small.length === 1 ? "counts" : "count"} fewer than ${smallCount}, so that chance alone moves ${small.length === 1 ? "its" : "their"} ${question.as} by more than a fifth: ${sayPlaces(small.map(({ name }) => name))}.`,
    },
    unsteady.length > 0 && {
      code: "unsteady-spots",
      detail: `${some(unsteady.length, "hot or cold spot")} so only in some of the draws, and ${unsteady.length === 1 ? "hangs" : "hang"} on how the figures were ${kind.sampled ? "sampled" : "rounded"}: ${sayPlaces(unsteady.map(({ name }) => name))}.`,
    },
    tied.length > 0 && {
      code: "equally-near",
      detail: `For ${counted(tied.length, "place")} several others are equally near, and not all could be taken: those first in order of code were. ${names(tied)}.`,
    },
    notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(notRoundedSo, "figure")} not rounded as the dataset's description says. Intervals are too narrow where they are used.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

const least = ({ permutations }: WhereItClusters): string => String(Number((2 / (permutations + 1)).toPrecision(3)));

/** How many places must have the least p value before any counts; 0 where that hinders nobody. */
function neededByPermutations(question: WhereItClusters, { discovery, pValues }: Statistics): number {
  if (discovery.threshold !== undefined) return 0;
  const floor = 2 / (question.permutations + 1);
  const atFloor = pValues.filter((p) => p <= floor * 1.000001).length;
  return atFloor === 0 ? 0 : Math.ceil((floor * discovery.tests) / question.falseDiscoveryRate);
}

function reasons({ blank, suppressed, absent }: PlaceValues["coverage"]): string {
  const said = [suppressed > 0 && "suppressed", blank > 0 && "blank", absent > 0 && "not in the table"].filter(
    (reason) => reason !== false,
  );
  return listed(said, { joint: "or" });
}
