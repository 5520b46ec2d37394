import { beforeRounding, isPublishable } from "@concord/analysis";
import { contentHash } from "@concord/kernel";
import type { Context } from "../context.ts";
import { knownDimensions, releaseId, releases, type ReleaseAsk, type ReleasedTable, type ReleaseRecord } from "../disclosure/index.ts";
import { datasets, fileKeys, getAcceptedVersion, type AcceptedVersion, type CellRow, type Dataset } from "../evidence/index.ts";
import { measureNames } from "./claim-figure.ts";
import { countColumns } from "./count-columns.ts";
import { groupOf } from "./industry-group.ts";
import type { Claim, Insight, Run } from "./insight.ts";

/** What leaves when the figure of an insight does: not the figure alone, but every sum it is made of, since from one much of the others can be had. */
export function releaseOf(context: Pick<Context, "store" | "warehouse">, insight: Insight, run: Run): ReleaseAsk {
  const { claim, question, sectorName } = insight;
  return {
    datasetId: question.datasetId,
    number: run.pin.number,
    to: "published",
    what: {
      of: "figures",
      key: keyOf(insight, run),
      says: `The ${measureNames[claim.measure]} of ${sectorName}, ${claim.measure === "growth" ? `${question.from} to ` : ""}${question.to}`,
      table: () => tableOf(context, insight, run),
    },
  };
}

/** The same figure of the same answer is the same, whichever claim is made of it. */
const keyOf = ({ claim: { sector, measure } }: Insight, { resultHash }: Run): string => contentHash({ resultHash, sector, measure });

/** The release under which a figure left; undefined where none is recorded. */
export async function releaseUnder({ store }: Pick<Context, "store">, insight: Insight, run: Run): Promise<ReleaseRecord | undefined> {
  const id = releaseId({ datasetId: insight.question.datasetId, number: run.pin.number, to: "published", what: keyOf(insight, run) });
  const found = await store.find(releases, id);
  return found?.kind === "release" ? found : undefined;
}

async function tableOf(
  { store, warehouse }: Pick<Context, "store" | "warehouse">,
  { claim, question }: Insight,
  { pin }: Run,
): Promise<ReleasedTable> {
  const [dataset, version] = await Promise.all([
    store.get(datasets, pin.datasetId),
    getAcceptedVersion({ store }, pin.datasetId, pin.number),
  ]);
  const periods = [...new Set(claim.measure === "growth" ? [question.from, question.to] : [question.to])].sort();
  const places = [...new Set([...question.places, ...(claim.measure === "location-quotient" ? question.reference : [])])].sort();
  const rows = await warehouse.cells(fileKeys.parquet(dataset.id, version.number), countColumns(version), { places, periods });
  return figuresOf({ claim, question, dataset, version, rows });
}

type Making = {
  claim: Pick<Claim, "sector" | "measure">;
  question: Insight["question"];
  dataset: Pick<Dataset, "name" | "rounding" | "kind">;
  version: AcceptedVersion;
  rows: readonly CellRow[];
};

/** The sums a claim's figure is worked out from, each with what it was added up from. Cells without a figure are in no sum. */
export function figuresOf({ claim, question, dataset, version, rows }: Making): ReleasedTable {
  const codes = [...new Set(rows.map(({ industry }) => industry))]
    .filter((code) => groupOf(code, question.sectorDetail) !== undefined)
    .sort();
  const sector = codes.filter((code) => groupOf(code, question.sectorDetail) === claim.sector);
  const there = new Set(rows.map(({ place }) => place));
  const found = (places: readonly string[]) => [...new Set(places)].filter((place) => there.has(place)).sort();
  const [area, reference] = [found(question.places), found(question.reference)];

  const areaCode = nameOfSum("the area", area);
  const referenceCode = nameOfSum("what it is compared with", reference);
  const sectorCode = nameOfSum(`all of ${claim.sector}`, sector);
  const everyCode = nameOfSum("every sector together", codes);
  const sums: readonly (readonly [place: string, places: readonly string[], industry: string, industries: readonly string[]])[] =
    claim.measure === "growth"
      ? [[areaCode, area, sectorCode, sector]]
      : [
          [areaCode, area, sectorCode, sector],
          [areaCode, area, everyCode, codes],
          ...(claim.measure === "location-quotient"
            ? ([
                [referenceCode, reference, sectorCode, sector],
                [referenceCode, reference, everyCode, codes],
              ] as const)
            : []),
        ];

  const periods = claim.measure === "growth" ? [...new Set([question.from, question.to])] : [question.to];
  const fixed = fixedCoordinates(version);
  const values = new Map(rows.map(({ place, period, industry, cell }) => [keyOfCell(place, period, industry), cell.value]));
  const leftOut = new Map<string, Record<string, string>>();
  const cells: ReleasedTable["cells"] = [];
  for (const period of periods) {
    for (const [placeCode, places, industryCode, industries] of sums) {
      const sum = { value: 0, low: 0, high: 0, known: 0 };
      for (const place of places) {
        for (const industry of industries) {
          const key = keyOfCell(place, period, industry);
          const value = values.get(key) ?? undefined;
          if (value === undefined) {
            leftOut.set(key, { ...fixed, place, period, industry });
            continue;
          }
          const interval = isPublishable(value, dataset.rounding) ? beforeRounding(value, dataset.rounding) : { low: value, high: value };
          sum.value += value;
          sum.low += interval.low;
          sum.high += interval.high;
          sum.known++;
        }
      }
      if (sum.known === 0) continue;
      const { value, low, high } = sum;
      cells.push({
        is: "figure",
        at: { ...fixed, place: placeCode, period, industry: industryCode },
        value,
        ...(low === high ? {} : { low, high }),
      });
    }
  }
  return {
    name: `figures published from version ${version.number} of ${dataset.name}`,
    asOf: version.checkedAt,
    cells,
    whole: dataset.rounding !== "bres" && rows.every(({ cell }) => cell.value === null || Number.isInteger(cell.value)),
    additive: true,
    asPublished: dataset.kind === "open",
    madeOf: {
      place: made([areaCode, area], [referenceCode, reference]),
      industry: made([sectorCode, sector], [everyCode, codes]),
    },
    leftOut: [...leftOut.values()],
  };
}

/** Of one code, the sum is that code. The codes it is made of are part of its name, so that two sums of one name are one sum. */
const nameOfSum = (name: string, codes: readonly string[]): string =>
  codes.length === 1 ? codes[0]! : `${name} (${codes.length} added up, ${contentHash(codes).slice(0, 8)})`;

const made = (...sums: readonly (readonly [code: string, codes: readonly string[]])[]): Record<string, string[]> =>
  Object.fromEntries(sums.filter(([, codes]) => codes.length > 1).map(([code, codes]) => [code, [...codes]]));

const keyOfCell = (place: string, period: string, industry: string) => `${place}\n${period}\n${industry}`;

/** The one measure that counts are read of, as the table of the version has it. */
function fixedCoordinates(version: AcceptedVersion): Record<string, string> {
  const where = new Map((countColumns(version).where ?? []).map(({ column, equals }) => [column, equals]));
  const measures = knownDimensions(version).filter(({ column }) => column.meaning === "measure");
  const figures = version.columns.filter(({ meaning }) => meaning === "value");
  return {
    ...Object.fromEntries(measures.map(({ dimension, column }) => [dimension, where.get(column.name) ?? column.common[0]?.value ?? ""])),
    ...(figures.length > 1 ? { series: figures[0]!.name } : {}),
  };
}
