import type { Answer, AnswerColumn } from "@concord/domain/explore";

/** A grouped answer as a chart wants it: a name along the axis, a figure, and the series where a second column tells them apart. */
export type Points = {
  items: { name: string; code: string; series: string | undefined; figure: number | null; row: number; column: number }[];
  series: string[];
  measure: string;
  /** The names are periods, in order. */
  time: boolean;
};

type Described = { name: string; meaning: string };

/** Undefined where the answer is no figures by group. A pivot's columns are series; of several measures the first is drawn. */
export function pointsOf(answer: Answer, columns: readonly Described[]): Points | undefined {
  const groups = answer.columns.flatMap((column, place) => (column.measure === undefined ? [{ column, place }] : []));
  const measures = answer.columns.flatMap((column, place) => (column.measure === undefined ? [] : [{ column, place }]));
  const [firstMeasure] = measures;
  if (!firstMeasure || groups.length === 0) return undefined;

  const spread = measures.filter(({ column }) => column.across !== undefined);
  const meaningOf = ({ name }: AnswerColumn) => columns.find((one) => one.name === name)?.meaning;
  const pivotIsTime = spread.length > 0 && spread.every(({ column }) => /^\d{4}/.test(column.across ?? ""));
  const timeGroup = groups.find(({ column }) => meaningOf(column) === "period");
  const along = timeGroup ?? groups[0]!;
  const others = groups.filter((group) => group !== along);
  const named = (row: Answer["rows"][number], { column, place }: (typeof groups)[number]) => {
    const code = String(row[place] ?? "blank");
    return { code, name: answer.labels?.[column.name]?.[code] ?? code };
  };

  const items = answer.rows.flatMap((cells, row) => {
    const here = named(cells, along);
    const rest = others.map((group) => named(cells, group).name).join(", ");
    if (spread.length === 0) {
      const figure = asFigure(cells[firstMeasure.place]);
      return [{ ...here, series: rest === "" ? undefined : rest, figure, row, column: firstMeasure.place }];
    }
    return spread.map(({ column, place }) => {
      const across = column.across ?? "blank";
      const figure = asFigure(cells[place]);
      return pivotIsTime
        ? { code: across, name: across, series: [here.name, rest].filter(Boolean).join(", "), figure, row, column: place }
        : { ...here, series: [across, rest].filter(Boolean).join(", "), figure, row, column: place };
    });
  });
  return {
    items,
    series: [...new Set(items.map(({ series }) => series ?? ""))],
    measure: firstMeasure.column.of ? `${firstMeasure.column.measure} of ${firstMeasure.column.of}` : "number of rows",
    time: pivotIsTime || timeGroup !== undefined,
  };
}

const asFigure = (value: string | number | null | undefined): number | null => (typeof value === "number" ? value : null);
