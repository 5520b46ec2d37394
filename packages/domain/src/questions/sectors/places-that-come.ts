import { listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { some } from "./sector-sums.ts";

type Ask = {
  places: readonly string[];
  periods: readonly string[];
  /** What a row that is not there says. */
  absent: "missing" | "zero" | undefined;
};

/**
 * Says which places have a figure in one of the periods and none at all in
 * another, as where codes have changed: what looks like growth is then that.
 */
export function comingPlaces(cube: Cube, { places, periods, absent }: Ask): Warning | false {
  const found = new Map(periods.map((period) => [period, new Set<string>()]));
  const [placeAt, periodAt] = [cube.rows.at("place"), cube.rows.at("period")];
  const [placeCodes, periodCodes] = [cube.codes("place"), cube.codes("period")];
  for (let row = 0; row < cube.rows.count; row++) {
    if (!Number.isNaN(cube.rows.point[row]!)) found.get(periodCodes[periodAt[row]!]!)?.add(placeCodes[placeAt[row]!]!);
  }
  const come = [...new Set(places)].sort().filter((place) => {
    const held = [...found.values()].filter((there) => there.has(place)).length;
    return held > 0 && held < found.size;
  });
  const left = absent === "zero" ? "counted as nought in the other" : "without a figure in the other, so no growth is given with them";
  return (
    come.length > 0 && {
      code: "place-codes-change",
      detail: `${some(come, "place")} in this table in one of the two periods only, and ${left}: ${listed(come, { most: 8 })}. Their codes may have changed: regroup the table to one set of boundaries to compare them.`,
    }
  );
}

/** A growth that is told from a later period to an earlier one is turned round. */
export const turnedRound: Warning = {
  code: "end-before-start",
  detail:
    "The end comes before the start, so growth is told backwards: what grew stands as having shrunk. Choose them the other way round.",
};
