/** The unit that a column's name ends with: "Value (£m)", "Rate (%)", "GVA, £ million". */
export function unitInName(name: string): string | undefined {
  const found =
    /[([]\s*((?:£|€|\$|%|per ?cent|thousands?|millions?|billions?|000s|'000s?|persons|people|jobs|hectares|tonnes|km|years|hours)[^)\]]{0,30})[)\]]\s*$/i.exec(
      name,
    ) ?? /,\s*(£ ?(?:million|billion|thousand|m|bn|k)?|%)$/i.exec(name);
  return found?.[1]?.trim();
}

/** The unit that the lines above a table say: `"Units :","Persons"`, or `Unit: £ million`. */
export function unitAbove(lines: readonly (readonly string[])[]): string | undefined {
  for (const cells of lines) {
    const [first = "", ...others] = cells.map((cell) => cell.trim());
    const found = /^units?(?: of measure(?:ment)?)?\s*:?\s*(.*)$/i.exec(first);
    const said = found && (found[1] || others.find((cell) => cell !== ""));
    if (said && said.length <= 60 && (others.length > 0 || first.includes(":"))) return said;
  }
  return undefined;
}
