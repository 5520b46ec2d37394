/** A sum each year, from one year to another: what people type. Flows, one a year, are what is kept. */
export type Span = { from: number | undefined; to: number | undefined; pounds: number | undefined };
export type Flow = { year: number; pounds: number };

/** Years that two spans share are added up. A span without its end is one year. */
export function flowsOf(spans: readonly Span[]): Flow[] {
  const byYear = new Map<number, number>();
  for (const { from, to, pounds } of spans) {
    if (from === undefined || pounds === undefined) continue;
    const last = Math.min(to ?? from, from + 125);
    for (let year = from; year <= last; year++) byYear.set(year, (byYear.get(year) ?? 0) + pounds);
  }
  return [...byYear].sort(([one], [other]) => one - other).map(([year, pounds]) => ({ year, pounds }));
}

/** The same flows with runs of equal years written as one. */
export function spansOf(flows: readonly Flow[]): Span[] {
  const spans: { from: number; to: number; pounds: number }[] = [];
  for (const { year, pounds } of [...flows].sort((one, other) => one.year - other.year)) {
    const last = spans.at(-1);
    if (last && last.pounds === pounds && last.to === year - 1) last.to = year;
    else spans.push({ from: year, to: year, pounds });
  }
  return spans;
}

/** "£400,000 a year, years 2 to 10". */
export function saySpans(flows: readonly Flow[], say: (pounds: number) => string): string[] {
  return spansOf(flows).map(({ from, to, pounds }) =>
    from === to ? `${say(pounds ?? 0)} in year ${from}` : `${say(pounds ?? 0)} a year, years ${from} to ${to}`,
  );
}
