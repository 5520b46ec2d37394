import { counted } from "@concord/kernel";
import type { SheetOddities } from "./sheet-row.ts";

type WrittenSheet = {
  path: string;
  sheet: { name: string; hidden: boolean };
  range: string;
  /** All there were to choose from. */
  sheets: readonly { name: string }[];
  oddities: SheetOddities;
};

/** A sheet that was written as text, with what a person should know of it: the same for every kind of workbook. */
export const writtenSheet = ({ path, sheet, range, sheets, oddities }: WrittenSheet) => ({
  path,
  container: "workbook" as const,
  sheet: sheet.name,
  range,
  ...(sheets.length > 1 ? { choices: sheets.slice(0, 200).map(({ name }) => name) } : {}),
  written: { names: false },
  notes: notesOn(sheet.hidden, oddities),
});

function notesOn(hidden: boolean, { hiddenRows, hiddenColumns, brokenCells, unresolved, errors }: SheetOddities): string[] {
  const notes: string[] = [];
  if (hidden) notes.push("The sheet is hidden in the workbook. It was read all the same.");
  if (hiddenRows > 0)
    notes.push(
      `${counted(hiddenRows, "row is hidden in the sheet. It was", "rows are hidden in the sheet. They were")} read with the others.`,
    );
  if (hiddenColumns > 0) {
    notes.push(
      `${counted(hiddenColumns, "column is hidden in the sheet. It was", "columns are hidden in the sheet. They were")} read with the others.`,
    );
  }
  if (brokenCells > 0) notes.push(`${counted(brokenCells, "cell has", "cells have")} line breaks in the text. They were read as spaces.`);
  if (errors > 0) {
    notes.push(`${counted(errors, "cell holds", "cells hold")} an error of Excel, such as #N/A. It was read as the text that Excel shows.`);
  }
  if (unresolved > 0) {
    notes.push(
      `${counted(unresolved, "formula has", "formulas have")} no result in the file, and left the cell blank. Open the workbook in Excel and save it, if there should be one.`,
    );
  }
  return notes;
}
