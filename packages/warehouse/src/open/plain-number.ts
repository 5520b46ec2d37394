/**
 * A number in full: the shortest figures that mean this very number, never with an
 * exponent. "" for what is no number.
 */
export function plainNumber(number: number): string {
  if (!Number.isFinite(number)) return "";
  const text = String(number);
  const exponentAt = text.indexOf("e");
  return exponentAt < 0 ? text : movePoint(text.slice(0, exponentAt), Number(text.slice(exponentAt + 1)));
}

/** Decimal figures times ten to this power, by moving the point and not by arithmetic. */
export function movePoint(figures: string, places: number): string {
  const minus = figures.startsWith("-") ? "-" : "";
  const [whole = "", part = ""] = figures.slice(minus.length).split(".");
  const digits = whole + part;
  const point = whole.length + places;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const fraction = padded.slice(at).replace(/0+$/, "");
  return fraction === "" ? (integer === "0" ? "0" : minus + integer) : `${minus}${integer}.${fraction}`;
}
