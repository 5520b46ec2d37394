/**
 * The last day of a period as publishers write them: "2021", "2021-06",
 * "2021-22", "2021 Q3", "Jan 2021-Dec 2021". Undefined when no year can be read
 * in it.
 */
export function periodEnd(period: string): string | undefined {
  const text = period.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;

  const yearAndTwo = /^(\d{4})[-/](\d{2})$/.exec(text);
  if (yearAndTwo) {
    const [, year, two] = yearAndTwo as unknown as [string, string, string];
    // "2021-22" is a financial year, which ends on 31 March; "2021-06" is June.
    return Number(two) === (Number(year) + 1) % 100 ? `${Number(year) + 1}-03-31` : monthEnd(Number(year), Number(two));
  }

  const quarter = /(\d{4}).*\bQ([1-4])\b/i.exec(text) ?? undefined;
  if (quarter) return monthEnd(Number(quarter[1]), Number(quarter[2]) * 3);

  const years = text.match(/\b(1[89]|20|21)\d{2}\b/g);
  return years ? `${years.at(-1)}-12-31` : undefined;
}

function monthEnd(year: number, month: number): string | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
