/** How a table is written as text. */
export type TableWriting = {
  delimiter: string;
  quote: '"' | "'" | "";
  escape: "doubled" | "backslash";
  lineEnd: "\n" | "\r\n" | "\r";
  /** Every cell in quotes, or those that cannot do without. */
  quoting: "all" | "needed";
};

/** A table as another program would write it. Where nothing quotes, its cells must do without. */
export function writeTable(rows: readonly (readonly string[])[], writing: TableWriting): string {
  const { delimiter, quote, lineEnd, quoting } = writing;
  const written = (cell: string, alone: boolean) => {
    const needed = cell.includes(delimiter) || cell.includes(quote) || /[\r\n\\]|^\s|\s$/.test(cell) || (alone && cell === "");
    return quote !== "" && (quoting === "all" || needed) ? inQuotes(cell, writing) : cell;
  };
  return rows.map((row) => row.map((cell) => written(cell, row.length === 1)).join(delimiter) + lineEnd).join("");
}

function inQuotes(cell: string, { quote, escape: escaping }: TableWriting): string {
  const escaped =
    escaping === "doubled" ? cell.replaceAll(quote, quote + quote) : cell.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}
