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
      const shapes = ask.format === "geojson" ? await shapesFrom(context, at.opened, ask) : undefined;
      const about = aboutDownload({ dataset, version, ask, on, shapes: shapes === at.opened ? undefined : shapes });
      const { rows, warnings } = await write(work, at, { ask, about, target, shapes });
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

type Wanted = { ask: DownloadAsk; about: Record<string, string>; target: string; shapes: OpenedVersion | undefined };

async function write({ folder }: Work, { duck, parquet, planned }: AtTable, { ask, about, target, shapes: from }: Wanted) {
  const { plan } = planned;
  const writing = { parquet, target, about };
  const shapes = from && (await bringShapes(from, ask, folder));
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
const shapesFrom = async (context: Work["context"], opened: OpenedVersion, { shapesFrom: named }: DownloadAsk): Promise<OpenedVersion> =>
  named ? await openVersion(context, named.datasetId, named.number) : opened;

async function bringShapes({ files, version }: OpenedVersion, ask: DownloadAsk, folder: string): Promise<ShapesFile> {
  const path = join(folder, "shapes.geojson");
  await files.download(fileKeys.shapes(version.datasetId, version.number), path);
  const own = version.columns.find(({ meaning }) => meaning === "place")?.name ?? "";
  return { path, codeColumn: ask.shapesFrom?.codeColumn ?? own };
}

function noteOf(about: Record<string, string>, { rows, warnings }: { rows: number; warnings: readonly string[] }): string {
  const lines = Object.entries(about).map(([name, value]) => `${name}: ${value.replace(/\s+/g, " ")}`);
  const said = warnings.length > 0 ? ["", "What to know before using it:", ...warnings.map((warning) => `- ${warning}`)] : [];
  return `${[...lines, `rows: ${rows}`, ...said].join("\n")}\n`;
}
