import type { Answer, CellNote } from "@concord/domain/explore";
import { count } from "../../ui/index.ts";
import { statusWords } from "./say-filter.ts";

/** The notes of an answer by "row column". */
export const notesIn = ({ notes }: Answer): ReadonlyMap<string, CellNote> =>
  new Map(notes.map((note) => [`${note.row} ${note.column}`, note]));

/** What is to be known of one figure, in a few words: "suppressed", "less than 5", "2 suppressed figures left out". */
export function sayNote({ statuses, below }: Pick<CellNote, "statuses" | "below">): string {
  const entries = Object.entries(statuses) as [keyof typeof statusWords, number][];
  const total = entries.reduce((sum, [, times]) => sum + times, 0);
  if (total === 1 && below !== undefined) return `less than ${below}`;
  if (total === 1) return statusWords[entries[0]![0]];
  const said = entries.filter(([status]) => status !== "normal").map(([status, times]) => `${times} ${statusWords[status]}`);
  return said.length === 0 ? "" : `${said.join(", ")} of ${count(total, "figure")}`;
}
