import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { refuseMap } from "./map-refusals.ts";
import { isObject, memberOf, parseJson } from "./json-text.ts";
import type { MapFeature, MapFeatures } from "./map-features.ts";
import { readCollection, type Members } from "./read-collection.ts";

/** Begins each record of a GeoJSON text sequence (RFC 8142). */
const recordSeparator = "\u001e";

const lineBytes = 32 * 1024 * 1024;

/** The features of a FeatureCollection, from the file as they are asked for. */
export function collectionFeatures(path: string, members: Members): MapFeatures {
  return {
    projectionName: () => projectionName(members),
    read: async function* () {
      let before = 0;
      for await (const texts of readCollection(path, members)) {
        yield texts.map((text) => feature(text, ++before));
      }
    },
  };
}

/** One feature a line (GeoJSON text sequences, RFC 8142, and GeoJSONL). */
export function lineFeatures(path: string): MapFeatures {
  return {
    projectionName: () => undefined,
    read: async function* () {
      let before = 0;
      for await (const lines of linesOf(path)) {
        const texts = lines.map((line) => (line.startsWith(recordSeparator) ? line.slice(1) : line).trim()).filter((line) => line !== "");
        yield texts.map((text) => feature(text, ++before));
      }
    },
  };
}

/** A file that is one feature, or one shape without any properties. */
export async function loneFeature(path: string): Promise<MapFeatures> {
  const text = await readFile(path, "utf8");
  const only = feature(text.replace(/^\ufeff/, ""), 1);
  return {
    projectionName: () => undefined,
    read: async function* () {
      yield [only];
    },
  };
}

export const geometryTypes: readonly string[] = [
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
  "GeometryCollection",
];

function feature(text: string, number: number): MapFeature {
  const where = ` The trouble is in feature ${number}.`;
  let value = parseJson(text, where);
  if (hasUnsafeInteger(value)) value = parseExactly(text);
  if (!isObject(value)) throw refuseMap("map-damaged");
  const type = memberOf(value, "type");
  if (typeof type === "string" && geometryTypes.includes(type)) return { id: undefined, properties: {}, geometry: value };
  const properties = memberOf(value, "properties") ?? {};
  if (type !== "Feature" || !isObject(properties)) throw refuseMap("map-damaged");
  const id = memberOf(value, "id");
  return {
    id: typeof id === "string" || typeof id === "number" ? String(id) : undefined,
    properties,
    geometry: memberOf(value, "geometry"),
  };
}

/** A whole number too large for a double: a code, most likely, and to be kept figure for figure. */
function hasUnsafeInteger(value: unknown): boolean {
  const properties = isObject(value) ? memberOf(value, "properties") : undefined;
  if (!isObject(properties)) return false;
  return Object.values(properties).some((one) => typeof one === "number" && Number.isInteger(one) && !Number.isSafeInteger(one));
}

function parseExactly(text: string): unknown {
  const reviver = (_key: string, value: unknown, { source }: { source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source)
      ? source
      : value;
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
}

/** As GeoJSON of 2008 said it: `"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}`. */
function projectionName(members: Members): string | undefined {
  const text = members.get("crs");
  if (text === undefined) return undefined;
  const crs = parseJson(text);
  const properties = isObject(crs) ? memberOf(crs, "properties") : undefined;
  if (!isObject(properties)) return undefined;
  const name = memberOf(properties, "name") ?? memberOf(properties, "code");
  return name === undefined ? undefined : String(name);
}

async function* linesOf(path: string): AsyncGenerator<string[], void, undefined> {
  let rest = "";
  for await (const piece of createReadStream(path, { encoding: "utf8", highWaterMark: 1024 * 1024 })) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > lineBytes) throw refuseMap("map-too-large");
    yield lines;
  }
  yield [rest];
}
