const months = "January February March April May June July August September October November December".split(" ");

/** "31 March 2023", as an English sentence says a day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}
