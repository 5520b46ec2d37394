import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Failure, refused } from "@concord/kernel";
import type { Context } from "@concord/domain";
import {
  fileKeys,
  getDatasetVersion,
  isChecked,
  type CheckedVersion,
  type CheckingVersion,
  type Dataset,
  type IngestOutcome,
  type Mended,
  type Recipe,
} from "@concord/domain/evidence";
import { hashOf, mendFile, type CheckProgress } from "@concord/warehouse/ingest";

/** The file that is to be checked, on this machine's disk. */
export type FileToCheck = {
  path: string;
  /** By which it is read. */
  recipe: Recipe | undefined;
  /** What of that a person said. */
  said: Recipe | undefined;
  mends?: Mended;
  /** Of what came, where that is not the file that is checked. */
  originalHash?: string;
};

type Work = { version: CheckingVersion; dataset: Dataset; original: string; folder: string; report: (seen: CheckProgress) => void };

/**
 * What came is checked as it is; but of mended rows, what is checked is the file of the version that they mend, with them in
 * their places. That whole is kept beside the version, since a further mending counts its lines. Mended rows that cannot be put
 * back refuse the version.
 */
export async function filePutTogether(
  context: Pick<Context, "store" | "files">,
  { version, dataset, original, folder, report }: Work,
): Promise<FileToCheck | { outcome: IngestOutcome }> {
  const said = unlessEmpty(version.correction?.recipe ?? dataset.recipe);
  if (!version.mends) return { path: original, recipe: said, said };

  const { datasetId, number } = version;
  const mended = await getDatasetVersion(context, datasetId, version.mends.number);
  const originalHash = await hashOf(original);
  const none = await nothingPutBack(context, version);
  try {
    if (!isChecked(mended) || !mended.reading)
      throw refused(
        "nothing-to-mend",
        "The version that these rows mend was read otherwise since. Download its bad rows again, and mend those.",
      );
    const inside = join(folder, "mend");
    await mkdir(inside);
    const [base, badRows] = [join(inside, "base"), join(inside, "bad-rows.csv")];
    await context.files.download(await wholeFileOf(context, mended), base);
    await context.files.download(fileKeys.badRows(datasetId, mended.number), badRows);
    const whole = await mendFile({ original: base, reading: mended.reading, badRows, mending: original, folder: inside, report });

    const mends: Mended = {
      number: mended.number,
      originalHash: mended.originalHash,
      wholeHash: await hashOf(whole.path),
      rowsReplaced: whole.rowsReplaced,
      rowsLeftOut: whole.rowsLeftOut,
    };
    await context.files.upload(fileKeys.mended(datasetId, number), whole.path);
    // A person who looks at this version may see it wants reading otherwise; what was found of the file it is made of stands behind that.
    const corrected = version.correction?.recipe;
    return {
      path: whole.path,
      recipe: { ...whole.recipe, ...(corrected ? withoutOpening(corrected) : {}) },
      said: corrected ? unlessEmpty(corrected) : mended.reading.recipe,
      mends,
      originalHash,
    };
  } catch (error) {
    if (!(error instanceof Failure && error.kind === "refused")) throw error;
    const { message: because, code } = error;
    return { outcome: { status: "rejected", originalHash, because, code, rejectCount: 0, rejects: [], ...none } };
  }
}

/** Which version the rows of this one are from, where they were not put back. */
export async function nothingPutBack(context: Pick<Context, "store">, { datasetId, mends }: CheckingVersion): Promise<{ mends?: Mended }> {
  const mended = mends && (await getDatasetVersion(context, datasetId, mends.number));
  if (!mended || !isChecked(mended)) return {};
  return { mends: { number: mended.number, originalHash: mended.originalHash, rowsReplaced: 0, rowsLeftOut: 0 } };
}

const unlessEmpty = (recipe: Recipe | undefined) => (recipe && Object.keys(recipe).length > 0 ? recipe : undefined);

/** What mended rows are put into: the file as it came, or what it was made of already. */
async function wholeFileOf({ files }: Pick<Context, "files">, { datasetId, number, mends }: CheckedVersion): Promise<string> {
  if (!mends) return fileKeys.original(datasetId, number);
  const key = fileKeys.mended(datasetId, number);
  if (!(await files.exists(key)))
    throw refused("nothing-to-mend", "The rows of that version were not put back, so there is nothing to mend in it.");
  return key;
}

/** The whole is plain text in UTF-8: how the first file was opened is behind it. */
function withoutOpening({ encoding: _, member: __, sheet: ___, range: ____, ...recipe }: Recipe): Recipe {
  return recipe;
}
