import * as z from "zod";
import { id, Instant, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { Column, datasets, datasetVersions, fileKeys, SourceKind, versionKey } from "../evidence/index.ts";
import { all } from "../store.ts";
import { openReader, type Reading } from "./reader.ts";
import { detailsOf, groupName, SectorDetail } from "./sectors/industry-group.ts";

const Named = z.object({ code: z.string(), name: z.string() });

/** What can be asked of a dataset version: the parameters a page offers. */
export const QuestionOptions = z.object({
  dataset: z.object({ id: id("dataset"), name: z.string(), publisher: z.string() }),
  version: z.object({ number: z.int(), fileName: z.string(), checkedAt: Instant }),
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  /** Every column, with what it means, so that a page can offer what the table leaves open. */
  columns: z.array(Column),
  /** The codes of each column of codes (places, periods, industries, measures, …) by the column's name, at most 10,000. */
  codes: z.record(z.string(), z.array(Named)),
  /** On the reference shelf, and not the authority's own. */
  shared: z.boolean(),
  /** It has shapes. */
  shapes: z.boolean(),
  /** As fine as its industry codes allow; none where it has no such column. */
  sectorDetails: z.array(SectorDetail),
});
export type QuestionOptions = z.infer<typeof QuestionOptions>;

const coded = new Set(["place", "origin", "destination", "period", "industry", "occupation", "measure", "unit", "other"]);
const mostCodes = 10_000;

/** Of columns whose meaning is not known, only short lists are offered: sexes, ages, modes of travel. */
const mostOthers = 200;

export async function questionOptions(context: Reading, datasetId: Id<"dataset">, number?: number): Promise<QuestionOptions> {
  const reader = openReader(context, number === undefined ? {} : { versions: new Map([[datasetId, number]]) });
  const { dataset, version, warehouse, shared } = await reader.open("asked", { datasetId });
  const parquet = fileKeys.parquet(dataset.id, version.number);
  const offered = version.columns.filter(
    ({ meaning, distinct, type }) => coded.has(meaning) && (meaning === "other" ? type === "text" && distinct <= mostOthers : true),
  );
  const codes: QuestionOptions["codes"] = {};
  for (const column of offered) {
    const found = await warehouse.codes(parquet, column, mostCodes);
    const names = new Map(found.map(({ code, label }) => [code, label]));
    codes[column.name] = found.map(({ code, label }) => ({
      code,
      name: column.meaning === "industry" ? groupName(code, "as-published", (one) => names.get(one)) : (label ?? code),
    }));
  }
  const industry = version.columns.find(({ meaning }) => meaning === "industry");
  return {
    dataset: { id: dataset.id, name: dataset.name, publisher: dataset.publisher },
    version: { number: version.number, fileName: version.fileName, checkedAt: version.checkedAt },
    rounding: dataset.rounding,
    columns: version.columns,
    codes,
    shared,
    shapes: version.shapes ?? false,
    sectorDetails: industry ? detailsOf((codes[industry.name] ?? []).map(({ code }) => code)) : [],
  };
}

/** A dataset that can be asked, with the columns of its newest version: enough to tell which questions it fits. */
export const AskableDataset = QuestionOptions.shape.dataset.extend({
  number: z.int(),
  kind: SourceKind,
  columns: z.array(Column.pick({ name: true, type: true, meaning: true, distinct: true, codeSet: true })),
  shapes: z.boolean(),
  shared: z.boolean(),
});
export type AskableDataset = z.infer<typeof AskableDataset>;

/** The datasets that have a version to ask, the authority's own by name and then those of the reference shelf. */
export async function askableDatasets({ store, reference }: Pick<Context, "store" | "reference">): Promise<AskableDataset[]> {
  const own = await all(store, datasets);
  const shelf = await all(reference.store, datasets);
  const listed = async (from: Pick<Context["store"], "find">, kept: typeof own, shared: boolean) => {
    const found = await Promise.all(
      kept
        .filter(({ latest, sensitivity }) => latest !== undefined && (!shared || sensitivity === "public"))
        .map(async ({ id, name, publisher, kind, latest }): Promise<AskableDataset | undefined> => {
          const version = await from.find(datasetVersions, { within: id, id: versionKey(latest!) }); // those kept have one
          if (version?.status !== "accepted") return undefined;
          const columns = version.columns.map(({ name, type, meaning, distinct, codeSet }) => ({
            name,
            type,
            meaning,
            distinct,
            ...(codeSet === undefined ? {} : { codeSet }),
          }));
          return { id, name, publisher, number: version.number, kind, columns, shapes: version.shapes ?? false, shared };
        }),
    );
    return found.filter((one) => one !== undefined).sort((one, other) => (one.name < other.name ? -1 : 1));
  };
  const ids = new Set(own.map(({ id }) => id));
  return [
    ...(await listed(store, own, false)),
    ...(await listed(
      reference.store,
      shelf.filter(({ id }) => !ids.has(id)),
      true,
    )),
  ];
}
