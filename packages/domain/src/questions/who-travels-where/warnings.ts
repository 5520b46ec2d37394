import { counted, grouped, listed } from "@concord/kernel";
import type { Table, Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { some } from "../sectors/sector-sums.ts";
import type { FlowSums } from "./flow-sums.ts";
import { fewWorkers } from "./measures.ts";
import type { WhoTravelsWhere } from "./question.ts";

type Seen = { question: WhoTravelsWhere; flows: Cube; sums: FlowSums; tables: readonly Table[] };

/** A table of fewer places than this is of a part of the country, and knows nothing of who crosses its border. */
const fewPlaces = 300;

/** What a reader would be misled by, most serious first. */
export function warningsOf({ question, flows, sums, tables }: Seen): Warning[] {
  const { tally, whole, places, area, notFound } = sums;
  const nameOf = (code: string) => flows.nameOf("origin", code) ?? flows.nameOf("destination", code) ?? code;
  const few = tables[0]!.rows.filter(({ notes }) => notes.includes("few-workers")).map(({ name }) => name);
  const isClosed = area.length === places.length;
  const missingHere = whole.within.missing + whole.out.missing + whole.in.missing;
  const warnings: (Warning | false)[] = [
    isClosed && {
      code: "nothing-beyond",
      detail:
        "The area is every place of the table, so nobody can be seen to cross its border, and it is self-contained by the making of the table.",
    },
    !isClosed &&
      places.length < fewPlaces && {
        code: "flows-beyond-table",
        detail: `The table holds flows between ${counted(places.length, "place")}. Who comes from anywhere else, or goes there, is not in it: near its border self-containment looks higher than it is.`,
      },
    notFound.length > 0 && {
      code: "place-not-found",
      detail: `${some(notFound, "place")} not in this version, so left out: ${listed(notFound, { most: 8 })}.`,
    },
    tally.absent > 0 &&
      missingHere > 0 && {
        code: "absent-flows",
        detail:
          "Between some places the table has no row. Nothing is known of those flows, and what hangs on them is left open. If your publisher leaves out rows of nobody, say so where the table is chosen.",
      },
    isCutOff(question, flows, sums) && {
      code: "small-flows-left-out",
      detail: `No flow of the table is of fewer than ${grouped(sums.smallest)} people, and ${counted(sums.pairsWithoutRow, "pair")} of places ${sums.pairsWithoutRow === 1 ? "has" : "have"} no row: smaller flows were probably left out. Counted as nobody, they make places look more self-contained than they are.`,
    },
    tally.suppressed > 0 && {
      code: "suppressed-cells",
      detail: `${some(tally.suppressed, "flow")} suppressed by the source. They are not counted as nobody: what hangs on them is left open.`,
    },
    tally.blank > 0 && {
      code: "blank-cells",
      detail: `${some(tally.blank, "flow")} blank in the source. They are not counted as nobody: what hangs on them is left open.`,
    },
    flows.notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(flows.notRoundedSo, "figure")} not rounded as the dataset’s description says. Intervals are too narrow where they are used.`,
    },
    sums.destinations.leftOut.length > 0 && {
      code: "destinations-left-out",
      detail: `Left out, as asked: ${listed(sums.destinations.leftOut.map(nameOf), { most: 6 })} (${grouped(Math.round(sums.leftOutWorkers))} people).`,
    },
    sums.destinations.home.length > 0 && {
      code: "home-workers",
      detail: `Counted as working where they live, as asked: ${listed(sums.destinations.home.map(nameOf), { most: 6 })}.`,
    },
    few.length > 0 && {
      code: "small-base",
      detail: `${some(few, "place")} of fewer than ${fewWorkers} residents in work or jobs, where a handful more or fewer moves a share: ${listed(few, { most: 8 })}.`,
    },
    ...marketWarnings(question, sums),
  ];
  return warnings.filter((warning) => warning !== false);
}

/** What the smallest flow of a table is where none was left out. */
const leastPublished: Record<Cube["rounding"], number> = { none: 1, "nearest-5": 5, bres: 5, "nearest-100": 100 };

/** Rows that are not there count as nobody, and yet the table has no small flow: somebody has cut them off. */
const isCutOff = ({ flows: { absent } }: WhoTravelsWhere, { rounding }: Cube, { smallest, pairsWithoutRow }: FlowSums): boolean =>
  absent === "zero" && pairsWithoutRow > 0 && Number.isFinite(smallest) && smallest > 5 * leastPublished[rounding];

function marketWarnings(question: WhoTravelsWhere, { places, tally }: FlowSums): Warning[] {
  if (!question.labourMarketAreas) return [];
  const isCut = places.length < fewPlaces;
  return [
    {
      code: "areas-by-points",
      detail: `Labour market areas are cut by the counts as published: they have no interval${tally.known < tally.cells && tally.absent + tally.blank + tally.suppressed > 0 ? ", and flows that are not known count as nobody in them" : ""}. Places in one area need not lie side by side.${isCut ? " Cut from a part of the country, they can end where the table does." : ""}`,
    },
  ];
}
