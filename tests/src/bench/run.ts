import { parseArgs } from "node:util";
import type { Measure } from "./measure.ts";

/**
 * `npm run bench [names…] [--json]`: how fast we are, as ratios against a
 * baseline measured in the same run. Exit code 1 if one does not hold.
 */
const parts: Record<string, () => Promise<Measure[]>> = {
  ingest: async () => (await import("./ingest.ts")).benchIngest(),
  read: async () => (await import("./read.ts")).benchRead(),
  explore: async () => (await import("./explore.ts")).benchExplore(),
  analysis: async () => (await import("./analysis.ts")).benchAnalysis(),
  bundles: async () => (await import("./bundles.ts")).benchBundles(),
  requests: async () => (await import("./requests.ts")).benchRequests(),
  spatial: async () => (await import("./spatial.ts")).benchSpatial(),
  relatedness: async () => (await import("./relatedness.ts")).benchRelatedness(),
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" }, seed: { type: "string" } } });
const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}. There are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

let holds = true;
for (const [name, bench] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const measure of await bench()) {
    holds &&= measure.holds;
    console.log(values.json ? JSON.stringify(measure) : inWords(measure));
  }
}
process.exit(holds ? 0 : 1);

function inWords({ name, value, unit, baseline, ratio, aim, holds, detail }: Measure): string {
  const against = baseline === undefined ? "" : `  baseline ${round(baseline)} ${unit}, ratio ${round(ratio ?? 0)}`;
  return `${holds ? "holds " : "FAILS "} ${name.padEnd(34)} ${String(round(value)).padStart(9)} ${unit}${against}${aim === undefined ? "" : ` (aim ${aim})`}  ${detail}`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
