import { join } from "node:path";
import { dayOf } from "@concord/kernel";
import { fileKeys } from "@concord/domain/evidence";
import {
  aboutDownload,
  coverageOf,
  downloadName,
  openVersion,
  sentencesOf,
  writeJson,
  type DownloadAsk,
  type MadeDownload,
  type OpenedVersion,
  type WorkQuestion,
} from "@concord/domain/explore";
import { writeCsv, writeGeoJson, writeParquet, type ShapesFile, type Written } from "@concord/warehouse/ask";
import { withTable, type AtTable, type Work } from "./with-table.ts";

const endings = { csv: ".csv", parquet: ".parquet", geojson: ".geojson" } as const;

/** Makes the file, and a note that says what it is; both are there before it is said that they are. */
export async function makeDownload(work: Work, question: Extract<WorkQuestion, { kind: "download" }>): Promise<string> {
  const { context, folder, hash } = work;
  const { ask } = question;
  const keys = fileKeys.exploration(hash);
  const target = join(folder, "download");

  const { made, note, rows } = await withTable(work, question, {
    view: ask.view,
    work: async (at) => {
      const on = dayOf(context.now());
      const { dataset, version } = at.opened;
      const about = aboutDownload({ dataset, version, ask, on });
      const { rows, warnings } = await write(work, at, { ask, about, target });
      const made: MadeDownload = {
        fileName: downloadName({ dataset, version, on }, endings[ask.format]),
        aboutName: downloadName({ dataset, version, on }, "-about.txt"),
        warnings: [...at.planned.warnings, ...warnings],
      };
      return { made, note: noteOf(about, { rows, warnings: made.warnings }), rows };
    },
  });
  await context.files.upload(keys.download, target);
  await context.files.write(keys.about, new TextEncoder().encode(note), "text/plain; charset=utf-8");
  await writeJson(context, keys.made, made);
  return `${made.fileName} is ready: ${rows.toLocaleString("en-GB")} ${rows === 1 ? "row" : "rows"}.`;
}

type Wanted = { ask: DownloadAsk; about: Record<string, string>; target: string };

async function write(work: Work, { duck, parquet, opened, planned }: AtTable, { ask, about, target }: Wanted) {
  const { plan } = planned;
  const writing = { parquet, target, about };
  const shapes = ask.format === "geojson" ? await shapesFor(work, opened, ask) : undefined;
  const written: Written = shapes
    ? await writeGeoJson(duck, plan, { ...writing, shapes })
    : ask.format === "parquet"
      ? await writeParquet(duck, plan, writing)
      : await writeCsv(duck, plan, { ...writing, mark: ask.excel });
  const warnings = written.found ? sentencesOf(plan, written.found, coverageOf(planned, written.found)) : [];
  if (written.shapeless) {
    warnings.push(
      `${written.shapeless.toLocaleString("en-GB")} of ${written.rows.toLocaleString("en-GB")} rows have no shape, since no shape has their code.`,
    );
  }
  return { rows: written.rows, warnings };
}

/** Of another version that was named, or of the table's own. */
async function shapesFor({ context, folder }: Work, opened: OpenedVersion, { shapesFrom }: DownloadAsk): Promise<ShapesFile> {
  const from = shapesFrom ? await openVersion(context, shapesFrom.datasetId, shapesFrom.number) : opened;
  const path = join(folder, "shapes.geojson");
  await from.files.download(fileKeys.shapes(from.version.datasetId, from.version.number), path);
  const own = from.version.columns.find(({ meaning }) => meaning === "place")?.name ?? "";
  return { path, codeColumn: shapesFrom?.codeColumn ?? own };
}

function noteOf(about: Record<string, string>, { rows, warnings }: { rows: number; warnings: readonly string[] }): string {
  const lines = Object.entries(about).map(([name, value]) => `${name}: ${value.replace(/\s+/g, " ")}`);
  const said = warnings.length > 0 ? ["", "What to know before using it:", ...warnings.map((warning) => `- ${warning}`)] : [];
  return `${[...lines, `rows: ${rows}`, ...said].join("\n")}\n`;
}
