/** How rows and cells are told apart in a text. Lines may end in LF, CRLF or CR, in any mixture. */
export type CsvDialect = {
  /** One character. */
  delimiter: string;
  /** "" where nothing quotes: then a quotation mark is a letter like any other. */
  quote: '"' | "'" | "";
  /** What makes a quote inside quotes. */
  escape: "doubled" | "backslash";
};
