import type { SumBehind } from "../question-kind.ts";
import { placesFound, type Side } from "./side.ts";

/** A sum of cells of one side: of a wide table, one for each of its columns. */
export const sumsOf = (side: Side, name: string, keys: readonly string[]): SumBehind[] =>
  (side.part === undefined ? keys : [""]).flatMap((column) => {
    const cube = side.cubes.get(column);
    if (!cube || keys.length === 0) return [];
    const of: SumBehind["of"] = {
      place: { name: "the area", codes: placesFound(side) },
      ...(side.period === "" ? {} : { period: { name: side.period, codes: [side.period] } }),
      ...(side.part === undefined ? {} : { [side.part]: { name, codes: keys } }),
    };
    return [{ cube, of }];
  });
