import { counted, grouped, listed } from "@concord/kernel";
import { readMark, type ObservationStatus } from "@concord/domain/evidence";
import type { TableColumn } from "../inspect/columns.ts";

/** A mark as it stood, in how many cells it took the place of a figure, and behind how many figures it stood. */
export type MarkFound = { mark: string; alone: number; behind: number };
/** The marks of one column, commonest first when asked for. */
export type MarksFound = Map<string, MarkFound>;

/** Beyond this they are all told as one. */
const mostKinds = 100;

export function marksCounter() {
  const found: MarksFound = new Map();
  return {
    found,
    count(mark: string, alone: boolean): void {
      const kind = found.has(mark) || found.size < mostKinds ? mark : "others";
      const seen = found.get(kind) ?? { mark: kind, alone: 0, behind: 0 };
      found.set(kind, { mark: kind, alone: seen.alone + (alone ? 1 : 0), behind: seen.behind + (alone ? 0 : 1) });
    },
  };
}

/** By column, how many cells hold a mark and no figure. */
export const marksAloneIn = (columns: readonly TableColumn[], marks: readonly MarksFound[]): Map<string, number> =>
  new Map(columns.map(({ name }, place) => [name, [...(marks[place]?.values() ?? [])].reduce((sum, { alone }) => sum + alone, 0)]));

/** What is said of the marks in a column: how many of each, what each was read as, and where that could be wrong. */
export function notesOnMarks({ name, type, periods, marksColumn }: TableColumn, marks: MarksFound): string[] {
  if (marks.size === 0) return [];
  if (type === "date" || periods) {
    const total = [...marks.values()].reduce((sum, { alone }) => sum + alone, 0);
    const said = [...marks.keys()].slice(0, 8).map((mark) => `“${mark}”`);
    return [
      `${name}: ${counted(total, "cell")} ${total === 1 ? "holds" : "hold"} no ${type === "date" ? "date" : "period"} but ${listed(said, { joint: "or" })}. They are kept as missing.`,
    ];
  }
  if (marksColumn === undefined) return [];
  const ranked = [...marks.values()].sort((one, other) => other.alone + other.behind - one.alone - one.behind);
  const alone = ranked.filter((mark) => mark.alone > 0);
  const behind = ranked.filter((mark) => mark.behind > 0);
  const notes: string[] = [];
  if (alone.length > 0) {
    const total = alone.reduce((sum, mark) => sum + mark.alone, 0);
    const said = alone.slice(0, 8).map(({ mark, alone }) => `“${mark}” (${grouped(alone)}) as ${readAs(mark)}`);
    const more = alone.length > 8 ? `, and ${alone.length - 8} others` : "";
    notes.push(
      `${name}: ${counted(total, "cell")} ${total === 1 ? "holds" : "hold"} a mark in place of a figure. Read: ${said.join(", ")}${more}. No figure was made of them; the marks are kept in “${marksColumn}”.`,
    );
    const unsure = alone.filter(({ mark }) => readMark(mark)?.sure !== true).map(({ mark }) => `“${mark}”`);
    if (unsure.length > 0)
      notes.push(`${name}: publishers differ on what ${listed(unsure.slice(0, 8), { joint: "or" })} means. Look at the notes of this one.`);
  }
  if (behind.length > 0) {
    const said = behind.slice(0, 8).map(({ mark, behind }) => `“${mark}” (${grouped(behind)})`);
    notes.push(`${name}: marks stand behind figures: ${said.join(", ")}. The figures are kept, and the marks in “${marksColumn}”.`);
  }
  return notes;
}

const words: Readonly<Record<ObservationStatus, string>> = {
  normal: "nothing special",
  provisional: "provisional",
  suppressed: "suppressed",
  missing: "missing",
  "not-applicable": "not applicable",
  "less-than": "a small number",
  unreliable: "unreliable",
};

/** How a mark was read, in words; what nobody has explained is a figure that is not there. */
export function readAs(mark: string): string {
  const read = readMark(mark);
  if (!read) return "missing";
  return read.below === undefined ? words[read.status] : `less than ${read.below}`;
}
