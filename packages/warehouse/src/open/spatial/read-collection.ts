import { createReadStream } from "node:fs";
import { refuseMap } from "./map-refusals.ts";

const mebibyte = 1024 * 1024;
const limits = {
  /** One feature. The coastline of Scotland in full takes some 20. */
  feature: 32 * mebibyte,
  /** Anything else that is said beside the features. */
  member: mebibyte,
  /** A map begins with what it is. */
  beforeFeatures: 64 * mebibyte,
  depth: 64,
};

/** What stands beside the features: the name of a projection, say. Undefined where it is too long to be kept. */
export type Members = Map<string, string | undefined>;

const code = (letter: string) => letter.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code("\\"), code(","), code(":")];
const [braceOpen, braceClose, bracketOpen, bracketClose] = [code("{"), code("}"), code("["), code("]")];

/**
 * The features of a GeoJSON FeatureCollection as text, some at a time, and what stands
 * beside them, put into `members`. Of the file no more than one feature is in memory,
 * however large it is. Finds where things begin and end and no more: each is parsed after.
 */
export async function* readCollection(path: string, members: Members): AsyncGenerator<string[], void, undefined> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let ended = false;
  /** The key whose value stands at depth 1; undefined while a key is awaited. */
  let key: string | undefined;
  let inFeatures = false;
  let sawFeatures = false;
  let passed = 0;

  /** What is being gathered: pieces of it from chunks before, and where it began in this one. */
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  let from = -1;
  let kind: "key" | "value" | "feature" | undefined;
  let found: string[] = [];

  for await (const chunk of createReadStream(path, { highWaterMark: mebibyte }) as AsyncIterable<Buffer>) {
    if (kind) from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!; // within the chunk
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) {
          inString = false;
          if (kind === "key") key = String(JSON.parse(take(chunk, at + 1) ?? '""'));
        }
        continue;
      }
      switch (byte) {
        case quote:
          if (ended) throw refuseMap("map-damaged");
          inString = true;
          if (depth === 1 && key === undefined) begin("key", at);
          break;
        case braceOpen:
        case bracketOpen:
          if (depth === 0 && byte !== braceOpen) throw refuseMap("json-not-read"); // a list of something
          if (ended) throw refuseMap("map-damaged");
          if (inFeatures && depth === 2) begin("feature", at);
          if (depth === 1 && key === "features" && byte === bracketOpen) {
            inFeatures = true;
            sawFeatures = true;
            kind = undefined;
          }
          if (++depth > limits.depth) throw refuseMap("map-damaged");
          break;
        case braceClose:
        case bracketClose:
          depth--;
          if (inFeatures && depth === 2 && kind === "feature") found.push(take(chunk, at + 1) ?? "");
          else if (inFeatures && depth === 1) inFeatures = false;
          else if (depth === 0) {
            endMember(chunk, at);
            ended = true;
          } else if (depth < 0) throw refuseMap("map-damaged");
          break;
        case colon:
          if (depth === 1) begin("value", at + 1);
          break;
        case comma:
          if (depth === 1) endMember(chunk, at);
          break;
        default:
          // Between features there is nothing else; null is no feature.
          if (byte > 0x20 && (ended || depth === 0 || (inFeatures && depth === 2))) {
            if (!(depth === 0 && passed === 0 && isByteOrderMark(byte))) throw refuseMap("map-damaged");
          }
      }
    }
    keep(chunk);
    passed += chunk.length;
    if (!sawFeatures && passed > limits.beforeFeatures) return;
    if (found.length > 0) {
      yield found;
      found = [];
    }
  }
  if (!ended) throw refuseMap("map-damaged");

  function begin(what: NonNullable<typeof kind>, at: number) {
    kind = what;
    from = at;
    gathered = [];
    gatheredBytes = 0;
  }

  /** The text that was being gathered, up to here; undefined where it was given up as too long. */
  function take(chunk: Buffer, end: number): string | undefined {
    const whole = from >= 0 && kind ? Buffer.concat([...gathered, chunk.subarray(from, end)]) : undefined;
    kind = undefined;
    from = -1;
    return whole?.toString("utf8");
  }

  function keep(chunk: Buffer) {
    if (!kind || from < 0) return;
    gatheredBytes += chunk.length - from;
    if (kind === "feature" && gatheredBytes > limits.feature) throw refuseMap("map-too-large");
    if (kind !== "feature" && gatheredBytes > limits.member) {
      if (kind === "key") throw refuseMap("map-damaged");
      kind = undefined;
      gathered = [];
      return;
    }
    gathered.push(chunk.subarray(from));
  }

  function endMember(chunk: Buffer, end: number) {
    if (key !== undefined) members.set(key, key === "features" ? "" : take(chunk, end));
    key = undefined;
    kind = undefined;
  }
}

const isByteOrderMark = (byte: number) => byte === 0xef || byte === 0xbb || byte === 0xbf;
