import { centroid, type Boundary } from "@concord/analysis";
import { grouped, refused } from "@concord/kernel";
import { fileKeys } from "../../evidence/index.ts";
import { shapeIn, type Shape } from "../../explore/get-shapes.ts";
import type { OpenSource } from "../reader.ts";
import type { Source } from "../source.ts";

/** A place as its boundaries draw it. */
export type PlaceShape = {
  readonly name: string | undefined;
  /** Without any polygon where it is drawn as a point. */
  readonly boundary: Boundary;
  /** Its middle: the centre of its area, or the mean of its points. [longitude, latitude] in degrees. */
  readonly middle: readonly [number, number];
};

/** By code. */
export type PlaceShapes = ReadonlyMap<string, PlaceShape>;

export const boundaryRefusals = {
  "no-shapes-here": "This dataset has no shapes. Choose a dataset of boundaries.",
  "no-codes-of-shapes": "No column of the boundaries is recognised as codes of places. Name the one that is.",
  "boundaries-too-large": "These boundaries are drawn too finely to be compared: ",
} as const;

const refusal = (code: keyof typeof boundaryRefusals, which = "") => refused(code, `${boundaryRefusals[code]}${which}`);

/** All boundaries of England's output areas, generalised, are less than half of this. */
const mostBytes = 256 * 1024 * 1024;
const readBytes = 4 * 1024 * 1024;

/** Reads the shapes of the places asked for, or of all. Several features with one code are parts of one place. */
export async function readBoundaries(
  { version, files }: OpenSource,
  source: Source,
  places: readonly string[] | undefined,
): Promise<PlaceShapes> {
  if (!version.shapes) throw refusal("no-shapes-here");
  const named = version.columns.find(({ name, meaning }) =>
    source.columns?.place === undefined ? meaning === "place" : name === source.columns.place,
  );
  if (!named) throw refusal("no-codes-of-shapes");
  const key = fileKeys.shapes(version.datasetId, version.number);
  const size = await files.size(key);
  if (size > mostBytes) {
    throw refusal(
      "boundaries-too-large",
      `${grouped(Math.round(size / 1024 / 1024))} MB. Use generalised ones (the ONS marks them BGC or BUC).`,
    );
  }
  const wanted = places && new Set(places);
  const shapes: Shape[] = [];
  for await (const line of linesOf(files, key, size)) {
    const shape = shapeIn(line, { code: named.name, label: named.labelColumn });
    if (shape && (wanted?.has(shape.properties.code) ?? true)) shapes.push(shape);
  }
  return placeShapes(shapes);
}

/** Puts features together by code. A feature without a shape draws no place. */
export function placeShapes(shapes: readonly Shape[]): PlaceShapes {
  const drawn = new Map<string, { name: string | undefined; polygons: Boundary[number][]; points: [number, number][] }>();
  for (const { properties, geometry } of shapes) {
    const { polygons, points } = partsOf(geometry);
    if (polygons.length + points.length === 0) continue;
    const place = drawn.get(properties.code) ?? { name: properties.name, polygons: [], points: [] };
    place.polygons.push(...polygons);
    place.points.push(...points);
    drawn.set(properties.code, place);
  }
  return new Map(
    [...drawn].map(([code, { name, polygons, points }]) => [
      code,
      { name, boundary: polygons, middle: centroid(polygons) ?? centroid([[points]])! },
    ]),
  );
}

function partsOf(geometry: Shape["geometry"]): { polygons: Boundary[number][]; points: [number, number][] } {
  const coordinates: unknown = geometry?.coordinates;
  switch (geometry?.type) {
    case "Polygon":
      return { polygons: [coordinates as Boundary[number]], points: [] };
    case "MultiPolygon":
      return { polygons: coordinates as Boundary[number][], points: [] };
    case "Point":
      return { polygons: [], points: [coordinates as [number, number]] };
    case "MultiPoint":
      return { polygons: [], points: coordinates as [number, number][] };
    default:
      return { polygons: [], points: [] };
  }
}

async function* linesOf(files: OpenSource["files"], key: string, size: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for (let from = 0; from < size; from += readBytes) {
    const bytes = await files.read(key, { from, to: Math.min(size, from + readBytes) });
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.trim();
  }
  yield rest.trim();
}
