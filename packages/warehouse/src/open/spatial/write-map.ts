import { csvLine, onOneLine } from "../csv-line.ts";
import { writeLines } from "../line-writer.ts";
import { plainNumber } from "../plain-number.ts";
import { checkShape } from "./check-shape.ts";
import { memberOf } from "./json-text.ts";
import type { MapFeatures } from "./map-features.ts";
import { labelPoint, moveShape, nowhere, rewind, widen } from "./place-shape.ts";
import type { Projection } from "./projection.ts";
import type { MapSurvey } from "./survey-features.ts";

/** Of this nothing is checked twice: the survey has said which shapes cross themselves. */
const noComparisons = () => ({ left: 0, unchecked: 0 });

/**
 * Writes the properties as CSV and the shapes as GeoJSON beside it: a FeatureCollection
 * in WGS84 degrees with one feature a line, the row of the same number. A feature has its
 * `bbox` and, beside what GeoJSON says, `label`: a position within it.
 */
export async function writeMap(
  features: MapFeatures,
  survey: MapSurvey,
  { toDegrees }: Projection,
  targets: { table: string; shapes: string },
  onRows: (rows: number) => void,
): Promise<{ brokenCells: number }> {
  const idName = survey.names.includes("id") ? "feature id" : "id";
  const { names, hasIds } = survey;
  let brokenCells = 0;
  await writeLines(targets.table, (table) =>
    writeLines(targets.shapes, async (shapes) => {
      const header = hasIds ? [idName, ...names] : names;
      // A map of nothing but shapes is still a table with a row for each.
      table.add(csvLine((header.length > 0 ? header : ["feature"]).map(onOneLine)));
      shapes.add('{"type":"FeatureCollection","features":[');
      let row = 0;
      for await (const some of features.read()) {
        for (const { id, properties, geometry } of some) {
          row++;
          const cells = names.map((name) => textOf(memberOf(properties, name)));
          if (hasIds) cells.unshift(id ?? "");
          table.add(csvLine(header.length > 0 ? cells.map(cell) : [String(row)]));
          shapes.add(`${shapeLine(properties, geometry)}${row < survey.rows ? "," : ""}`);
        }
        await table.settle();
        await shapes.settle();
        onRows(row);
      }
      shapes.add("]}");
    }),
  );
  return { brokenCells };

  function cell(text: string): string {
    const line = onOneLine(text);
    if (line !== text) brokenCells++;
    return line;
  }

  function shapeLine(properties: Readonly<Record<string, unknown>>, found: unknown): string {
    const { shape } = checkShape(found, noComparisons());
    if (!shape) return JSON.stringify({ type: "Feature", properties, geometry: null });
    if (toDegrees) {
      moveShape(shape, toDegrees);
      rewind(shape);
    }
    const { west, south, east, north } = boundsOf(shape);
    return JSON.stringify({ type: "Feature", bbox: [west, south, east, north], label: labelPoint(shape), properties, geometry: shape });
  }
}

function boundsOf(shape: Parameters<typeof widen>[1]) {
  const bounds = nowhere();
  widen(bounds, shape);
  return bounds;
}

/** A property as a cell; what has parts of its own, as JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return plainNumber(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return JSON.stringify(value);
}
