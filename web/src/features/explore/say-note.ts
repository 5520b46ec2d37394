import type { Answer, CellNote } from "@concord/domain/explore";
import { number } from "../../ui/index.ts";
import { statusWords } from "./say-filter.ts";

/** The notes of an answer by "row column". */
export const notesIn = ({ notes }: Answer): ReadonlyMap<string, CellNote> =>
  new Map(notes.map((note) => [`${note.row} ${note.column}`, note]));

/** What is to be known of one figure of the table: "suppressed", "less than 5". */
export function sayNote({ statuses, below }: Pick<CellNote, "statuses" | "below">): string {
  const said = notPlain(statuses).map(([status]) => statusWords[status]);
  return below === undefined ? said.join(", ") : `less than ${below}`;
}

/** What is to be known of a figure that was worked out of many: "of its figures, 2 suppressed, 1 unreliable". */
export function sayNoteOfGroup({ statuses }: Pick<CellNote, "statuses">): string {
  const said = notPlain(statuses).map(([status, times]) => `${number(times)} ${statusWords[status]}`);
  return said.length === 0 ? "" : `of its figures, ${said.join(", ")}`;
}

const notPlain = (statuses: CellNote["statuses"]) =>
  (Object.entries(statuses) as [keyof typeof statusWords, number][]).filter(([status]) => status !== "normal");
