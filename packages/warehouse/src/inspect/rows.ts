import { isFigure } from "./cell-type.ts";
import { dayFormats, readDay } from "./day.ts";
import { isMark } from "./mark.ts";
import { isPeriod } from "./period.ts";
import type { CsvRecord } from "./record-reader.ts";

/** Lines of the file that a row takes: more than one where line ends stand in its cells. */
export const linesOf = ({ cells }: CsvRecord): number =>
  cells.reduce((lines, cell) => lines + (cell.includes("\n") || cell.includes("\r") ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0), 1);

/** The line on which the next row would begin, if none is blank. */
export const lineAfter = (record: CsvRecord): number => record.line + linesOf(record);

/**
 * The number that a spreadsheet gives each row: blank lines count, and a row with
 * line ends in its cells is one. People count so, and correct by it.
 */
export function rowNumbersOf(records: readonly CsvRecord[]): number[] {
  let within = 0;
  return records.map((record) => {
    const number = record.line - within;
    within += linesOf(record) - 1;
    return number;
  });
}

export const isFilled = (cell: string | undefined): cell is string => cell !== undefined && cell.trim() !== "";
export const filledIn = ({ cells }: Pick<CsvRecord, "cells">): number => cells.filter(isFilled).length;
/** `,,,,` is a row only by its delimiters. */
export const isBlankRow = (record: Pick<CsvRecord, "cells">): boolean => !record.cells.some(isFilled);

const mayBeDay = /^(?:\d{1,4}[-/. ]|\d{1,2}(?:st|nd|rd|th) |[a-z]{3,9},? \d)/i;
export const isDay = (cell: string) => mayBeDay.test(cell) && dayFormats.some((format) => readDay(cell, format) !== undefined);
const isTime = (cell: string) => /^\d{1,2}:\d\d(:\d\d(\.\d+)?)?( ?[ap]m)?$/i.test(cell);

/** A figure, a day, a time or a period: what stands in rows, and above them only as the years of a wide table. */
export function isDatum(cell: string): boolean {
  const text = cell.trim();
  return isFigure(text) || isPeriod(text) || isDay(text) || isTime(text);
}

/** A year, a quarter or a day at the head of a column, with what may stand behind it: 2021 [note 3], 2020/21(p), Jan 2020 r. */
export function isPeriodOver(cell: string): boolean {
  const text = cell.trim().replace(/\s*(\[[^\]]{1,12}\]|\([a-z0-9]{1,3}\)|\*+|[†‡¹²³]+|(?<=\d) ?[prebu])$/i, "");
  return isPeriod(text) || isDay(text);
}

/** What stands where a figure would: a figure, or a mark in its place. */
export const isDatumOrMark = (cell: string): boolean => isDatum(cell) || isMark(cell);

/** How a code is written: E08000032 as A9. Undefined of words, and of what is too long for a code. */
export function shapeOf(cell: string): string | undefined {
  const text = cell.trim();
  if (text.length < 2 || text.length > 40 || !/\d/.test(text)) return undefined;
  return text.replace(/\p{L}+/gu, "A").replace(/\d+/g, "9");
}
