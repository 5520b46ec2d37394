/**
 * The CSV that our own reader writes for DuckDB: comma, `"`, doubled, one line for each row. Line ends within cells, NUL and a byte-order
 * mark are written with an escape and put back in the query: DuckDB 1.5 takes a lone CR in quotes for the line end of
 * the file, and drops a mark at its beginning.
 */
/** From the private use area of Unicode: it stands in no table, and if it does it is escaped too. */
const mark = "\ue000";
const letters: Readonly<Record<string, string>> = { "\r": "r", "\n": "n", "\0": "0", "\ufeff": "m", [mark]: "e" };
const awkward = /[\r\n\0\ufeff\ue000]/;
const everyAwkward = new RegExp(awkward, "g");

/** Letters that are no part of a bare cell; DuckDB takes spaces off the ends of one. */
const needsQuotes = /[",]|^\s|\s$/;

export function plainCsv() {
  let escaped = false;
  const cellOf = (cell: string): string => {
    let text = cell;
    if (awkward.test(cell)) {
      escaped = true;
      text = cell.replace(everyAwkward, (letter) => mark + letters[letter]);
    }
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return {
    /** An empty cell alone in its row is quoted: a blank line would be no row. */
    line: (cells: readonly string[]): string => (cells.length === 1 && cells[0] === "" ? '""\n' : `${cells.map(cellOf).join(",")}\n`),
    /** Something was escaped until now. */
    escaped: () => escaped,
  };
}

/** SQL for a text column as it was before it was escaped. The escape itself is put back last. */
export const unescaped = (column: string): string =>
  Object.entries(letters).reduce((sql, [letter, code]) => `replace(${sql}, ${chr(mark)} || '${code}', ${chr(letter)})`, column);

const chr = (letter: string) => `chr(${letter.codePointAt(0)})`;
