import * as z from "zod";
import { id, Instant, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, fileKeys, getAcceptedVersion } from "../evidence/index.ts";
import { all } from "../store.ts";
import { countColumns } from "./count-columns.ts";
import { groupName, levelOf } from "./industry-group.ts";
import { UnusuallyGoodAt } from "./insight.ts";

const Named = z.object({ code: z.string(), name: z.string() });

/** What can be asked of a dataset version: the parameters a page offers. */
export const QuestionOptions = z.object({
  dataset: z.object({ id: id("dataset"), name: z.string(), publisher: z.string() }),
  version: z.object({ number: z.int(), fileName: z.string(), checkedAt: Instant }),
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  places: z.array(Named),
  periods: z.array(z.string()),
  industries: z.array(Named),
  /** As fine as its codes allow. */
  sectorDetails: z.array(UnusuallyGoodAt.shape.sectorDetail),
});
export type QuestionOptions = z.infer<typeof QuestionOptions>;

export async function questionOptions(
  context: Pick<Context, "store" | "warehouse">,
  datasetId: Id<"dataset">,
  number?: number,
): Promise<QuestionOptions> {
  const dataset = await context.store.get(datasets, datasetId);
  const asked = number ?? dataset.latest;
  if (asked === undefined) throw refused("no-version", `${dataset.name} has no accepted version yet. Upload a file, then ask.`);
  const version = await getAcceptedVersion(context, dataset.id, asked);
  const columns = countColumns(version);
  const parquet = fileKeys.parquet(dataset.id, version.number);
  const codesOf = async (name: string) => {
    const column = version.columns.find((one) => one.name === name);
    return column ? context.warehouse.codes(parquet, column) : [];
  };
  const [places, periods, industries] = await Promise.all([codesOf(columns.place), codesOf(columns.period), codesOf(columns.industry)]);
  const names = new Map(industries.map(({ code, label }) => [code, label ?? code]));

  return {
    dataset: { id: dataset.id, name: dataset.name, publisher: dataset.publisher },
    version: { number: version.number, fileName: version.fileName, checkedAt: version.checkedAt },
    rounding: dataset.rounding,
    places: places.map(({ code, label }) => ({ code, name: label ?? code })),
    periods: periods.map(({ code }) => code),
    industries: industries.map(({ code }) => ({ code, name: groupName(code, "as-published", names) })),
    sectorDetails: detailsOf(industries.map(({ code }) => code)),
  };
}

/** The datasets that have a version to ask, by name. */
export async function askableDatasets({ store }: Pick<Context, "store">) {
  const kept = await all(store, datasets);
  return kept
    .filter(({ latest }) => latest !== undefined)
    .map(({ id, name, publisher }) => ({ id, name, publisher }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Coarsest first: the widest view is the one to begin with. */
function detailsOf(codes: readonly string[]): QuestionOptions["sectorDetails"] {
  const level = levelOf(codes[0] ?? "");
  if (level === undefined || level === 1) return ["as-published"];
  return level === 2 ? ["as-published", "section"] : ["division", "section", "as-published"];
}
