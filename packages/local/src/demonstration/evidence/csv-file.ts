/** A table as a file: a header and rows, quoted where a comma, a quotation mark or a line end asks for it. */
export const csvFile = (header: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): Uint8Array =>
  new TextEncoder().encode([header, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join(""));

function quoted(cell: string | number | undefined): string {
  const text = String(cell ?? "");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
