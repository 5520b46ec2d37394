import * as z from "zod";
import { beforeRounding, sumOfIntervals } from "@concord/analysis";
import { id, refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, datasetVersions, versionKey, type Dataset } from "../evidence/index.ts";
import { readCube } from "../questions/cube/read-cube.ts";
import type { Cube } from "../questions/cube/cube.ts";
import { divisionOf, sectionOf } from "../reference/index.ts";
import type { DatasetBaseline } from "./vision.ts";

/** Which figure: some places and industries of one version in one period, added up. */
export const BaselineAsk = z.object({
  datasetId: id("dataset"),
  /** The dataset's own number of the version. */
  number: z.int().positive(),
  places: z.array(z.string().min(1)).min(1).max(400),
  /** None means every industry of the table. A section's or division's code adds up what lies in it. */
  industries: z.array(z.string().min(1)).max(700),
  period: z.string().min(1).max(40),
});
export type BaselineAsk = z.infer<typeof BaselineAsk>;

export const baselineRefusals = {
  "version-not-accepted": "A baseline rests on a version that passed its checks. This one has not.",
  "figure-not-there": "The table does not hold all of what was asked for.",
  "figure-missing":
    "Part of what was asked for is missing or suppressed in the table, and is not 0. Choose wider or different places or industries.",
  "rounding-not-so":
    "The figures are not rounded as the dataset says they are, so no honest interval can be given. Correct the dataset's rounding.",
} as const;

/**
 * The figure as the pinned version has it, with the interval that its
 * publisher's rounding leaves. Refused rather than understated when a cell is
 * absent, missing or suppressed.
 */
export async function readBaseline(context: Pick<Context, "store" | "warehouse">, ask: BaselineAsk): Promise<DatasetBaseline> {
  const dataset = await context.store.get(datasets, ask.datasetId);
  const version = await context.store.get(datasetVersions, { within: ask.datasetId, id: versionKey(ask.number) });
  if (version.status !== "accepted") throw refusal("version-not-accepted");

  const cube = await readCube(
    { dataset, version, warehouse: context.warehouse },
    { source: { datasetId: dataset.id }, parts: ["place", "period", "industry"], among: { place: ask.places, period: [ask.period] } },
  );
  const cells = chosenCells(cube, ask);
  const values = cells.map(({ value }) => value);
  const interval = intervalOf(values, dataset.rounding);

  return {
    from: "dataset",
    pin: { datasetId: dataset.id, number: version.number, originalHash: version.originalHash },
    datasetName: dataset.name,
    places: ask.places,
    industries: ask.industries,
    period: ask.period,
    value: values.reduce((sum, value) => sum + value, 0),
    ...interval,
    cells: cells.length,
  };
}

type Chosen = { place: string; industry: string; value: number };

/** Every cell that was asked for, each once, and each with a figure. */
function chosenCells(cube: Cube, ask: BaselineAsk): Chosen[] {
  const absent: string[] = [];
  const without: string[] = [];
  const chosen = new Map<string, Chosen>();

  for (const place of new Set(ask.places)) {
    const here = cube.codes("industry").filter((industry) => cube.at({ place, period: ask.period, industry }) !== undefined);
    for (const industry of ask.industries.length > 0 ? ask.industries : [undefined]) {
      const found = industry === undefined ? here : codesWithin(here, industry);
      if (found.length === 0) absent.push(industry === undefined ? place : `industry ${industry} in ${place}`);
      for (const code of found) {
        const key = `${place}\n${code}`;
        if (chosen.has(key)) continue;
        const cell = cube.at({ place, period: ask.period, industry: code })!; // it is one of those here
        if (cell.figure === undefined) without.push(`industry ${code} in ${place} (${cell.status})`);
        chosen.set(key, { place, industry: code, value: cell.figure?.point ?? 0 });
      }
    }
  }
  if (absent.length > 0) throw refusal("figure-not-there", `Not found for ${ask.period}: ${someOf(absent)}.`);
  if (without.length > 0) throw refusal("figure-missing", `${someOf([...new Set(without)])}.`);
  return [...chosen.values()];
}

/** The very code; where the table is finer, every code that lies in it. */
function codesWithin(codes: readonly string[], industry: string): readonly string[] {
  if (codes.includes(industry)) return [industry];
  return codes.filter((code) => sectionOf(code) === industry || divisionOf(code) === industry);
}

function intervalOf(values: readonly number[], rounding: Dataset["rounding"]) {
  try {
    return sumOfIntervals(values.map((value) => beforeRounding(value, rounding)));
  } catch (cause) {
    if (cause instanceof RangeError) throw refusal("rounding-not-so", `${cause.message}.`);
    throw cause;
  }
}

const someOf = (items: readonly string[]) =>
  items.length <= 3 ? items.join("; ") : `${items.slice(0, 3).join("; ")} and ${items.length - 3} more`;

const refusal = (code: keyof typeof baselineRefusals, which?: string) =>
  refused(code, which ? `${baselineRefusals[code]} ${which}` : baselineRefusals[code]);
