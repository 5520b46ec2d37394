import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bundle, root } from "@concord/infra/bundle";
import { functions } from "@concord/infra/functions";
import { functionEnvironment } from "../handlers/function-environment.ts";
import { median, type Measure } from "./measure.ts";

/** What a function cannot do without: the router, and the SDK's DynamoDB document client. */
const bareSource = `
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const app = new Hono();
app.get("/", async (c) => c.json((await dynamo.send(new GetCommand({ TableName: "t", Key: { pk: "p", sk: "s" } }))).Item));
export const handler = handle(app);
`;

/** Each function's size and the time it takes to load, against a bare Hono-plus-SDK handler packed the same way. */
export async function benchBundles(): Promise<Measure[]> {
  const bare = await packBare();
  const measures: Measure[] = [];
  for (const spec of Object.values(functions)) {
    const folder = await bundle(spec);
    const [ours, baseline] = weigh(join(folder, "index.mjs"), bare);
    measures.push(
      {
        name: `bundle-size/${spec.name}`,
        value: ours.kilobytes,
        unit: "KB",
        baseline: baseline.kilobytes,
        ratio: baseline.kilobytes / ours.kilobytes,
        holds: true,
        detail: "minified, without native packages",
      },
      {
        name: `load-time/${spec.name}`,
        value: ours.milliseconds,
        unit: "ms",
        baseline: baseline.milliseconds,
        ratio: baseline.milliseconds / ours.milliseconds,
        holds: true,
        detail: "import of the bundle in a new process, in turn with the bare one, median of 7 each",
      },
    );
  }
  return measures;
}

async function packBare(): Promise<string> {
  const folder = join(root, "build/bench");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, "bare.bundle.mjs");
  await build({
    stdin: { contents: bareSource, resolveDir: join(root, "functions/tenant-api"), loader: "js" },
    nodePaths: [join(root, "node_modules")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    minify: true,
    mainFields: ["module", "main"],
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  });
  return outfile;
}

type Weight = { kilobytes: number; milliseconds: number };

/** Two bundles, loaded in turn, so that a machine that slows down slows both. */
function weigh(ours: string, theirs: string): [Weight, Weight] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 7; round++) {
    times[0].push(load(ours));
    times[1].push(load(theirs));
  }
  const kilobytes = (file: string) => Math.round(statSync(file).size / 1024);
  return [
    { kilobytes: kilobytes(ours), milliseconds: median(times[0]) },
    { kilobytes: kilobytes(theirs), milliseconds: median(times[1]) },
  ];
}

function load(file: string): number {
  const script = `const s=performance.now();await import(${JSON.stringify(`file://${file}`)});console.log("LOADED",performance.now()-s);process.exit(0)`;
  const env = { PATH: process.env.PATH, ...functionEnvironment }; // loading reads them and calls nothing
  return Number(
    /LOADED ([\d.]+)/.exec(execFileSync(process.execPath, ["--input-type=module", "-e", script], { env, encoding: "utf8" }))![1],
  );
}
