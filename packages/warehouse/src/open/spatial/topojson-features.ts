import { readFile } from "node:fs/promises";
import { refused } from "@concord/kernel";
import { feature } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { refuseMap } from "./map-refusals.ts";
import { isObject, memberOf, parseJson } from "./json-text.ts";
import type { MapFeature, MapFeatures } from "./map-features.ts";

/** A border is used by the two places that share it. One that is used a thousand times was made to fill memory. */
const positionsForAFeature = 2_000_000;
const depthLimit = 8;

export type TopologyLayer = { features: MapFeatures; layer: string; layers: string[] };

/** One layer of a TopoJSON: the one told, or the one with most in it. Everything it refers to is held against what is there. */
export async function topologyLayer(path: string, told: string | undefined): Promise<TopologyLayer> {
  const topology = parseJson((await readFile(path, "utf8")).replace(/^\ufeff/, ""));
  const objects = isObject(topology) ? memberOf(topology, "objects") : undefined;
  if (!isObject(topology) || !isObject(objects)) throw refuseMap("map-damaged");
  const arcLengths = arcLengthsOf(memberOf(topology, "arcs"));
  checkTransform(memberOf(topology, "transform"));

  const layers = Object.keys(objects);
  const layer = chosenLayer(objects, layers, told);
  const geometries = geometriesOf(memberOf(objects, layer));
  for (const geometry of geometries) checkReferences(geometry, arcLengths, { positions: 0 }, 0);

  const sound = topology as unknown as Topology; // what it takes to read it has been looked at
  return {
    layer,
    layers,
    features: {
      projectionName: () => undefined,
      read: async function* () {
        for (const geometry of geometries) yield [featureOf(sound, geometry as unknown as GeometryObject)];
      },
    },
  };
}

type Members = Readonly<Record<string, unknown>>;

function chosenLayer(objects: Members, layers: readonly string[], told: string | undefined): string {
  if (told !== undefined) {
    if (layers.includes(told)) return told;
    throw refused(
      "layer-missing",
      `There is no layer “${told}” in this map. It has ${layers.map((name) => `“${name}”`).join(", ")}. Say which one to read.`,
      layers.map((name) => ({ at: "member", detail: name })),
    );
  }
  const sizes = layers.map((name) => geometriesOf(memberOf(objects, name)).length);
  const largest = layers[sizes.indexOf(Math.max(...sizes))];
  if (largest === undefined) throw refuseMap("map-empty");
  return largest;
}

/** A layer is a collection of what becomes features, or one such thing. */
function geometriesOf(object: unknown): readonly Members[] {
  if (!isObject(object)) throw refuseMap("map-damaged");
  if (memberOf(object, "type") !== "GeometryCollection") return [object];
  const geometries = memberOf(object, "geometries");
  if (!Array.isArray(geometries) || !geometries.every(isObject)) throw refuseMap("map-damaged");
  return geometries;
}

function arcLengthsOf(arcs: unknown): readonly number[] {
  if (!Array.isArray(arcs)) throw refuseMap("map-damaged");
  return arcs.map((arc: unknown) => {
    if (!Array.isArray(arc) || arc.length === 0 || !arc.every(isPosition)) throw refuseMap("map-damaged");
    return arc.length;
  });
}

const isPosition = (value: unknown) => Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

function checkTransform(transform: unknown): void {
  if (transform === undefined) return;
  if (!isObject(transform) || !isPosition(memberOf(transform, "scale")) || !isPosition(memberOf(transform, "translate"))) {
    throw refuseMap("map-damaged");
  }
}

/** Every arc that a geometry names must be there: n, or counted from the end backwards as ~n. */
function checkReferences(geometry: Members, arcLengths: readonly number[], spent: { positions: number }, depth: number): void {
  if (depth > depthLimit) throw refuseMap("map-damaged");
  const type = memberOf(geometry, "type");
  if (type === "GeometryCollection") {
    for (const member of geometriesOf(geometry)) checkReferences(member, arcLengths, spent, depth + 1);
  } else if (type === "Point" || type === "MultiPoint") {
    const coordinates = memberOf(geometry, "coordinates");
    const positions = type === "Point" ? [coordinates] : coordinates;
    if (!Array.isArray(positions) || !positions.every(isPosition)) throw refuseMap("map-damaged");
  } else if (type !== null && type !== undefined) {
    const nesting = { LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }[String(type)];
    if (nesting === undefined) throw refuseMap("map-damaged");
    checkArcs(memberOf(geometry, "arcs"), nesting);
  }

  function checkArcs(value: unknown, nesting: number): void {
    if (nesting > 0) {
      if (!Array.isArray(value)) throw refuseMap("map-damaged");
      for (const one of value) checkArcs(one, nesting - 1);
      return;
    }
    if (!Number.isInteger(value)) throw refuseMap("map-damaged");
    const place = value as number; // a whole one
    const length = arcLengths[place < 0 ? ~place : place];
    if (length === undefined) throw refuseMap("map-damaged");
    spent.positions += length;
    if (spent.positions > positionsForAFeature) throw refuseMap("map-too-large");
  }
}

function featureOf(topology: Topology, object: GeometryObject): MapFeature {
  const { properties, id } = object as GeometryObject & { properties?: unknown; id?: unknown };
  // A collection within a layer is one row with several shapes.
  const made = object.type === "GeometryCollection" ? feature(topology, object as GeometryCollection) : feature(topology, object);
  const geometry =
    made.type === "FeatureCollection"
      ? { type: "GeometryCollection", geometries: made.features.map((one) => one.geometry) }
      : made.geometry;
  return {
    id: typeof id === "string" || typeof id === "number" ? String(id) : undefined,
    properties: isObject(properties) ? properties : {},
    geometry,
  };
}
