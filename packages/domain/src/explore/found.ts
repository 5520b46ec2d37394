import type { CellNote } from "./answer.ts";
import type { Value } from "./values.ts";

/** What a table was found to hold, before it is made into an answer. Both engines give the same. */
export type Found = FoundRows | FoundGroups;

export type FoundRows = {
  kind: "rows";
  /** One page, in the order asked for, each with its values as the table's columns have them. */
  rows: Value[][];
  notes: CellNote[];
  total: { rows: number; exact: boolean };
};

export type FoundGroups = {
  kind: "groups";
  /** Every group there is, in no order. */
  groups: FoundGroup[];
  /** Of a view that regroups: how many rows each code of places has, those included that have no place in it. */
  codes?: { code: string; rows: number }[] | undefined;
  /** Of a view that regroups: rows whose place is blank. */
  placeless?: number | undefined;
};

export type FoundGroup = { keys: Value[]; rows: number; measures: FoundMeasure[] };

export type FoundMeasure = {
  /** How many cells it is of: those that hold a figure, or are not blank. */
  of: number;
  value: Value;
  /** How many cells have each status, but for the plain figures. Of figures alone. */
  statuses: CellNote["statuses"];
};
