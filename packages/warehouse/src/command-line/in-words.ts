import { counted, grouped } from "@concord/kernel";
import type { Column, Reject } from "@concord/domain/evidence";
import type { Asked } from "./arguments.ts";
import { outcomeOf, type Check } from "./result.ts";

/** Problems and columns that are shown; `--json` has all of them. */
const mostShown = { columns: 60, problems: 20 };

/** What a check came to, for a person at a terminal. */
export function inWords(check: Check, { file, tolerance }: Extract<Asked, { command: "check" }>): string {
  return [
    headline(check, file),
    howRead(check),
    columnsIn(check),
    section("Notes", check.outcome.status === "accepted" ? check.outcome.notes.flatMap((note) => wrapped(printable(note), "  · ")) : []),
    problemsIn(check),
    section("What to do", wrapped(whatToDo(check, tolerance), "  ")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const headlines = { accepted: "Accepted", "accepted-with-problems": "Accepted with problems", refused: "Refused" };

function headline(check: Check, file: string): string {
  const { outcome, bytes } = check;
  const size = bytes > 0 ? ` (${sizeOf(bytes)})` : "";
  const held = outcome.status === "accepted" ? `: ${counted(outcome.rows, "row")} in ${counted(columnsOf(check).length, "column")}` : "";
  return `${printable(file)}${size}\n\n${headlines[outcomeOf(check)]}${held}.`;
}

const columnsOf = ({ outcome, understood }: Check): readonly (Pick<Column, "name" | "type" | "meaning"> & Partial<Column>)[] =>
  outcome.status === "accepted" ? outcome.columns : understood.columns;

const delimiterNames: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space" };

function howRead({ understood: { reading } }: Check): string {
  if (!reading) return "";
  const { layout, encoding, encodingGuess, delimiter, quote, preambleLines, headerLines, footnoteLines, member, sheet, range } = reading;
  const isText = reading.container === "text" || reading.container === "zip";
  const facts: [string, string | undefined][] = [
    ["Layout", layout],
    ["Packed", reading.compression === "gzip" ? "with gzip" : member === undefined ? undefined : `in a ZIP archive, as ${member}`],
    ["Sheet", sheet === undefined ? undefined : `${sheet}${range === undefined ? "" : `, ${range}`}`],
    ["Encoding", isText ? `${encoding}${encodingGuess ? ", a guess: nothing in the file proves it" : ""}` : undefined],
    [
      "Columns end",
      isText
        ? `with a ${delimiterNames[delimiter] ?? `“${delimiter}”`}, ${quote === "" ? "nothing is quoted" : `quoted with ${quote}`}`
        : undefined,
    ],
    ["Above", preambleLines > 0 ? `${counted(preambleLines, "line")} above the header` : undefined],
    [
      "Header",
      headerLines === 0
        ? "none"
        : headerLines === 1
          ? `line ${preambleLines + 1}`
          : `lines ${preambleLines + 1} to ${preambleLines + headerLines}`,
    ],
    ["Below", footnoteLines === undefined ? undefined : `${counted(footnoteLines, "line")} under the table`],
  ];
  const told = facts.flatMap(([name, fact]) => (fact === undefined ? [] : [`  ${name.padEnd(12)} ${printable(fact)}`]));
  const sample = encodingGuess?.sample.map((line) => `  ${"".padEnd(12)}   ${printable(line).slice(0, 100)}`) ?? [];
  return section("How it was read", [...told, ...(sample.length > 0 ? ["  Lines to tell the encoding by:", ...sample] : [])]);
}

function columnsIn(check: Check): string {
  const columns = columnsOf(check);
  const shown = columns.slice(0, mostShown.columns);
  const rows = shown.map((column) => [cut(printable(column.name), 40), column.type, column.meaning, whatIsIn(column)]);
  const more = columns.length - shown.length;
  return section("Columns", [...aligned(rows), ...(more > 0 ? [`  … and ${counted(more, "column")} more`] : [])]);
}

function whatIsIn({ codeSet, labelColumn, unit, distinct, blank, min, max, type }: Partial<Column>): string {
  if (distinct === undefined) return "";
  const range = min === undefined || max === undefined ? "" : min === max ? cut(min, 30) : `${cut(min, 30)} to ${cut(max, 30)}`;
  const facts = [
    codeSet,
    type === "text" ? counted(distinct, "value") : undefined,
    range === "" ? undefined : `${range}${unit === undefined ? "" : `, in ${unit}`}`,
    blank ? `${grouped(blank)} blank` : undefined,
    labelColumn === undefined ? undefined : `named by ${labelColumn}`,
  ];
  return printable(facts.filter((fact) => fact !== undefined).join("; "));
}

function problemsIn({ rejects, outcome: { rejectCount } }: Check): string {
  if (rejectCount === 0) return "";
  const shown = rejects.slice(0, mostShown.problems);
  const more = rejectCount - shown.length;
  return section(`Problems: ${counted(rejectCount, "bad cell")}`, [
    ...shown.flatMap(problem),
    ...(more > 0 ? [`  … and ${grouped(more)} more. With --json all of them are printed.`] : []),
  ]);
}

const problem = ({ line, column, value, reason }: Reject) => [
  `  line ${grouped(line)}, ${cut(printable(column), 40)}: “${cut(printable(value), 70)}”`,
  ...wrapped(printable(reason), "    "),
];

function whatToDo(check: Check, tolerance: number): string {
  const { outcome } = check;
  if (outcome.status === "rejected") return printable(outcome.because);
  if (outcome.rejectCount === 0) return "Nothing: send it as it is.";
  return `The rows with bad cells would be left out. Mend them and check again; or send the file to a dataset that tolerates this share of bad rows (here ${tolerance} was allowed).`;
}

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? "" : [title, ...lines].join("\n"));

function aligned(rows: readonly string[][]): string[] {
  const widths = rows.reduce<number[]>((most, cells) => cells.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows.map((cells) => `  ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join("  ")}`.trimEnd()); // a width for each
}

/** Lines of at most 110 characters, of which the first begins as told and the others stand under it. */
function wrapped(text: string, begins: string): string[] {
  const lines: string[] = [];
  let line = begins;
  for (const word of text.split(" ")) {
    if (line.length + word.length > 110 && line.trim() !== begins.trim()) {
      lines.push(line.trimEnd());
      line = " ".repeat(begins.length);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** What a file holds could steer a terminal: control characters are shown and not sent. */
const printable = (text: string) =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (letter) => (letter === "\n" ? "⏎" : letter === "\t" ? "⇥" : "·"));

const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
const sizeOf = (bytes: number) =>
  bytes < 1000 ? counted(bytes, "byte") : bytes < 1e6 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
