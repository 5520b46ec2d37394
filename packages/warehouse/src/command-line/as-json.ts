import type { Column, Reject } from "@concord/domain/evidence";
import { mostRejects, outcomeOf, type Check, type Outcome } from "./result.ts";

/** What `--json` prints. Every field is always there; what could not be known is empty, 0 or null. */
export type CheckAsJson = {
  outcome: Outcome;
  layout: string;
  /** utf-8, utf-16le, utf-16be, windows-1252 or mac-roman. */
  encoding: string;
  delimiter: string;
  /** "" where nothing in the file is quoted. */
  quote: string;
  preambleLines: number;
  headerLines: number;
  /** Those of the file. */
  columns: { name: string; type: Column["type"]; meaning: Column["meaning"] }[];
  /** Rows that are kept. */
  rows: number;
  rejects: Reject[];

  /** Of a refusal: the rule, and what was wrong and what to do. */
  code: string | null;
  because: string | null;
  /** Bad cells in all. `rejects` tells the first 100,000 of them. */
  rejectCount: number;
  rejectsComplete: boolean;
  notes: string[];
  footnoteLines: number;
  escape: "doubled" | "backslash";
  container: string;
  compression: string;
  /** False where nothing in the file proves its encoding: then `encodingSample` has lines to tell by. */
  encodingSure: boolean;
  encodingSample: string[];
  member: string | null;
  sheet: string | null;
  range: string | null;
  choices: string[];
  /** Of the columns that have one. */
  codeSets: { column: string; codeSet: string }[];
  units: { column: string; unit: string }[];
  labels: { column: string; labelColumn: string }[];
  /** Columns of figures with marks among them, and the column beside each that keeps them. */
  marks: { column: string; marksColumn: string }[];
  bytes: number;
  sha256: string;
};

export function asJson(check: Check): CheckAsJson {
  const { outcome, understood, rejects, bytes } = check;
  const { reading } = understood;
  const accepted = outcome.status === "accepted" ? outcome : undefined;
  const known: readonly (Pick<Column, "name" | "type" | "meaning"> & Partial<Column>)[] = accepted?.columns ?? understood.columns;
  const marks = known.flatMap(({ name, marksColumn }) => (marksColumn === undefined ? [] : [{ column: name, marksColumn }]));
  const columns = known.filter(({ name }) => !marks.some(({ marksColumn }) => marksColumn === name));
  return {
    outcome: outcomeOf(check),
    layout: reading?.layout ?? "",
    encoding: understood.encoding ?? "",
    delimiter: reading?.delimiter ?? "",
    quote: reading?.quote ?? "",
    preambleLines: reading?.preambleLines ?? 0,
    headerLines: reading?.headerLines ?? 0,
    columns: columns.map(({ name, type, meaning }) => ({ name, type, meaning })),
    rows: accepted?.rows ?? 0,
    rejects,
    code: outcome.status === "rejected" ? outcome.code : null,
    because: outcome.status === "rejected" ? outcome.because : null,
    rejectCount: outcome.rejectCount,
    rejectsComplete: outcome.rejectCount <= mostRejects,
    notes: accepted?.notes ?? [],
    footnoteLines: reading?.footnoteLines ?? 0,
    escape: reading?.escape ?? "doubled",
    container: reading?.container ?? "",
    compression: reading?.compression ?? "none",
    encodingSure: reading !== undefined && reading.encodingGuess === undefined,
    encodingSample: reading?.encodingGuess?.sample ?? [],
    member: reading?.member ?? null,
    sheet: reading?.sheet ?? null,
    range: reading?.range ?? null,
    choices: reading?.choices ?? [],
    codeSets: columns.flatMap(({ name, codeSet }) => (codeSet === undefined ? [] : [{ column: name, codeSet }])),
    units: columns.flatMap(({ name, unit }) => (unit === undefined ? [] : [{ column: name, unit }])),
    labels: columns.flatMap(({ name, labelColumn }) => (labelColumn === undefined ? [] : [{ column: name, labelColumn }])),
    marks,
    bytes,
    sha256: outcome.originalHash,
  };
}
