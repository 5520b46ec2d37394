import { Failure, notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { exploreLimits } from "./limits.ts";
import { openVersion } from "./open-version.ts";
import { simplifyShape, type Geometry } from "./simplify-shape.ts";

export type Shape = { type: "Feature"; id: string; properties: { code: string; name?: string }; geometry: Geometry | null };

export type ShapesAsk = {
  /** The column whose codes name the shapes; the column of places where none is named. */
  column?: string | undefined;
  codes?: readonly string[] | undefined;
  /** In degrees. */
  tolerance?: number | undefined;
  /** Where the page before ended. */
  after?: number | undefined;
};

export type Shapes = { type: "FeatureCollection"; features: Shape[]; next?: number; attribution?: string };

/** Read at once: some shapes of districts are a megabyte each, as their makers draw them. */
const readBytes = 4 * 1024 * 1024;

/** A page of a version's shapes, simplified for a map. Its file has one feature a line, and so a page goes on at any line. */
export async function getShapes(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">,
  { datasetId, number }: { datasetId: Id<"dataset">; number: number },
  { column, codes, tolerance = 0, after = 0 }: ShapesAsk,
): Promise<Shapes> {
  const { version, files, dataset } = await openVersion(context, datasetId, number);
  if (!version.shapes) throw refused("no-shapes", "This version has no shapes. Choose a dataset of boundaries.");
  const named = version.columns.find(({ name, meaning }) => (column === undefined ? meaning === "place" : name === column));
  if (!named) throw notFound(column === undefined ? "Column of places" : `Column “${column}”`);

  const key = fileKeys.shapes(datasetId, number);
  const size = await files.size(key);
  if (after > size)
    throw new Failure("invalid", "invalid-cursor", "This is not where a page of these shapes ended. Ask for the first page.");
  const wanted = codes && new Set(codes);
  const features: Shape[] = [];
  let [at, bytes] = [after, 0];
  while (at < size && bytes < exploreLimits.shapeBytes && at - after < exploreLimits.shapeBytesRead) {
    const { lines, read } = await linesAt(files, key, { from: at, size });
    let done = 0;
    for (const { text, length } of lines) {
      if (bytes >= exploreLimits.shapeBytes) break;
      done += length;
      const shape = shapeIn(text, { code: named.name, label: named.labelColumn });
      if (!shape || (wanted && !wanted.has(shape.properties.code))) continue;
      const simple = shape.geometry ? { ...shape, geometry: simplifyShape(shape.geometry, tolerance) } : shape;
      features.push(simple);
      bytes += JSON.stringify(simple).length;
    }
    at += done;
    if (read === 0) break;
    if (wanted && features.length >= wanted.size) break;
  }
  const isDone = at >= size || (wanted !== undefined && features.length >= wanted.size);
  const { attribution } = dataset.licence;
  return { type: "FeatureCollection", features, ...(isDone ? {} : { next: at }), ...(attribution === undefined ? {} : { attribution }) };
}

type Line = { text: string; length: number };

/** Whole lines from here on; of a line that is longer than what is read at once, all of it. */
async function linesAt(
  files: Pick<Context["files"], "read">,
  key: string,
  { from, size }: { from: number; size: number },
): Promise<{ lines: Line[]; read: number }> {
  for (let length = readBytes; ; length *= 4) {
    const to = Math.min(size, from + length);
    const bytes = await files.read(key, { from, to });
    const end = to === size ? bytes.length : bytes.lastIndexOf(10) + 1;
    if (end === 0 && to < size) continue;
    const lines: Line[] = [];
    let start = 0;
    while (start < end) {
      const found = bytes.indexOf(10, start);
      const stop = found === -1 || found >= end ? end : found + 1;
      lines.push({ text: new TextDecoder().decode(bytes.subarray(start, stop)).trim(), length: stop - start });
      start = stop;
    }
    return { lines, read: end };
  }
}

/** The feature on a line of the file; undefined for its first and its last. */
export function shapeIn(line: string, { code, label }: { code: string; label?: string | undefined }): Shape | undefined {
  if (!line.startsWith('{"type":"Feature",')) return undefined;
  const { properties, geometry } = JSON.parse(line.replace(/,$/, "")) as { properties: Record<string, unknown>; geometry: Geometry | null };
  const [named, name] = [properties[code], label === undefined ? undefined : properties[label]];
  if (named === null || named === undefined) return undefined;
  const said = String(named);
  return {
    type: "Feature",
    id: said,
    properties: { code: said, ...(name === null || name === undefined ? {} : { name: String(name) }) },
    geometry: geometry && Array.isArray(geometry.coordinates) ? { type: geometry.type, coordinates: geometry.coordinates } : null,
  };
}
