import type { Reading, Recipe } from "@concord/domain/evidence";
import { encodingNames } from "../inspect/encoding.ts";
import type { Inspection } from "../inspect/inspect-text.ts";
import type { OpenedTable } from "../open/opened-table.ts";
import { notesOnMarks, type MarksFound } from "./marks-found.ts";
import type { TableColumn } from "../inspect/columns.ts";

const containerNames: Partial<Record<Reading["container"], string>> = {
  workbook: "Excel workbook",
  parquet: "Parquet",
  geojson: "GeoJSON",
  topojson: "TopoJSON",
};

/** How the file was read: with its bytes, what makes the version what it is. */
export function readingOf(
  opened: OpenedTable,
  inspection: Inspection,
  { quoted, recipe }: { quoted: boolean; recipe?: Recipe | undefined },
): Reading {
  const { container, compression, encoding, encodingGuess, member, sheet, range, choices } = opened;
  const { dialect, preambleRows, headerRows, footnotes, name } = inspection;
  return {
    layout: containerNames[container] ?? name,
    container,
    compression,
    encoding: encodingNames[encoding],
    ...(encodingGuess ? { encodingGuess } : {}),
    delimiter: dialect.delimiter,
    quote: quoted ? dialect.quote : "",
    escape: dialect.escape,
    preambleLines: preambleRows,
    headerLines: headerRows,
    ...(footnotes && footnotes.lines > 0 ? { footnoteLines: footnotes.lines } : {}),
    ...(member === undefined ? {} : { member }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(range === undefined ? {} : { range }),
    ...(choices === undefined ? {} : { choices }),
    ...(recipe === undefined ? {} : { recipe }),
  };
}

/** What of the reading a person should know, because it was a judgement. */
export function notesOnReading(opened: OpenedTable, inspection: Inspection, marks: readonly MarksFound[]): string[] {
  const { preambleRows, headerLines, footnotes, columns, name } = inspection;
  return [
    ...opened.notes,
    ...inspection.notes,
    ...(opened.encodingGuess
      ? [
          `Nothing in the file says its encoding. It was read as ${encodingNames[opened.encoding]}; look at its accents and pound signs, and choose another if they are wrong.`,
        ]
      : []),
    ...(preambleRows > 0 ? [`${lines(preambleRows)} above the table ${were(preambleRows)} left out.`] : []),
    ...(headerLines === 0 ? [withoutHeader(name)] : []),
    ...(footnotes && footnotes.lines > 0 ? [`${lines(footnotes.lines)} under the table ${were(footnotes.lines)} left out.`] : []),
    ...columns.flatMap((column, place) => [
      ...notesOnWriting(column, columns),
      ...(marks[place] ? notesOnMarks(column, marks[place]) : []),
    ]),
  ];
}

const withoutHeader = (name: string) =>
  name === "Land Registry price paid"
    ? "The file has no header, as Price Paid Data has none. Its columns have the names that HM Land Registry gives them."
    : "The file has no header, so its columns are numbered.";

/** How figures and days are written, where somebody else might have read them otherwise. */
function notesOnWriting(column: TableColumn, columns: readonly TableColumn[]): string[] {
  const { name, meaning, numberFormat, dateFormat, orderAssumed, armoured } = column;
  const notes: string[] = [];
  if (numberFormat?.decimal === ",")
    notes.push(`${name}: figures are written as 1.234,5, and were read with the comma as the decimal point.`);
  if (numberFormat?.percent) notes.push(`${name}: 12% is kept as 12, and the unit is %.`);
  if (orderAssumed)
    notes.push(`${name}: nothing in the column shows which number is the month. 01/02/2021 was read as 1 February, as is usual here.`);
  if (dateFormat === "03/01/2021") notes.push(`${name}: days are written with the month first, and were read so.`);
  if (dateFormat === "01/03/21" || dateFormat === "1-Mar-21")
    notes.push(`${name}: years have two digits. 68 was read as 2068, and 69 as 1969.`);
  if (armoured) notes.push(`${name}: cells are written ="0012" for a spreadsheet, and are kept as 0012.`);
  if (meaning === "destination") {
    const origin = columns.find((one) => one.meaning === "origin")?.name;
    notes.push(`${name}: the place that is gone to${origin === undefined ? "" : `, as ${origin} is the one that is come from`}.`);
  }
  return notes;
}

const lines = (number: number) => (number === 1 ? "1 line" : `${number} lines`);
const were = (number: number) => (number === 1 ? "was" : "were");
