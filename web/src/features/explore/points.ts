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

/** What a picture finds, for its title. Which is the highest can be said only where all of the groups are there. */
export function findingOf({ items, measure, time, series }: Points, { answer, by }: { answer: Answer; by: readonly string[] }): string {
  const said = `${measure[0]!.toUpperCase()}${measure.slice(1)} by ${by.join(" and ")}`;
  const whole = answer.total.exact && answer.offset === 0 && answer.rows.length === answer.total.rows;
  const [highest, lowest] = extremesOf(items);
  if (time) {
    const names = items.map(({ name }) => name).toSorted();
    return names.length > 0 && names[0] !== names.at(-1) ? `${said}, ${names[0]} to ${names.at(-1)}` : said;
  }
  if (!whole || series.length > 1 || !highest || !lowest || highest.figure === lowest.figure) return said;
  return `${said}: ${highest.name} is the highest, ${lowest.name} the lowest`;
}

/** Where nobody said in which order: the highest first, of lines by where they end. */
export function highestFirst(points: Points): Points {
  const { items, series, time } = points;
  if (time) {
    const ends = new Map<string, number>(
      items
        .toSorted((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap(({ series: of, figure }) => (figure === null ? [] : [[of ?? "", figure] as const])),
    );
    return {
      ...points,
      series: series.toSorted((one, other) => (ends.get(other) ?? Number.NEGATIVE_INFINITY) - (ends.get(one) ?? Number.NEGATIVE_INFINITY)),
    };
  }
  if (series.length > 1) return points;
  return {
    ...points,
    items: items.toSorted((one, other) => (other.figure ?? Number.NEGATIVE_INFINITY) - (one.figure ?? Number.NEGATIVE_INFINITY)),
  };
}

export function extremesOf(items: Points["items"]): readonly [Points["items"][number], Points["items"][number]] | readonly [] {
  const known = items.filter(({ figure }) => figure !== null).toSorted((one, other) => other.figure! - one.figure!);
  return known.length > 0 ? [known[0]!, known.at(-1)!] : [];
}

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
