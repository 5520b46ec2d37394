/**
 * A spreadsheet runs a cell that starts so as a formula. An apostrophe before
 * it makes the cell text there, and nobody's file can act through ours. A cell
 * that has such an apostrophe of its own is given one more, so that what is
 * taken off again is always what was put on.
 */
const actsInSpreadsheets = /^[=+\-@\t\r\n]/;
const guarded = /^'(?=[=+\-@\t\r\n'])/;
/** A negative number acts no more than a positive one. */
const plainNumber = /^[+-]\d[\d,]*(\.\d+)?$/;

/** A cell of a CSV file that people will open in a spreadsheet, quoted. */
export const spreadsheetCell = (text: string): string => `"${guardedCell(text).replaceAll('"', '""')}"`;

/** The same, before it is quoted. */
export const guardedCell = (text: string): string =>
  (actsInSpreadsheets.test(text) && !plainNumber.test(text)) || guarded.test(text) ? `'${text}` : text;

/** What was written with `spreadsheetCell`, as it was. */
export const bareCell = (text: string): string => text.replace(guarded, "");
