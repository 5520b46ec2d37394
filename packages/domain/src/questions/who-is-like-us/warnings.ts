import type { ComparatorDistances, Measured, Standing } from "@concord/analysis";
import { counted, listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import { some } from "../sectors/sector-sums.ts";
import type { Evidence } from "./answer.ts";
import type { CriterionValue } from "./criterion-values.ts";
import type { WhoIsLikeUs } from "./question.ts";

type Seen = {
  question: WhoIsLikeUs;
  evidence: Evidence;
  own: string;
  candidates: readonly string[];
  values: readonly ((place: string) => CriterionValue)[];
  distances: ComparatorDistances;
  group: readonly string[];
  standings: readonly (Standing | undefined)[];
  names: (place: string) => string;
};

/** Fewer places than this are few to take a spread from. */
const fewPlaces = 10;
/** Two criteria that go together more than this say nearly the same. */
const alike = 0.9;

/** What a reader would be misled by, most serious first. */
export function warningsOf({ question, evidence, own, candidates, values, distances, group, standings, names }: Seen): Warning[] {
  const { criteria } = question;
  const named = (is: (index: number) => boolean) => criteria.flatMap(({ name }, index) => (is(index) ? [`“${name}”`] : []));
  const use = (index: number) => distances.criteria[index]!; // one for each criterion
  const ownUnknown = named((index) => reasonOf(use(index)) === "own-unknown");
  const noSpread = named((index) => reasonOf(use(index)) === "no-spread");
  const unranked = candidates.filter((_, index) => distances.candidates[index] === undefined);
  const ranked = candidates.length - unranked.length;
  const swappable = group.filter((place) => standings[candidates.indexOf(place)]!.worst > question.nearest); // those in the group are ranked
  const pairs = pairsAlike(criteria, values, [own, ...candidates], distances);
  const notRoundedSo = evidence.criteria.reduce((sum, { figures, per }) => sum + figures.notRoundedSo + (per?.notRoundedSo ?? 0), 0);
  const warnings: (Warning | false)[] = [
    ownUnknown.length > 0 && {
      code: "own-unknown",
      detail: `${names(own)} has no figure on ${listed(ownUnknown)}, so ${ownUnknown.length === 1 ? "it is" : "they are"} left out of every distance.`,
    },
    unranked.length > 0 && {
      code: "places-left-out",
      detail: `${some(unranked, "place")} left out for want of a figure on a criterion, and might be like it all the same: ${listed(unranked.map(names), { most: 8 })}.`,
    },
    ranked < question.nearest && {
      code: "few-candidates",
      detail: `The group is to be of ${counted(question.nearest, "place")}, and ${ranked === 1 ? "only 1 has" : `only ${ranked} have`} a figure on every criterion. All of them are in it, however unlike.`,
    },
    swappable.length > 0 && {
      code: "not-told-apart",
      detail: `${some(swappable, "place")} in the group by the figures as they stand, but cannot be told apart from one that is not: ${listed(swappable.map(names), { most: 8 })}.`,
    },
    noSpread.length > 0 && {
      code: "no-spread",
      detail: `${listed(noSpread)} ${noSpread.length === 1 ? "is" : "are"} left out: ${question.yardstick === "standard-deviation" ? "all places have the same figure" : "more than half of the places have the same figure"}.`,
    },
    pairs.length > 0 && {
      code: "criteria-alike",
      detail: `${listed(pairs, { most: 4 })} go together so closely that they count the same thing twice. Leave one out, or weigh both by half.`,
    },
    ranked >= question.nearest &&
      ranked < fewPlaces && {
        code: "small-base",
        detail: `Differences are measured by the spread of ${counted(ranked + 1, "place")} only, which one more could change.`,
      },
    notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(notRoundedSo, "figure")} not rounded as the description of the dataset says. Intervals are too narrow where they are used.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

const reasonOf = (use: ComparatorDistances["criteria"][number]): string => (use.used ? "used" : use.because);

function pairsAlike(
  criteria: WhoIsLikeUs["criteria"],
  values: Seen["values"],
  places: readonly string[],
  distances: ComparatorDistances,
): string[] {
  const columns = values.map((of) => places.map((place) => of(place).value));
  const pairs: string[] = [];
  for (const [one, first] of columns.entries()) {
    for (const [other, second] of columns.entries()) {
      if (other <= one || !distances.criteria[one]!.used || !distances.criteria[other]!.used) continue;
      if (Math.abs(correlation(first, second) ?? 0) > alike) pairs.push(`“${criteria[one]!.name}” and “${criteria[other]!.name}”`);
    }
  }
  return pairs;
}

/** Pearson's, over the places that have both. Undefined of fewer than five, where it says little. */
function correlation(first: readonly (Measured | undefined)[], second: readonly (Measured | undefined)[]): number | undefined {
  const both = first.flatMap((one, index): [number, number][] => {
    const other = second[index];
    return one && other ? [[one.point, other.point]] : [];
  });
  if (both.length < 5) return undefined;
  const mean = (end: 0 | 1) => both.reduce((sum, pair) => sum + pair[end], 0) / both.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (pair: [number, number]) => number) => both.reduce((total, pair) => total + of(pair), 0);
  const spread = Math.sqrt(sum(([one]) => (one - x) ** 2) * sum(([, other]) => (other - y) ** 2));
  return spread === 0 ? undefined : sum(([one, other]) => (one - x) * (other - y)) / spread;
}
