/** Cells as one line of plain CSV: comma, `"` around what needs it, doubled inside. */
export function csvLine(cells: readonly string[]): string {
  let line = "";
  for (let place = 0; place < cells.length; place++) {
    if (place > 0) line += ",";
    line += csvCell(cells[place]!); // within the cells
  }
  return line === "" && cells.length > 0 ? emptyRow : line;
}

/** A row whose lone cell is empty. A blank line would be no row. */
export const emptyRow = '""';

export const csvCell = (text: string) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const needsQuotes = /[",\n\r]/;

/** A cell's text on one line, so that a row is a line: breaks become spaces. */
export const onOneLine = (text: string) => (lineBreak.test(text) ? text.replaceAll(lineBreaks, " ") : text);

const lineBreak = /[\n\r]/;
const lineBreaks = /\r\n|\n|\r/g;
