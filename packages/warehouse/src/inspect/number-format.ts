import type { NumberFormat } from "@concord/domain/evidence";
import type { ColumnEvidence } from "./column-evidence.ts";
import { writings } from "./figure.ts";

/**
 * How the figures of a column are written. One cell is not enough to turn the
 * points and commas of a whole column round: 1,234 is read as a thousand and more, as this
 * country writes it, unless most cells with a separator make sense only the
 * other way. `commas`: the other columns of the file have decimal commas.
 */
export function numberFormatOf(evidence: ColumnEvidence, commas = false): NumberFormat {
  const { figures, onlyPoint, onlyComma, either, readBy, currencies, percent } = evidence;
  const decimal = onlyComma > onlyPoint && (commas || onlyComma > either) ? "," : commas && either > 0 && onlyPoint === 0 ? "," : ".";
  const [best] = writings
    .map((writing, at) => ({ ...writing, read: readBy[at]! })) // one for each writing
    .filter((writing) => writing.decimal === decimal)
    .sort((one, other) => other.read - one.read);
  const [currency] = [...currencies].sort(([, one], [, other]) => other - one)[0] ?? [];
  return {
    decimal,
    grouping: best!.grouping, // there are writings with either
    ...(currency === undefined ? {} : { currency }),
    ...(percent > 0 && percent >= figures / 2 ? { percent: true } : {}),
  };
}

/** How many of the figures a format reads. */
export function readUnder(evidence: ColumnEvidence, { decimal, grouping }: NumberFormat): number {
  const at = writings.findIndex((writing) => writing.decimal === decimal && writing.grouping === grouping);
  return evidence.whole + (evidence.readBy[at] ?? 0);
}

/** Whether the figures of a whole file are written with decimal commas, as a file with semicolons between its columns often has them. */
export function commasAreDecimal(evidence: readonly ColumnEvidence[], delimiter: string): boolean {
  const total = (of: (one: ColumnEvidence) => number) => evidence.reduce((sum, one) => sum + of(one), 0);
  return delimiter !== "," && total(({ onlyComma }) => onlyComma) > total(({ onlyPoint }) => onlyPoint);
}
