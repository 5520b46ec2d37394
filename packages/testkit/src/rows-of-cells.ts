import { observationStatuses, type Cell, type CellTable } from "@concord/domain/evidence";

/** A table of cells as a test reads it: one row a cell, with its codes in the order they were asked for. */
export const rowsOfCells = ({ codes, at, value, status, below }: CellTable): { codes: string[]; cell: Cell }[] =>
  [...value].map((figure, row) => ({
    codes: codes.map((held, column) => held[at[column]![row]!]!), // every row stands at one of them
    cell: {
      value: Number.isNaN(figure) ? null : figure,
      status: observationStatuses[status[row]!]!,
      ...(Number.isNaN(below[row]!) ? {} : { below: below[row]! }),
    },
  }));
