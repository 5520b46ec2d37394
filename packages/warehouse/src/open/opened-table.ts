import type { Reading, TextEncoding } from "@concord/domain/evidence";

/** A file, whatever it came in, as one table of text in UTF-8 on this machine's disk. */
export type OpenedTable = {
  /** The text. The file itself, where it is that already. */
  path: string;
  container: Reading["container"];
  compression: Reading["compression"];
  encoding: TextEncoding;
  /** Nothing in the bytes proves the encoding: some lines with letters beyond ASCII, by which a person can tell. */
  encodingGuess?: { sample: string[] } | undefined;
  /** SHA-256 of the file as it came, where it had to be read to be opened. */
  originalHash?: string | undefined;
  /** Of a zip, a workbook, a TopoJSON: which part was taken, and what else there was. */
  member?: string | undefined;
  sheet?: string | undefined;
  range?: string | undefined;
  choices?: string[] | undefined;
  /**
   * We wrote the text ourselves, as plain CSV (comma, `"`, doubled, LF): nothing of its dialect is a guess. `names`: and its
   * first line is the header, as in Parquet and GeoJSON, so that the layout is no guess either. A workbook's sheet has its
   * preamble and header rows still to be found; its lines are the sheet's rows, so that line 12 is row 12.
   */
  written?: { names: boolean } | undefined;
  /** Where the shapes of a spatial file lie: GeoJSON in WGS84 degrees, one feature a row, in the rows' order. */
  shapes?: string | undefined;
  /** What a person should know of how it was opened. */
  notes: string[];
};
