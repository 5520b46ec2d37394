import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { counted, Failure, refused } from "@concord/kernel";
import type { Report } from "../../ingest/progress.ts";
import { headOf } from "../head-of.ts";
import type { OpenedWithin } from "../opened-within.ts";
import { collectionFeatures, geometryTypes, lineFeatures, loneFeature } from "./geojson-features.ts";
import { isObject, memberOf } from "./json-text.ts";
import type { MapFeatures } from "./map-features.ts";
import { mapRefusals, refuseMap } from "./map-refusals.ts";
import { projectionOf, type Projection } from "./projection.ts";
import { readCollection, type Members } from "./read-collection.ts";
import { surveyFeatures, type MapSurvey } from "./survey-features.ts";
import { topologyLayer } from "./topojson-features.ts";
import { writeMap } from "./write-map.ts";

/** What has to be read whole takes some six times its size in memory. */
const wholeBytes = 50 * 1024 * 1024;

export type MapOptions = { folder: string /** Which layer of a TopoJSON. */; layer?: string | undefined; report: Report };

type FoundMap = Pick<OpenedWithin, "container" | "member" | "choices"> & { features: MapFeatures };

/** GeoJSON or TopoJSON as a table of its properties, with its shapes beside it. Any other JSON is refused. */
export async function openMap(source: string, { folder, layer, report }: MapOptions): Promise<OpenedWithin> {
  const { features, ...found } = await findMap(source, layer);
  const targets = { table: join(folder, "opened.csv"), shapes: join(folder, "shapes.geojson") };
  try {
    const survey = await surveyFeatures(features, (done) => report({ stage: "Looking at the map", done, unit: "features" }));
    const projection = projectionFor(survey, features.projectionName());
    if (survey.broken.length > survey.shapes) throw mostlyBroken(survey);
    const { brokenCells } = await writeMap(features, survey, projection, targets, (done) =>
      report({ stage: "Reading the map", done, total: survey.rows, unit: "features" }),
    );
    return {
      ...found,
      path: targets.table,
      shapes: targets.shapes,
      written: { names: true },
      notes: notesOn(survey, projection, brokenCells),
    };
  } catch (error) {
    // Brackets within brackets by the thousand are more than a stack takes.
    if (error instanceof RangeError) throw new Failure("refused", "map-damaged", mapRefusals["map-damaged"], { cause: error });
    throw error;
  }
}

/** What kind of map it is, by what stands at its top. */
async function findMap(source: string, layer: string | undefined): Promise<FoundMap> {
  if (await isLines(source)) return { container: "geojson", features: lineFeatures(source) };

  const members: Members = new Map();
  const sawFeature = await beginsWithFeatures(source, members);
  // Told by the features themselves; a map without any is told by its end.
  const type = typeOf(members);
  if (sawFeature || type === "FeatureCollection") return { container: "geojson", features: collectionFeatures(source, members) };
  if (type === "Topology" || (members.has("objects") && members.has("arcs"))) {
    await refuseLarge(source);
    const { features, layer: member, layers } = await topologyLayer(source, layer);
    return { container: "topojson", features, member, ...(layers.length > 1 ? { choices: layers.slice(0, 200) } : {}) };
  }
  if (type === "Feature" || (type !== undefined && geometryTypes.includes(type))) {
    await refuseLarge(source);
    return { container: "geojson", features: await loneFeature(source) };
  }
  throw refuseMap("json-not-read");
}

async function beginsWithFeatures(source: string, members: Members): Promise<boolean> {
  try {
    for await (const _ of readCollection(source, members)) return true;
    return false;
  } catch (error) {
    // Damage to what was never a map is no damage to a map.
    const head = new TextDecoder().decode((await headOf(source)).subarray(0, 64 * 1024));
    if (error instanceof Failure && error.code === "map-damaged" && !/"(FeatureCollection|Feature|Topology|coordinates)"/.test(head)) {
      throw refuseMap("json-not-read");
    }
    throw error;
  }
}

async function refuseLarge(source: string) {
  if ((await stat(source)).size > wholeBytes) throw refuseMap("map-too-large");
}

function typeOf(members: Members): string | undefined {
  const text = members.get("type")?.trim();
  return text?.startsWith('"') ? text.slice(1, -1) : undefined;
}

/** One feature a line: the first line is all of a feature, and it is not the only one. */
async function isLines(source: string): Promise<boolean> {
  const file = await open(source);
  try {
    const head = Buffer.alloc(1024 * 1024);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const end = head.subarray(0, bytesRead).indexOf(10);
    if (head[0] === 0x1e) return true; // RFC 8142 begins each so
    if (end < 0 || head.toString("utf8", end, bytesRead).trim() === "") return false;
    const first: unknown = JSON.parse(head.toString("utf8", 0, end).replace(/^\ufeff/, ""));
    return isObject(first) && memberOf(first, "type") === "Feature";
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  } finally {
    await file.close();
  }
}

function projectionFor({ shapes, bounds }: MapSurvey, name: string | undefined): Projection {
  if (shapes === 0) return { toDegrees: undefined };
  const projection = projectionOf(name, bounds);
  if (projection) return projection;
  const { west, south, east, north } = bounds;
  const said = name === undefined ? "" : ` The map says “${name.slice(0, 100)}”.`;
  throw refused(
    "projection-unknown",
    `${mapRefusals["projection-unknown"]}${said} They run from ${short(west)}, ${short(south)} to ${short(east)}, ${short(north)}.`,
  );
}

const short = (number: number) => number.toLocaleString("en-GB", { maximumSignificantDigits: 6, useGrouping: false });

const mostlyBroken = ({ broken: [first], broken, rows }: MapSurvey) =>
  refused(
    "shapes-broken",
    `${mapRefusals["shapes-broken"]} ${broken.length} of ${rows} are broken, the first in feature ${first?.feature}: ${first?.because}.`,
  );

function notesOn({ without, broken, crossing, unchecked, turned }: MapSurvey, { note }: Projection, brokenCells: number): string[] {
  const notes: string[] = [];
  if (note) notes.push(note);
  if (without > 0) notes.push(`${counted(without, "row has", "rows have")} no shape. They were kept in the table.`);
  for (const { feature, because } of broken.slice(0, 5))
    notes.push(`The shape of feature ${feature} was left out: ${because}. Its row was kept.`);
  if (broken.length > 5) notes.push(`${counted(broken.length - 5, "more shape was", "more shapes were")} left out for such reasons.`);
  if (crossing.length > 0) {
    const named = crossing.slice(0, 10).join(", ");
    notes.push(
      `${counted(crossing.length, "shape crosses itself", "shapes cross themselves")} (feature ${named}${crossing.length > 10 ? " and more" : ""}). They are drawn as they are; areas reckoned from them may be wrong.`,
    );
  }
  if (unchecked > 0) notes.push(`${counted(unchecked, "shape is", "shapes are")} too intricate to be checked for crossing itself.`);
  if (turned > 0) {
    notes.push(`The rings of ${counted(turned, "shape", "shapes")} ran the wrong way round for GeoJSON (RFC 7946) and were turned.`);
  }
  if (brokenCells > 0) notes.push(`${counted(brokenCells, "value has", "values have")} line breaks in the text. They were read as spaces.`);
  return notes;
}
