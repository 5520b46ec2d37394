import { finish, labourMarketAreas, selfContainment, type LabourMarketAreas, type LongRun } from "@concord/analysis";
import type { Table } from "../answer.ts";
import { exactFigure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { unranked, type UnrankedRow } from "../rank-rows.ts";
import type { FlowSums } from "./flow-sums.ts";
import { marketMeasures, memberMeasures, rowNotes, yoursLabel } from "./measures.ts";
import type { WhoTravelsWhere } from "./question.ts";
import { ruleOf } from "./rule.ts";

type Asked = { question: WhoTravelsWhere; sums: FlowSums; nameOf: (code: string) => string };

export type Market = { code: string; members: readonly string[]; residents: number; jobs: number; within: number; validity: number };
export type Markets = { markets: readonly Market[]; leftTillLast: readonly string[]; alone: readonly string[] };

/** Every place of the table in labour market areas, and those that share one with the places asked about. */
export async function marketTables({ pace, ...asked }: Asked & { pace: Pace }): Promise<Table[]> {
  const { question, sums, nameOf } = asked;
  const cut = await paced(cutting(asked), pace, "Cutting labour market areas");
  const { markets } = marketsOf(sums, cut);
  const area = new Set(sums.area);
  const holds = (members: readonly string[]) => members.filter((place) => area.has(place)).length;
  const jobsIn = new Map(sums.places.map((place) => [place, sums.of(place).within.point + sums.of(place).in.point]));

  const rows = markets.map(({ code, members, residents, jobs, within, validity }): UnrankedRow => {
    const { supply, demand } = selfContainment({ within, out: residents - within, in: jobs - within });
    const yours = holds(members);
    return {
      code,
      name: marketName(members, jobsIn, nameOf),
      figures: {
        places: exactFigure(members.length),
        residents: exactFigure(residents),
        jobs: exactFigure(jobs),
        supply: exactFigure(supply),
        demand: exactFigure(demand),
        validity: exactFigure(validity),
      },
      labels: { yours: yours === 0 ? "none" : yours === area.size ? "all" : "some" },
      notes: [],
    };
  });
  const neighbours = markets
    .filter(({ members }) => holds(members) > 0)
    .flatMap(({ code, members }) => members.map((place) => ({ code, place })));
  const names = new Map(markets.map(({ code, members }) => [code, marketName(members, jobsIn, nameOf)]));
  return [
    {
      key: "labour-markets",
      title:
        question.places.length === 1
          ? "Labour market areas of the whole table"
          : "Labour market areas of the whole table, and where yours lie",
      rowsAre: "part",
      measures: marketMeasures,
      labels: [yoursLabel],
      rows: unranked(rows),
      notes: rowNotes,
    },
    {
      key: "same-labour-market",
      title: "Places in the same labour market areas as yours",
      rowsAre: "place",
      measures: memberMeasures,
      labels: [
        {
          key: "market",
          name: "Labour market area",
          help: "The area that the place is in, named for the place in it with the most jobs.",
          values: Object.fromEntries([...new Set(neighbours.map(({ code }) => code))].map((code) => [code, names.get(code)!])), // markets have names
        },
      ],
      rows: unranked(
        neighbours
          .map(({ code, place }): UnrankedRow => {
            const { within, out, in: inward } = sums.of(place);
            return {
              code: place,
              name: nameOf(place),
              figures: { residents: exactFigure(within.point + out.point), jobs: exactFigure(within.point + inward.point) },
              labels: { market: code },
              notes: [],
            };
          })
          .sort((one, other) => (one.code < other.code ? -1 : 1)),
      ),
      notes: rowNotes,
    },
  ];
}

const cutting = ({ question, sums }: Pick<Asked, "question" | "sums">): LongRun<LabourMarketAreas> =>
  labourMarketAreas(sums.published(), ruleOf(question));

/** The areas without being watched: for whoever asks what one of their figures is made of. */
export const marketsIn = (asked: Pick<Asked, "question" | "sums">): Markets => marketsOf(asked.sums, finish(cutting(asked)));

function marketsOf(sums: FlowSums, { areaOf, validity, leftTillLast }: LabourMarketAreas): Markets {
  const markets = Array.from(validity, (one, index) => ({
    code: `area-${index + 1}`,
    members: [] as string[],
    residents: 0,
    jobs: 0,
    within: 0,
    validity: one,
  }));
  const flows = sums.published();
  for (let flow = 0; flow < flows.workers.length; flow++) {
    const [from, to] = [areaOf[flows.origin[flow]!]!, areaOf[flows.destination[flow]!]!];
    const workers = flows.workers[flow]!;
    if (from >= 0) markets[from]!.residents += workers;
    if (to >= 0) markets[to]!.jobs += workers;
    if (from >= 0 && from === to) markets[from]!.within += workers;
  }
  const alone: string[] = [];
  for (const [index, place] of sums.places.entries()) {
    const area = areaOf[index]!;
    if (area < 0) alone.push(place);
    else markets[area]!.members.push(place);
  }
  return { markets, leftTillLast: leftTillLast.map((index) => sums.places[index]!), alone };
}

/** For the place with the most jobs, as Travel to Work Areas are named. */
function marketName(members: readonly string[], jobsIn: ReadonlyMap<string, number>, nameOf: (code: string) => string): string {
  const main = [...members].sort((one, other) => jobsIn.get(other)! - jobsIn.get(one)! || (one < other ? -1 : 1))[0]!; // an area has a place
  return members.length === 1 ? nameOf(main) : `${nameOf(main)} and ${members.length - 1} more`;
}
