import { columnsChanged, type Comparison } from "@concord/domain/evidence";
import type { Report } from "../ingest/progress.ts";
import { openSandbox, sandboxSettings, type SandboxSettings } from "../ingest/sandbox.ts";
import { comparedAsWholes } from "./as-wholes.ts";
import { comparedByKey } from "./by-key.ts";
import { changeWordOf, sentenceOfChange } from "./change-in-words.ts";
import { codesOf } from "./codes.ts";
import { readingBoth, type ComparedVersion } from "./compared-tables.ts";
import { keyOf } from "./key-of.ts";
import { most } from "./limits.ts";
import { periodsOf, rowsOfNewPeriods } from "./periods.ts";

export type CompareOptions = {
  /** A folder that is this job's alone, in which both tables lie. */
  folder: string;
  before: ComparedVersion;
  after: ComparedVersion;
  /** The share by which a figure may differ and still be the same. */
  tolerance: number;
  report?: Report;
  settings?: SandboxSettings;
};

/**
 * What changed from one version of a table to the next. Rows are told apart by what they are about (place, period, industry
 * and the like), or by a column that is different in every row; each row is then looked for in the other version. Where several rows
 * have one key, which became which is unknown: rows are then compared as wholes and counted.
 */
export async function compareVersions(options: CompareOptions): Promise<Comparison> {
  const { folder, before, after, tolerance, report = () => {}, settings = sandboxSettings } = options;
  report({ stage: `Comparing with version ${before.number}`, done: 0, total: after.rows, unit: "rows" });
  const { duck, close } = await openSandbox(folder, before.parquet, settings);
  try {
    const tables = await readingBoth(duck, before, after);
    const { key, sameKey } = await keyOf(duck, tables);
    const unique = sameKey.before === 0 && sameKey.after === 0 && key.length > 0;
    const compared = unique ? await comparedByKey(duck, tables, key, tolerance) : await comparedAsWholes(duck, tables, key);
    const { statusChanged, ...rows } = compared;
    const periods = await periodsOf(duck, tables);
    const facts = {
      with: before.number,
      number: after.number,
      tolerance,
      key: key.map((column) => column.name),
      sameKey,
      rows: { before: before.rows, after: after.rows },
      columns: columnsOf(before, after),
      periods: { added: periods.added.slice(-most.periods), removed: periods.removed.slice(-most.periods) },
      codes: await codesOf(duck, tables),
      ...rows,
    };
    const newRows = await rowsOfNewPeriods(duck, tables.period, periods.added);
    const word = changeWordOf(facts, { before: before.columns, statusChanged, addedInNewPeriods: newRows });
    return { ...facts, word, sentence: sentenceOfChange({ ...facts, word }) };
  } finally {
    close();
  }
}

/** The columns that came, went or are understood otherwise; a code set of another vintage is another understanding. */
function columnsOf(before: ComparedVersion, after: ComparedVersion): Comparison["columns"] {
  const changed = columnsChanged(before.columns, after.columns);
  const recoded = after.columns.flatMap(({ name: called, codeSet }) => {
    const was = before.columns.find((column) => column.name === called)?.codeSet;
    return was !== undefined && codeSet !== undefined && was !== codeSet ? [{ name: called, before: was, after: codeSet }] : [];
  });
  return { ...changed, reread: [...changed.reread, ...recoded] };
}
