import { canonicalJson, hashing, refused } from "@concord/kernel";
import { Answer, Row, Table } from "./answer.ts";
import type { Pace } from "./pace.ts";

/** An answer as it is kept: its bytes as RFC 8785 writes them, and their SHA-256, which is its `contentHash`. */
export type Sealed = {
  answer: Answer;
  resultHash: string;
  bytes: Uint8Array;
  /** Where the rows of each table lie in the bytes, in stretches that can be read by themselves: from one byte up to another. */
  stretches: readonly (readonly [from: number, to: number])[][];
};

/** Lambda answers with at most 6 MB, in which every quotation mark counts twice. */
const mostBytes = 4_500_000;

export const sealRefusals = {
  "answer-too-large":
    "The answer would be over 4.5 MB, which is more than can be shown at once. Ask about fewer places, or of coarser sectors.",
} as const;

/** Rows that are held to the schema and written before others have their turn. */
const rowsAtOnce = 100;

const Head = Answer.omit({ tables: true });
const Heading = Table.omit({ rows: true });

/** Holds an answer to its schema, writes it down and hashes it, a stretch of rows at a time. */
export async function sealAnswer(answer: Answer, pace: Pace): Promise<Sealed> {
  const { add, size, sealed } = sealing();
  const stretches: [from: number, to: number][][] = [];
  const { tables, ...head } = answer;
  const checked: Answer = { ...Head.parse(head), tables: [] };
  const total = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  let written = 0;

  const writeRows = async (rows: readonly Row[]): Promise<Row[]> => {
    const held: Row[] = [];
    const lie: [from: number, to: number][] = [];
    stretches.push(lie);
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce).map((row) => Row.parse(row));
      if (from > 0) add(",");
      const begin = size();
      add(canonicalJson(some).slice(1, -1));
      lie.push([begin, size()]);
      held.push(...some);
      written += some.length;
      await pace({ stage: "Writing the answer down", done: written, total, unit: "rows" });
    }
    return held;
  };
  await writeObject(add, checked, "tables", async () => {
    for (const [place, { rows, ...heading }] of tables.entries()) {
      if (place > 0) add(",");
      const table: Table = { ...Heading.parse(heading), rows: [] };
      await writeObject(add, table, "rows", async () => {
        table.rows = await writeRows(rows);
      });
      checked.tables.push(table);
    }
  });
  return { answer: checked, stretches, ...sealed() };
}

/** Writes an object as RFC 8785 does, one of its fields, a list, being written by somebody else. */
async function writeObject(add: (text: string) => void, object: object, list: string, writeList: () => Promise<void>): Promise<void> {
  const fields = Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [place, [key, value]] of fields.entries()) {
    add(`${place === 0 ? "{" : ","}${canonicalJson(key)}:`);
    if (key === list) {
      add("[");
      await writeList();
      add("]");
    } else add(canonicalJson(value));
  }
  add("}");
}

function sealing() {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const state = hashing();
  let size = 0;
  return {
    size: () => size,
    add(text: string) {
      const piece = encoder.encode(text);
      size += piece.length;
      if (size > mostBytes) throw refused("answer-too-large", sealRefusals["answer-too-large"]);
      state.add(piece);
      pieces.push(piece);
    },
    sealed() {
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return { bytes, resultHash: state.hash() };
    },
  };
}
