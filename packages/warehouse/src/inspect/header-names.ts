import type { CsvRecord } from "./record-reader.ts";

/**
 * The names of several rows as one: "2019,,2020," over "Jobs,Share,Jobs,Share"
 * gives 2019 Jobs, 2019 Share, 2020 Jobs, 2020 Share. A name over merged cells
 * stands in the first of them and holds for those on its right that have a name below.
 */
export function spreadNames(rows: readonly CsvRecord[], width: number): string[] {
  const [first, ...rest] = rows;
  if (!first) return [];
  const own = Array.from({ length: width }, (_, place) => (first.cells[place] ?? "").trim());
  if (rest.length === 0) return own;
  const below = spreadNames(rest, width);
  let group = "";
  return own.map((name, place) => {
    if (name !== "") group = below[place] === "" ? "" : name;
    const over = name !== "" ? name : below[place] === "" ? "" : group;
    return [over, below[place]!].filter((part) => part !== "").join(" "); // as wide
  });
}
