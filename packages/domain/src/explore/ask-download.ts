import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { saidInDownload } from "./about-download.ts";
import type { Download, DownloadAsk } from "./download.ts";
import { openVersion, type OpenedVersion, type Reading } from "./open-version.ts";
import { hashOfView, planView } from "./plan-view.ts";
import { giveToWorker, readMade, readQuestion, standingOf, writeJson } from "./question.ts";

export const downloadRefusals = {
  "no-shapes": "This version has no shapes. Choose a dataset of boundaries whose codes are the same.",
} as const;

/** Where the file of a download is, once a worker has made it. A failure is told once; asked after that, it is begun anew. */
export async function askDownload(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor" | "now" | "mintId">,
  { datasetId, number }: { datasetId: Id<"dataset">; number: number },
  ask: DownloadAsk,
): Promise<Download> {
  const opened = await openVersion(context, datasetId, number);
  const planned = await planView(context, opened, ask.view);
  const shapes = await shapesOf(context, opened, ask);
  // Which page was looked at is no part of what is downloaded.
  const { offset: _, limit: __, ...view } = ask.view;
  const { format, excel, shapesFrom } = ask;
  const said = [opened, ...(shapes ? [shapes] : [])].map(({ dataset }) => saidInDownload(dataset));
  const hash = hashOfView(opened, planned, { view, download: { format, excel, shapesFrom, said } });

  const made = await readMade(context, hash);
  if (!made) {
    const failed = await failureToTell(context, hash);
    return { hash, ...(failed ?? (await giveToWorker(context, hash, { kind: "download", datasetId, number, ask }))) };
  }
  const keys = fileKeys.exploration(hash);
  return {
    state: "ready",
    hash,
    file: { fileName: made.fileName, url: await context.files.addressForDownload(keys.download, made.fileName) },
    about: { fileName: made.aboutName, url: await context.files.addressForDownload(keys.about, made.aboutName) },
    warnings: made.warnings,
  };
}

/** Of GeoJSON: the version whose shapes are drawn. */
async function shapesOf(context: Reading, opened: OpenedVersion, { format, shapesFrom }: DownloadAsk): Promise<OpenedVersion | undefined> {
  if (format !== "geojson") return undefined;
  const shapes = shapesFrom ? await openVersion(context, shapesFrom.datasetId, shapesFrom.number) : opened;
  if (!shapes.version.shapes) throw refused("no-shapes", downloadRefusals["no-shapes"]);
  return shapes;
}

/** Who waits for a file asks on until it is there, and must not begin it anew for ever. */
async function failureToTell(context: Pick<Context, "store" | "files">, hash: string) {
  const question = await readQuestion(context, hash);
  if (!question || question.told) return undefined;
  const standing = await standingOf(context, question);
  if (standing?.state !== "failed") return undefined;
  await writeJson(context, fileKeys.exploration(hash).question, { ...question, told: true });
  return standing;
}
