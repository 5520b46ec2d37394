import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import type { Recipe } from "@concord/domain/evidence";
import { openFile } from "../open-file.ts";

let folder = "";
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-map-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(content: unknown, recipe?: Recipe) {
  const own = join(folder, `map-${++made}`);
  await mkdir(own);
  const file = join(own, "map");
  await writeFile(file, content instanceof Uint8Array || typeof content === "string" ? content : JSON.stringify(content));
  const table = await openFile(file, { folder: own, recipe });
  const shapes = table.shapes ? await readFile(table.shapes, "utf8") : "";
  return {
    ...table,
    rows: (await readFile(table.path, "utf8")).trimEnd().split("\n"),
    features: (JSON.parse(shapes) as FeatureCollection).features as (Feature<Polygon> & { label?: [number, number] })[],
    shapeLines: shapes.trimEnd().split("\n"),
  };
}
const codeOf = (content: unknown, recipe?: Recipe) =>
  open(content, recipe).then(
    () => "opened",
    (error: { kind?: string; code?: string }) => (error.kind === "refused" ? error.code : error),
  );

/** A square of this side, its lower left corner here, anticlockwise. */
const square = (x: number, y: number, side = 0.1) => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];
const feature = (properties: unknown, coordinates: unknown = square(-1.5, 53.8), type = "Polygon") => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});
const collection = (features: unknown[], more: object = {}) => ({ type: "FeatureCollection", ...more, features });

test("properties become a table, and shapes lie beside it in the order of its rows", async () => {
  const map = await open(
    collection([
      feature({ code: "E08000035", name: "Leeds, city", jobs: 460000, open: true }),
      feature({ code: "E08000032", extra: { a: [1, 2] }, note: "two\nlines" }, square(-1.8, 53.7)),
      { type: "Feature", properties: null, geometry: null },
    ]),
  );
  expect(map).toMatchObject({ container: "geojson", encoding: "utf-8", written: { names: true } });
  expect(map.rows).toEqual([
    "code,name,jobs,open,extra,note",
    'E08000035,"Leeds, city",460000,TRUE,,',
    'E08000032,,,,"{""a"":[1,2]}",two lines',
    ",,,,,",
  ]);
  expect(map.shapeLines).toHaveLength(5);
  expect(map.features.map(({ geometry }) => geometry?.type)).toEqual(["Polygon", "Polygon", undefined]);
  expect(map.features[0]).toMatchObject({ bbox: [-1.5, 53.8, -1.4, 53.9], properties: { code: "E08000035" } });
  const [x, y] = map.features[0]!.label!;
  expect(x > -1.5 && x < -1.4 && y > 53.8 && y < 53.9).toBe(true);
  expect(map.notes).toEqual([
    "1 row has no shape. They were kept in the table.",
    "1 value has line breaks in the text. They were read as spaces.",
  ]);
});

test("it makes no difference how the file is laid out", async () => {
  const features = [feature({ n: 1, text: 'a "quoted" }] brace' }), feature({ n: 2, text: "b" }, square(-1.8, 53.7))];
  const expected = ["n,text", '1,"a ""quoted"" }] brace"', "2,b"];
  const crs = { crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } } };
  const lines = features.map((one) => JSON.stringify(one));
  expect((await open(collection(features))).rows).toEqual(expected);
  expect((await open(JSON.stringify(collection(features, crs), null, 2))).rows).toEqual(expected);
  expect((await open(`\ufeff${JSON.stringify({ features, ...crs, type: "FeatureCollection" })}`)).rows).toEqual(expected);
  expect((await open(lines.join("\n"))).rows).toEqual(expected);
  expect((await open(lines.map((line) => `\u001e${line}\n`).join(""))).rows).toEqual(expected);
  expect((await open(gzipSync(JSON.stringify(collection(features))))).rows).toEqual(expected);
  expect((await open(JSON.stringify(features[0], null, 2))).rows).toEqual(expected.slice(0, 2));
  expect((await open({ type: "Point", coordinates: [-1.5, 53.8] })).rows).toEqual(["feature", "1"]);
});

test("the British National Grid becomes degrees, within about five metres", async () => {
  // The example of the Ordnance Survey's "A guide to coordinate systems in Great Britain", in WGS84: 52° 39' 28.72" N, 1° 42' 57.79" E.
  const grid = [feature({ n: 1 }, [651409.903, 313177.27], "Point")];
  const named = await open(collection(grid, { crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::27700" } } }));
  const [longitude, latitude] = (named.features[0] as unknown as { geometry: { coordinates: [number, number] } }).geometry.coordinates;
  expect(Math.abs(latitude - 52.657977)).toBeLessThan(0.00005);
  expect(Math.abs(longitude - 1.716052)).toBeLessThan(0.00008);
  expect(named.notes).toEqual([expect.stringMatching(/^Its coordinates are in the British National Grid .* about 5 metres\.$/)]);
  const unnamed = await open(collection(grid));
  expect(unnamed.features).toEqual(named.features);
  expect(unnamed.notes[0]).toMatch(/^The map does not say its projection\./);
});

test("Web Mercator becomes degrees, and latitude before longitude is changed over", async () => {
  const mercator = collection([feature({ n: 1 }, [-172_000, 7_130_000], "Point")], {
    crs: { type: "name", properties: { name: "EPSG:3857" } },
  });
  const [{ geometry }] = (await open(mercator)).features as unknown as [{ geometry: { coordinates: number[] } }];
  expect(geometry.coordinates.map((one) => one.toFixed(3))).toEqual(["-1.545", "53.787"]);

  const swapped = await open(collection([feature({ n: 1 }, square(53.8, -1.5))]));
  expect(swapped.features[0]).toMatchObject({ bbox: [-1.5, 53.8, -1.4, 53.9] });
  expect(swapped.notes[0]).toContain("wrong way round (GeoJSON has longitude first)");
  expect(signedAreaOf(swapped.features[0]!)).toBeGreaterThan(0);
});

test("coordinates that make no sense are refused with what they are", async () => {
  await expect(open(collection([feature({ n: 1 }, [1e9, 5], "Point")]))).rejects.toMatchObject({
    code: "projection-unknown",
    message: expect.stringContaining("They run from 1000000000, 5 to 1000000000, 5."),
  });
  expect(await codeOf(collection([feature({})], { crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2154" } } }))).toBe(
    "projection-unknown",
  );
});

test("broken shapes are left out and named; their rows stay; a map of mostly broken ones is refused", async () => {
  const open3 = [
    [
      [0, 50],
      [1, 50],
      [1, 51],
      [0, 51],
    ],
  ];
  const bowTie = [
    [
      [0, 50],
      [1, 51],
      [1, 50],
      [0, 51.5],
      [0, 50],
    ],
  ];
  const clockwise = square(-1.5, 53.8).map((ring) => ring.toReversed());
  const map = await open(
    collection([
      feature({ n: 1 }),
      feature({ n: 2 }, open3),
      feature({ n: 3 }, bowTie),
      feature({ n: 4 }, clockwise),
      feature({ n: 5 }, []),
      feature({ n: 6 }, [["x", 1]], "LineString"),
    ]),
  );
  expect(map.rows).toHaveLength(7);
  expect(map.features.map(({ geometry }) => geometry?.type ?? null)).toEqual(["Polygon", null, "Polygon", "Polygon", null, null]);
  expect(signedAreaOf(map.features[3]!)).toBeGreaterThan(0);
  expect(map.notes).toEqual([
    "1 row has no shape. They were kept in the table.",
    "The shape of feature 2 was left out: a ring is not closed. Its row was kept.",
    "The shape of feature 6 was left out: a position is no pair of numbers. Its row was kept.",
    expect.stringContaining("1 shape crosses itself (feature 3)."),
    expect.stringContaining("The rings of 1 shape ran the wrong way round"),
  ]);
  await expect(open(collection([feature({}, open3), feature({}, open3), feature({})]))).rejects.toMatchObject({
    code: "shapes-broken",
    message: expect.stringContaining("2 of 3 are broken, the first in feature 1: a ring is not closed."),
  });
});

test("ids are a column where they say what no property says, and large codes keep every figure", async () => {
  const withId = (id: unknown, properties: string) =>
    `{"type":"Feature","id":${JSON.stringify(id)},"properties":${properties},"geometry":{"type":"Point","coordinates":[-1.5,53.8]}}`;
  const map = (...features: string[]) => `{"type":"FeatureCollection","features":[${features.join(",")}]}`;
  expect((await open(map(withId("E1", '{"name":"A"}'), withId("E2", '{"name":"B"}')))).rows).toEqual(["id,name", "E1,A", "E2,B"]);
  expect((await open(map(withId(1, '{"FID":1}'), withId(2, '{"FID":2}')))).rows).toEqual(["FID", "1", "2"]);
  expect(
    (await open(map(withId(undefined, '{"uprn":12345678901234567890,"__proto__":"p","toString":1}').replace('"id":undefined,', "")))).rows,
  ).toEqual(["uprn,__proto__,toString", "12345678901234567890,p,1"]);
});

const topology = {
  type: "Topology",
  transform: { scale: [0.1, 0.1], translate: [-2, 53] },
  objects: {
    few: { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 1], properties: { n: 0 } }] },
    districts: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", arcs: [[0]], id: "E1", properties: { name: "A" } },
        { type: null, id: "E2", properties: { name: "B" } },
      ],
    },
  },
  arcs: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
  ],
};

test("a layer of a TopoJSON is taken: the fullest, or the one that is said", async () => {
  const map = await open(topology);
  expect(map).toMatchObject({ container: "topojson", member: "districts", choices: ["few", "districts"] });
  expect(map.rows).toEqual(["id,name", "E1,A", "E2,B"]);
  expect(map.features[0]?.bbox?.map((one) => one.toFixed(1))).toEqual(["-2.0", "53.0", "-1.9", "53.1"]);
  expect((await open(topology, { member: "few" })).rows).toEqual(["n", "0"]);
  expect(await codeOf(topology, { member: "many" })).toBe("layer-missing");
});

test("a TopoJSON whose shapes refer to what is not there is refused", async () => {
  const withArcs = (arcs: unknown) => ({ ...topology, objects: { a: { type: "Polygon", arcs } } });
  expect(await codeOf(withArcs([[1]]))).toBe("map-damaged");
  expect(await codeOf(withArcs([[-2]]))).toBe("map-damaged");
  expect(await codeOf(withArcs([["__proto__"]]))).toBe("map-damaged");
  expect(await codeOf(withArcs([Array.from({ length: 500_000 }, () => 0)]))).toBe("map-too-large");
  expect(await codeOf({ ...topology, arcs: [[["a", 1]]] })).toBe("map-damaged");
  expect(await codeOf({ ...topology, objects: {} })).toBe("map-empty");
});

test("JSON that is no map is refused as before, and a map that is cut short as damaged", async () => {
  expect(await codeOf('[{"a": 1}, {"a": 2}]')).toBe("json-not-read");
  expect(await codeOf('{"a": 1, "b": [1, 2]}')).toBe("json-not-read");
  expect(await codeOf('{"a": 1}\n{"a": 2}\n')).toBe("json-not-read");
  expect(await codeOf('{"a": 1, "b"')).toBe("json-not-read");
  expect(await codeOf(collection([]))).toBe("map-empty");
  const whole = JSON.stringify(collection([feature({ n: 1 }), feature({ n: 2 })]));
  expect(await codeOf(whole.slice(0, -20))).toBe("map-damaged");
  expect(await codeOf(`${whole}x`)).toBe("map-damaged");
  expect(await codeOf(whole.replace('"n":2', '"n":2,,'))).toBe("map-damaged");
  expect(await codeOf(`{"type":"FeatureCollection","features":[${"[".repeat(5000)}`)).toBe("map-damaged");
  expect(await codeOf(`{"type":"Feature","properties":{},"geometry":${'{"type":"GeometryCollection","geometries":['.repeat(3000)}`)).toBe(
    "map-damaged",
  );
});

test("a ring made to be slow is passed over and said to be", { timeout: 20_000 }, async () => {
  // A comb whose every tooth lies beside all others, and which crosses itself nowhere.
  const teeth = Array.from({ length: 40_000 }, (_, place) => [place % 2 === 0 ? -2 : 2, 50 + place / 10_000]);
  const ring = [...teeth, [3, 55], [3, 49], [-2, 49]];
  const began = performance.now();
  const { notes } = await open(collection([feature({ n: 1 }, [[...ring, ring[0]]])]));
  expect(performance.now() - began).toBeLessThan(5000);
  expect(notes.join(" ")).toContain("too intricate to be checked");
});

test("whatever letter of a map is changed, it is read or refused", { timeout: 60_000 }, async () => {
  const texts = [
    JSON.stringify(
      collection([feature({ n: 1, t: "a" }), feature({ n: 2, t: "b" }, square(-1.8, 53.7))], {
        crs: { type: "name", properties: { name: "CRS84" } },
      }),
    ),
    JSON.stringify(topology),
    [feature({ n: 1 }), feature({ n: 2 })].map((one) => JSON.stringify(one)).join("\n"),
  ];
  const flip = fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    letter: fc.constantFrom(...'{}[],:"\\0e-.9x\n '),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), fc.array(flip, { minLength: 1, maxLength: 3 }), async (text, flips) => {
      const letters = [...text];
      for (const { at, letter } of flips) letters[Math.floor(at * letters.length)] = letter;
      const file = join(folder, "flipped");
      await writeFile(file, letters.join(""));
      const error: unknown = await openFile(file, { folder }).then(
        () => undefined,
        (found: unknown) => found,
      );
      if (error !== undefined && !(error instanceof Failure && error.kind === "refused")) throw error;
    }),
    { numRuns: 200 },
  );
});

function signedAreaOf({ geometry }: Feature<Polygon>): number {
  const ring = geometry.coordinates[0]!; // a polygon has one
  return ring.slice(1).reduce((sum, [x = 0, y = 0], place) => sum + ring[place]![0]! * y - x * ring[place]![1]!, 0);
}
