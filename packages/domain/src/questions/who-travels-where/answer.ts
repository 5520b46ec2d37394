import {
  commutingZone,
  jobsPerResidentWorker,
  jobsPerResidentWorkerInterval,
  netCommuting,
  netCommutingInterval,
  selfContainment,
  selfContainmentInterval,
  share,
  shareInterval,
  smallestSupply,
  travelToWorkValidity,
  travelToWorkValidityInterval,
  type Belonging,
  type Commuters,
  type Interval,
} from "@concord/analysis";
import type { Bounds, Finding, Row, Table } from "../answer.ts";
import type { Cube, Sum } from "../cube/cube.ts";
import { figure, unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { rankRows, unranked, type UnrankedRow } from "../rank-rows.ts";
import { addSums } from "../sectors/sector-sums.ts";
import { flowSums, type FlowSums } from "./flow-sums.ts";
import { marketTables } from "./labour-markets.ts";
import {
  betweenMeasures,
  commuterMeasures,
  fewWorkers,
  inflowMeasures,
  outflowMeasures,
  rowNotes,
  ruleLabel,
  ruleMeasures,
  supplyLabel,
  zoneLabel,
} from "./measures.ts";
import type { WhoTravelsWhere } from "./question.ts";
import { ruleOf } from "./rule.ts";
import { warningsOf } from "./warnings.ts";

/** Everything that is asked of one table of flows. */
export type Flows = { flows: Cube };

/** Among more places than this, the flows between each two are not listed. */
const mostBetween = 20;
export const otherPlaces = "other-places";

/** How self-contained the area and each of its places are, who comes from where, who goes where, and how far the area reaches. */
export async function answerWhoTravelsWhere(question: WhoTravelsWhere, { flows }: Flows, pace: Pace): Promise<Finding> {
  const sums = await paced(flowSums(flows, question), pace, "Adding up flows");
  const bounds: Bounds = flows.sampled ? "sampling" : "tightest";
  const nameOf = (code: string) => flows.nameOf("origin", code) ?? flows.nameOf("destination", code) ?? code;
  const making = { question, sums, bounds, nameOf };
  const tables = [
    placesTable(making),
    areaTable(making),
    flowsTable(making, "inflows"),
    flowsTable(making, "outflows"),
    catchmentTable(making),
    ...(sums.area.length > 1 && sums.area.length <= mostBetween ? [betweenTable(making)] : []),
    ...(question.labourMarketAreas ? await marketTables({ ...making, pace }) : []),
  ];
  return {
    tables,
    warnings: warningsOf({ question, flows, sums, tables }),
    coverage: coverageOf(question, sums),
  };
}

export type Making = { question: WhoTravelsWhere; sums: FlowSums; bounds: Bounds; nameOf: (code: string) => string };

function placesTable({ sums, bounds, nameOf }: Making): Table {
  const rows = sums.area.map((code): UnrankedRow => {
    const commuters = sums.of(code);
    return { code, name: nameOf(code), figures: commuterFigures(commuters), notes: notesOf(commuters) };
  });
  return {
    key: "places",
    title: "Place by place",
    rowsAre: "place",
    measures: commuterMeasures(bounds),
    rankedBy: "supply",
    rows: rankRows(rows, "supply"),
    notes: rowNotes,
  };
}

function areaTable({ question, sums, bounds }: Making): Table {
  const { whole } = sums;
  const isKnown = whole.within.known + whole.out.known > 0 && whole.within.known + whole.in.known > 0;
  const point = isKnown ? travelToWorkValidity(pointsOf(whole), ruleOf(question)) : undefined;
  const interval = point === undefined ? undefined : travelToWorkValidityInterval(whole, ruleOf(question));
  return {
    key: "area",
    title: "The area as one",
    rowsAre: "area",
    measures: ruleMeasures(bounds),
    labels: [ruleLabel],
    rows: unranked([
      {
        code: "area",
        name: "The area",
        figures: { ...commuterFigures(whole), validity: figure(point, interval) },
        labels: { standing: standingOf(interval) },
        notes: notesOf(whole),
      },
    ]),
    notes: rowNotes,
  };
}

/** In the least digit a share of exactly the target may be a little below it. */
const met = 1 - 1e-12;

function standingOf(validity: Interval | undefined): string {
  if (validity && validity.low >= met) return "meets";
  return validity && validity.high < met ? "does-not-meet" : "cannot-be-told";
}

/** Flows over the area's border, the largest by themselves and the rest as one. */
function flowsTable({ question, sums, bounds, nameOf }: Making, direction: "inflows" | "outflows"): Table {
  const isIn = direction === "inflows";
  const total = isIn ? jobsOf(sums.whole) : residentsOf(sums.whole);
  const { shown, others } = flowsShown(question, sums, direction);
  const rowOf = (code: string, name: string, places: readonly string[]): UnrankedRow => {
    const parts = places.map((place) => (isIn ? sums.sent(place) : sums.drawn(place)));
    const [here, elsewhere] = [addSums(parts.map((part) => part.here)), addSums(parts.map((part) => part.elsewhere))];
    const ofTotal = shareOf(here, rest(total, here, sums));
    const ofIts = shareOf(here, elsewhere);
    return {
      code,
      name,
      figures: {
        workers: countOf(here),
        "share-of-jobs": isIn ? ofTotal : ofIts,
        "share-of-residents": isIn ? ofIts : ofTotal,
      },
      notes: here.missing > 0 ? ["flows-missing"] : [],
    };
  };
  const rows: Row[] = rankRows(
    shown.map((place) => rowOf(place, nameOf(place), [place])),
    "workers",
  );
  if (others.length > 0) rows.push(...unranked([rowOf(otherPlaces, `All other places (${others.length})`, others)]));
  return {
    key: direction,
    title: isIn ? "Where its workers come from" : "Where its residents go",
    rowsAre: "place",
    measures: isIn ? inflowMeasures(bounds) : outflowMeasures(bounds),
    rankedBy: "workers",
    rows,
    notes: rowNotes,
  };
}

/** The places at the other end of the largest flows, in order of code, and those at the end of the rest. */
export function flowsShown(
  question: WhoTravelsWhere,
  sums: FlowSums,
  direction: "inflows" | "outflows",
): { shown: string[]; others: string[] } {
  const area = new Set(sums.area);
  const ends = direction === "inflows" ? sums.origins : sums.destinations.places;
  const flows = ends
    .filter((place) => !area.has(place))
    .map((place) => ({ place, here: direction === "inflows" ? sums.sent(place).here : sums.drawn(place).here }))
    .filter(({ here }) => here.point > 0 || (here.known > 0 && here.high > 0))
    .sort((one, other) => other.here.point - one.here.point || (one.place < other.place ? -1 : 1));
  const places = flows.map(({ place }) => place);
  return { shown: places.slice(0, question.mostFlows).sort(), others: places.slice(question.mostFlows).sort() };
}

/** How far the area reaches: its commuting zone, and the fewest places that supply most of its jobs. */
function catchmentTable({ question, sums, bounds, nameOf }: Making): Table {
  const area = new Set(sums.area);
  const outside = sums.origins.filter((place) => !area.has(place));
  const zone = new Map(
    commutingZone(
      outside.map((place) => ({ place, ...sums.sent(place) })),
      question.zoneShare,
    ).map((member) => [member.place, member.belonging]),
  );
  const workersOf = (place: string): Sum => (area.has(place) ? sums.supplies(place) : sums.sent(place).here);
  const supply = smallestSupply(
    sums.origins.map((origin) => ({ origin, workers: workersOf(origin) })),
    question.suppliedShare,
  );
  const jobs = jobsOf(sums.whole);
  const rows = sums.origins.flatMap((place): UnrankedRow[] => {
    const workers = workersOf(place);
    const belongs: { zone: Belonging | "core"; supply: Belonging } = {
      zone: area.has(place) ? "core" : zone.get(place)!, // it is one of the two
      supply: supply?.belonging.get(place) ?? "certainly-not",
    };
    if (belongs.zone === "certainly-not" && belongs.supply === "certainly-not") return [];
    if (workers.known === 0 && belongs.zone !== "core") return [];
    const ofIts = area.has(place) ? residentsOf(sums.of(place)) : addSums(Object.values(sums.sent(place)));
    return [
      {
        code: place,
        name: nameOf(place),
        figures: {
          workers: countOf(workers),
          "share-of-jobs": shareOf(workers, rest(jobs, workers, sums)),
          "share-of-residents": area.has(place)
            ? shareOf(workers, rest(ofIts, workers, sums))
            : shareOf(workers, sums.sent(place).elsewhere),
        },
        labels: belongs,
        notes: workers.missing > 0 ? ["flows-missing"] : [],
      },
    ];
  });
  return {
    key: "catchment",
    title: "How far it reaches",
    rowsAre: "place",
    measures: inflowMeasures(bounds),
    labels: [zoneLabel(question), supplyLabel(question)],
    rankedBy: "share-of-residents",
    rows: rankRows(rows, "share-of-residents"),
    notes: rowNotes,
  };
}

function betweenTable({ sums, bounds, nameOf }: Making): Table {
  const rows = sums.area.flatMap((from) =>
    sums.area.map((to): UnrankedRow => {
      const workers = sums.between(from, to);
      const residents = residentsOf(sums.of(from));
      return {
        code: `${from} > ${to}`,
        name: from === to ? `Within ${nameOf(from)}` : `${nameOf(from)} to ${nameOf(to)}`,
        figures: { workers: countOf(workers), "share-of-residents": shareOf(workers, rest(residents, workers, sums)) },
        notes: workers.missing > 0 ? ["flows-missing"] : [],
        within: from,
      };
    }),
  );
  return {
    key: "between",
    title: "Between its places",
    rowsAre: "flow",
    measures: betweenMeasures(bounds),
    rankedBy: "workers",
    rows: rankRows(rows, "workers"),
    notes: rowNotes,
  };
}

export const residentsOf = ({ within, out }: Commuters<Sum>): Sum => addSums([within, out]);
export const jobsOf = (commuters: Commuters<Sum>): Sum => addSums([commuters.within, commuters.in]);

function commuterFigures(commuters: Commuters<Sum>): Record<string, Figure> {
  const [residents, jobs] = [residentsOf(commuters), jobsOf(commuters)];
  const points = pointsOf(commuters);
  const [contained, bounds] = [selfContainment(points), selfContainmentInterval(commuters)];
  const both = residents.known > 0 && jobs.known > 0;
  return {
    residents: countOf(residents),
    jobs: countOf(jobs),
    within: both ? countOf(commuters.within) : unknown,
    supply: residents.known > 0 && contained.supply !== undefined ? figure(contained.supply, bounds.supply) : unknown,
    demand: jobs.known > 0 && contained.demand !== undefined ? figure(contained.demand, bounds.demand) : unknown,
    out: residents.known > 0 ? countOf(commuters.out) : unknown,
    in: jobs.known > 0 ? countOf(commuters.in) : unknown,
    net: both ? figure(netCommuting(points), netCommutingInterval(commuters)) : unknown,
    "jobs-per-resident": both ? ratioOf(commuters) : unknown,
  };
}

function ratioOf(commuters: Commuters<Sum>): Figure {
  const point = jobsPerResidentWorker(pointsOf(commuters));
  return point === undefined ? unknown : figure(point, jobsPerResidentWorkerInterval(commuters));
}

const pointsOf = (commuters: Commuters<Sum>): Commuters<number> => ({
  within: commuters.within.point,
  out: commuters.out.point,
  in: commuters.in.point,
});

/** Known to be nobody, where the table says so; not known, where nothing of it is. */
const countOf = (sum: Sum): Figure => (sum.known === 0 && sum.missing > 0 ? unknown : figure(sum.point, sum));

function shareOf(part: Sum, others: Sum): Figure {
  if (part.known === 0 && part.missing > 0) return unknown;
  const point = share(part.point, part.point + others.point);
  return point === undefined ? unknown : figure(point, shareInterval(part, others));
}

/** Everybody but these. Of rounded cells the difference is exact, for the sums are made of the same; of estimates, whose errors are independent, it goes by squares. */
function rest(whole: Sum, part: Sum, { isSampled }: Pick<FlowSums, "isSampled">): Sum {
  const point = whole.point - part.point;
  const counts = { known: whole.known - part.known, missing: whole.missing - part.missing };
  const isHeld = Number.isFinite(whole.high) && Number.isFinite(part.high);
  if (!isSampled)
    return { point, low: Math.max(0, whole.low - part.low), high: isHeld ? whole.high - part.high : Number.POSITIVE_INFINITY, ...counts };
  const left = (all: number, one: number) => Math.sqrt(Math.max(0, all ** 2 - one ** 2));
  return {
    point,
    low: Math.max(0, point - left(whole.point - whole.low, part.point - part.low)),
    high: isHeld ? point + left(whole.high - whole.point, part.high - part.point) : Number.POSITIVE_INFINITY,
    ...counts,
  };
}

function notesOf(commuters: Commuters<Sum>): string[] {
  const [residents, jobs] = [residentsOf(commuters), jobsOf(commuters)];
  const notes: string[] = [];
  if (residents.missing + jobs.missing > 0) notes.push("flows-missing");
  if (residents.known === 0) notes.push("no-origin");
  if (jobs.known === 0) notes.push("no-destination");
  if ((residents.known > 0 && residents.point < fewWorkers) || (jobs.known > 0 && jobs.point < fewWorkers)) notes.push("few-workers");
  return notes;
}

const coverageOf = ({ places }: WhoTravelsWhere, { tally, area }: FlowSums): Finding["coverage"] => ({
  ...tally,
  share: tally.cells === 0 ? 0 : Number((tally.known / tally.cells).toPrecision(12)),
  placesAsked: new Set(places).size,
  placesFound: area.length,
});
