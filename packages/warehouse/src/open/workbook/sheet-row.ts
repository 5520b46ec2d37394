/** One row of a sheet, by its number in the sheet. `cells` begin in column A; "" is an empty one. */
export type SheetRow = { number: number; cells: string[] };

/** What was met on the way that a person should know of. */
export type SheetOddities = {
  hiddenRows: number;
  hiddenColumns: number;
  /** Line breaks in cells, which became spaces. */
  brokenCells: number;
  /** Formulas whose result the file does not hold. */
  unresolved: number;
  errors: number;
};

export const noOddities = (): SheetOddities => ({ hiddenRows: 0, hiddenColumns: 0, brokenCells: 0, unresolved: 0, errors: 0 });

/** Excel's own (ECMA-376 leaves them open). */
export const sheetLimits = { rows: 1_048_576, columns: 16_384 };

/** The number of the column that letters name: A is 0. */
export function columnOf(letters: string): number {
  let column = 0;
  for (let place = 0; place < letters.length; place++) column = column * 26 + letters.charCodeAt(place) - 64;
  return column - 1;
}

/** The letters that name a column: 0 is A. */
export function lettersOf(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
