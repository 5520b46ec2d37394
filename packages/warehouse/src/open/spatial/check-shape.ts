import type { Geometry } from "geojson";
import { isObject, memberOf } from "./json-text.ts";
import type { Position } from "./projection.ts";
import { crossesItself, type Comparisons } from "./self-crossing.ts";

export type CheckedShape = {
  /** Undefined where there is none, or none that can be drawn. */
  shape?: Geometry | undefined;
  /** Why it cannot be drawn. */
  broken?: string | undefined;
  crossing?: boolean | undefined;
  /** Its rings ran the other way than RFC 7946 says: outer ones anticlockwise. */
  turned?: boolean | undefined;
};

/** Thrown within, for what makes a whole shape unusable. */
class Broken extends Error {}

/**
 * A stranger's geometry made into one that can be relied on: two finite numbers a
 * position, closed rings of four and more, turned as RFC 7946 (3.1.6) says.
 */
export function checkShape(found: unknown, comparisons: Comparisons): CheckedShape {
  if (found === null || found === undefined) return {};
  const state = { crossing: false, turned: false };
  try {
    const shape = geometry(found, 0);
    return shape ? { shape, ...state } : {};
  } catch (error) {
    if (error instanceof Broken) return { broken: error.message };
    throw error;
  }

  /** Undefined where it is empty, which is allowed. */
  function geometry(value: unknown, depth: number): Geometry | undefined {
    if (!isObject(value)) throw new Broken("it is no geometry");
    const type = memberOf(value, "type");
    if (type === "GeometryCollection") {
      const members = list(memberOf(value, "geometries"), "it has no geometries");
      if (depth > 3) throw new Broken("it holds collections within collections");
      const geometries = members.flatMap((member) => geometry(member, depth + 1) ?? []);
      return geometries.length > 0 ? { type, geometries } : undefined;
    }
    const coordinates = list(memberOf(value, "coordinates"), "it has no coordinates");
    if (coordinates.length === 0) return undefined;
    switch (type) {
      case "Point":
        return { type, coordinates: [...position(coordinates)] };
      case "MultiPoint":
        return { type, coordinates: coordinates.map(positionOf) };
      case "LineString":
        return { type, coordinates: line(coordinates) };
      case "MultiLineString":
        return { type, coordinates: coordinates.map(line) };
      case "Polygon":
        return { type, coordinates: polygon(coordinates) };
      case "MultiPolygon": {
        const polygons = coordinates.filter((part) => !(Array.isArray(part) && part.length === 0)).map(polygon);
        return polygons.length > 0 ? { type, coordinates: polygons } : undefined;
      }
      default:
        throw new Broken("it is no kind of geometry that GeoJSON has");
    }
  }

  function line(value: unknown): number[][] {
    const positions = list(value, "a line is no list of positions").map(positionOf);
    if (positions.length < 2) throw new Broken("a line has fewer than two positions");
    return positions;
  }

  function polygon(value: unknown): number[][][] {
    const rings = list(value, "a polygon is no list of rings");
    if (rings.length === 0) throw new Broken("a polygon has no ring");
    return rings.map((ring, place) => closedRing(ring, place === 0));
  }

  function closedRing(value: unknown, isOuter: boolean): number[][] {
    const ring = list(value, "a ring is no list of positions").map(positionOf);
    if (ring.length < 4) throw new Broken("a ring has fewer than four positions");
    const [first, last] = [ring[0]!, ring.at(-1)!]; // there are four
    if (first[0] !== last[0] || first[1] !== last[1]) throw new Broken("a ring is not closed");
    const area = signedArea(ring);
    if (area === 0) throw new Broken("a ring encloses nothing");
    if (!state.crossing && crossesItself(ring, comparisons)) state.crossing = true;
    if (area > 0 === isOuter) return ring;
    state.turned = true;
    return ring.toReversed();
  }
}

function list(value: unknown, otherwise: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Broken(otherwise);
  return value;
}

/** Heights are left out: a map of places is flat. */
function position(value: unknown): Position {
  const [x, y] = list(value, "a position is no pair of numbers");
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y)) {
    throw new Broken("a position is no pair of numbers");
  }
  return [x, y];
}

const positionOf = (value: unknown): number[] => [...position(value)];

/** Twice the area, above nothing where the ring runs anticlockwise. Reckoned from its first position, lest small rings far from nought be lost. */
export function signedArea(ring: readonly (readonly number[])[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let area = 0;
  for (let place = 1; place < ring.length; place++) {
    const [fromX = 0, fromY = 0] = ring[place - 1]!; // within the ring
    const [toX = 0, toY = 0] = ring[place]!;
    area += (fromX - originX) * (toY - originY) - (toX - originX) * (fromY - originY);
  }
  return area;
}
