import { counted, grouped, refused } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";

/** Why the rows of a text cannot be found in it. */
export const layoutRefusals = {
  "no-rows": () => "There is nothing in this file but blank lines. Send the file with its rows.",
  "too-many-columns": ({ columns }: { columns: number }) =>
    `The table has ${grouped(columns)} columns, and ${evidenceLimits.columns} is the limit. Send it in several tables.`,
  "header-does-not-fit": ({ line, names, columns }: { line: number; names: number; columns: number }) =>
    `The header on line ${grouped(line)} names ${counted(names, "column")}, and the rows under it have ${grouped(columns)}. Give every column one name, then send the file again.`,
  "header-quotes-broken": ({ line }: { line: number }) =>
    `A quotation mark in the header, on line ${grouped(line)}, opens and does not close as it should. Mend that line, then send the file again.`,
  "preamble-too-long": ({ lines, rows }: { lines: number; rows: number }) =>
    `${counted(lines, "line")} above the header were to be left out, and the file has rows until line ${grouped(rows)} only. Correct where the header begins, then read the file again.`,
  "header-too-long": ({ lines, rows }: { lines: number; rows: number }) =>
    `The header was to take ${counted(lines, "line")}, and only ${grouped(rows)} of them are in the file. Correct how many lines it takes, then read the file again.`,
  "footnotes-too-long": ({ lines }: { lines: number }) =>
    `The last ${counted(lines, "line")} were to be left out as notes, and nothing would be left of the table. Correct how many lines of notes there are, then read the file again.`,
} as const;

export type LayoutRefusal = keyof typeof layoutRefusals;

export const refusedFor = <Code extends LayoutRefusal>(code: Code, facts: Parameters<(typeof layoutRefusals)[Code]>[0]) =>
  refused(code, (layoutRefusals[code] as (facts: unknown) => string)(facts));
