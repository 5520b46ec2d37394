import proj4 from "proj4";

/** Longitude and latitude, or what is wanted before they are made into that. */
export type Position = readonly [number, number];
export type Bounds = { west: number; south: number; east: number; north: number };

/** How coordinates become longitude and latitude in WGS84, and what a person should know of it. */
export type Projection = { toDegrees: ((position: Position) => Position) | undefined; note?: string | undefined };

/**
 * The British National Grid by the seven parameters of the Ordnance Survey's "A guide to
 * coordinate systems in Great Britain", section 6.6: right within about 5 metres. Its grid of
 * corrections (OSTN15) would be right within centimetres, and takes 15 MB.
 */
const nationalGrid =
  "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
const webMercator = "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs";

const degreesNames = /\b(4326|4258|4979|4937|crs84h?|wgs ?84|etrs89)\b/i;
const gridNames = /\b(27700|7405)\b|british.?national.?grid|osgb.?1?936/i;
const mercatorNames = /\b(3857|900913|102100|3785)\b/;

/** By what the map says of its projection and by where its coordinates lie; undefined where neither makes sense. */
export function projectionOf(name: string | undefined, bounds: Bounds): Projection | undefined {
  const degrees = within(bounds, { west: -180, south: -90, east: 180, north: 90 });
  const grid = within(bounds, { west: -200_000, south: -200_000, east: 900_000, north: 1_400_000 });
  const mercator = within(bounds, { west: -20_037_509, south: -20_048_967, east: 20_037_509, north: 20_048_967 });
  // The whole of the United Kingdom as latitude, longitude. As longitude, latitude it is in the Indian Ocean.
  const swapped = within(bounds, { west: 49, south: -9.5, east: 61.5, north: 2.5 });

  if (name !== undefined && gridNames.test(name) && !degrees) return grid ? fromGrid("") : undefined;
  if (name !== undefined && mercatorNames.test(name) && !degrees) return mercator ? fromMercator("") : undefined;
  const isKnown = name === undefined || degreesNames.test(name) || gridNames.test(name) || mercatorNames.test(name);
  if (!isKnown) return undefined;

  if (swapped) {
    return {
      toDegrees: ([latitude, longitude]) => [longitude, latitude],
      note: "Latitude and longitude stood the wrong way round (GeoJSON has longitude first). They were changed over.",
    };
  }
  if (degrees) {
    const said = name !== undefined && !degreesNames.test(name);
    return {
      toDegrees: undefined,
      note: said
        ? "The map says that it is projected, but its coordinates are degrees. They were taken as longitude and latitude."
        : undefined,
    };
  }
  const guessed = name === undefined ? "The map does not say its projection. " : "The map says that it is in degrees, but it is not. ";
  if (grid) return fromGrid(guessed);
  // Britain and Ireland.
  if (within(bounds, { west: -1_300_000, south: 6_200_000, east: 300_000, north: 8_900_000 })) return fromMercator(guessed);
  return undefined;
}

function fromGrid(before: string): Projection {
  return {
    toDegrees: degreesFrom(nationalGrid),
    note: `${before}Its coordinates are in the British National Grid and were turned into longitude and latitude, which is right within about 5 metres.`,
  };
}

function fromMercator(before: string): Projection {
  return {
    toDegrees: degreesFrom(webMercator),
    note: `${before}Its coordinates are in Web Mercator and were turned into longitude and latitude.`,
  };
}

function degreesFrom(definition: string): (position: Position) => Position {
  const { forward } = proj4(definition, "WGS84");
  return ([x, y]) => {
    const [longitude, latitude] = forward([x, y]);
    return [rounded(longitude!), rounded(latitude!)]; // it gives two
  };
}

/** Seven places are a centimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

const within = (inner: Bounds, outer: Bounds) =>
  inner.west >= outer.west && inner.south >= outer.south && inner.east <= outer.east && inner.north <= outer.north;
