import { evidenceLimits } from "@concord/domain/evidence";
import { checkShape } from "./check-shape.ts";
import { memberOf } from "./json-text.ts";
import type { MapFeatures } from "./map-features.ts";
import { refuseMap } from "./map-refusals.ts";
import { nowhere, widen } from "./place-shape.ts";
import type { Bounds } from "./projection.ts";
import { comparisonsForAMap } from "./self-crossing.ts";

/** What has to be known of all features before the first can be written. */
export type MapSurvey = {
  rows: number;
  /** Every property that any feature has, in the order in which they were first met. */
  names: string[];
  /** The features' ids say something that no property says. */
  hasIds: boolean;
  bounds: Bounds;
  shapes: number;
  without: number;
  broken: { feature: number; because: string }[];
  crossing: number[];
  unchecked: number;
  turned: number;
};

export async function surveyFeatures(features: MapFeatures, onRows: (rows: number) => void): Promise<MapSurvey> {
  const names = new Set<string>();
  const comparisons = comparisonsForAMap();
  const survey = { rows: 0, hasIds: false, bounds: nowhere(), shapes: 0, without: 0, turned: 0 };
  const broken: MapSurvey["broken"] = [];
  const crossing: number[] = [];
  for await (const some of features.read()) {
    for (const { id, properties, geometry } of some) {
      survey.rows++;
      if (survey.rows > evidenceLimits.rows) throw refuseMap("too-many-rows");
      for (const name of Object.keys(properties)) names.add(name);
      if (names.size > evidenceLimits.columns) throw refuseMap("too-many-columns");
      if (id !== undefined && !Object.keys(properties).some((name) => String(memberOf(properties, name)) === id)) survey.hasIds = true;

      const checked = checkShape(geometry, comparisons);
      if (checked.broken) broken.push({ feature: survey.rows, because: checked.broken });
      else if (checked.shape) {
        survey.shapes++;
        widen(survey.bounds, checked.shape);
        if (checked.crossing) crossing.push(survey.rows);
        if (checked.turned) survey.turned++;
      } else survey.without++;
    }
    onRows(survey.rows);
  }
  if (survey.rows === 0) throw refuseMap("map-empty");
  return { ...survey, names: [...names], broken, crossing, unchecked: comparisons.unchecked };
}
