import { districtLists, districtOf } from "../reference/districts.ts";

/**
 * The newest list of districts that these codes can be of; undefined when they come from lists that never stood
 * together, or when nothing among them says which list it is. Where a code has ended, the list it last stood in;
 * otherwise the list in which the youngest of them first stood.
 */
export function districtVintageOf(codes: Iterable<string>): number | undefined {
  let notBefore = "";
  let notAfter = "9999";
  for (const code of codes) {
    const district = districtOf(code);
    if (!district) continue;
    if (district.predecessors.length > 0 && district.from > notBefore) notBefore = district.from;
    if (district.to !== undefined && district.to < notAfter) notAfter = district.to;
  }
  if (notBefore > notAfter) return undefined;
  if (notAfter !== "9999") return districtLists.findLast(({ from }) => from <= notAfter)?.year ?? Number(notAfter.slice(0, 4)) - 1;
  // What began with the first list tells it from none.
  return notBefore <= districtLists[0]!.from
    ? undefined
    : districtLists.find(({ from, to }) => to === undefined || from >= notBefore || notBefore <= to)?.year;
}
