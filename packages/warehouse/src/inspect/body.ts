import type { CsvRecord } from "./record-reader.ts";
import { filledIn, isBlankRow, isDatum, isDatumOrMark, isFilled, shapeOf } from "./rows.ts";

/** What the rows of a table are like, by those further down: to tell where they begin. */
export type Body = {
  /** Columns of figures, days and periods. */
  data: number[];
  /** Columns whose codes are all written alike, and how: A9 for E08000032. */
  shapes: Map<number, string>;
  /** Columns of few words, again and again, and which. */
  words: Map<number, Set<string>>;
  /** Columns that hold anything at all. */
  active: number[];
};

const most = 0.8;

/** Judges by the rows of the largest block without a gap, from its middle on: far enough from the titles and names above. */
export function bodyOf(records: readonly CsvRecord[], width: number): Body {
  const fitting = largestBlock(records).filter(({ cells, fault }) => cells.length === width && !fault);
  const rows = fitting.slice(fitting.length === 1 ? 0 : Math.min(Math.ceil(fitting.length / 2), 60)).slice(0, 300);
  const body: Body = { data: [], shapes: new Map(), words: new Map(), active: [] };
  for (let place = 0; place < width; place++) {
    const cells = rows.flatMap(({ cells: { [place]: cell } }) => (isFilled(cell) ? [cell.trim()] : []));
    if (cells.length === 0) continue;
    body.active.push(place);
    if (cells.some(isDatum) && cells.filter(isDatumOrMark).length >= most * cells.length) {
      body.data.push(place);
      continue;
    }
    const shape = commonest(cells.flatMap((cell) => shapeOf(cell) ?? []));
    if (shape && cells.filter((cell) => shapeOf(cell) === shape).length >= most * cells.length) body.shapes.set(place, shape);
    const words = new Set(cells);
    if (cells.length >= 5 && words.size <= cells.length / 3) body.words.set(place, words);
  }
  return body;
}

/** Cells of a row that could be the table's: figures among figures, codes like the codes; and those that could not. */
export function likeness({ cells }: CsvRecord, { data, shapes, words }: Body): { like: number; unlike: number } {
  let like = 0;
  let unlike = 0;
  for (const place of data) {
    const cell = cells[place];
    if (!isFilled(cell)) continue;
    if (isDatum(cell)) like++;
    else if (!isDatumOrMark(cell)) unlike++;
  }
  for (const [place, shape] of shapes) {
    if (isFilled(cells[place])) shapeOf(cells[place]) === shape ? like++ : unlike++;
  }
  for (const [place, known] of words) {
    if (isFilled(cells[place]) && known.has(cells[place].trim())) like++;
  }
  return { like, unlike };
}

function commonest(items: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Of the rows between blank ones, those that hold the most cells together. */
function largestBlock(records: readonly CsvRecord[]): readonly CsvRecord[] {
  let largest: { rows: readonly CsvRecord[]; cells: number } = { rows: [], cells: 0 };
  let from = 0;
  let cells = 0;
  for (let place = 0; place <= records.length; place++) {
    const record = records[place];
    if (record && !isBlankRow(record)) {
      cells += filledIn(record);
      continue;
    }
    if (cells > largest.cells) largest = { rows: records.slice(from, place), cells };
    from = place + 1;
    cells = 0;
  }
  return largest.rows;
}
