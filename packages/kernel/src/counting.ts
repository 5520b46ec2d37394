/** "1,911": thousands as our readers group them. */
export const grouped = (number: number): string => number.toLocaleString("en-GB");

/** "1 row", "1,911 rows". A noun that does not merely take an s brings its own plural. */
export const counted = (number: number, one: string, many = `${one}s`): string => `${grouped(number)} ${number === 1 ? one : many}`;

/** "one, another and a third"; of more than `most`, "Bolton, Bury and 3 more". */
export function listed(
  items: readonly string[],
  { joint = "and", most = items.length }: { joint?: "and" | "or"; most?: number } = {},
): string {
  if (items.length > most) return `${items.slice(0, most).join(", ")} and ${grouped(items.length - most)} more`;
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;
}
