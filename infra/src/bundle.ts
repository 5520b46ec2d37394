import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { FunctionSpec } from "./functions.ts";

export const root = join(import.meta.dirname, "../..");

/**
 * Packs one function as it is deployed: one ES module, with its native packages
 * beside it. The stacks, the handler tests and the bench all use this folder, so
 * what was tested is what is deployed.
 */
export async function bundle(spec: FunctionSpec, outRoot = join(root, "build/functions")): Promise<string> {
  const folder = join(outRoot, spec.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, "functions", spec.name, "src/handler.ts")],
    outfile: join(folder, "index.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    minify: true,
    sourcemap: "external",
    mainFields: ["module", "main"],
    external: [...spec.native],
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' }, // for CommonJS dependencies
    logLevel: "error",
  });
  for (const name of spec.native) cpSync(packageFolder(name), join(folder, "node_modules", name), { recursive: true, dereference: true });
  return folder;
}

function packageFolder(name: string): string {
  const from = createRequire(join(root, "packages/warehouse/package.json"));
  const places = from.resolve.paths(name) ?? [];
  const found = places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, "package.json")));
  if (!found)
    throw new Error(`${name} is not installed here, so ${dirname(name)} cannot be packed: run npm ci on a machine whose platform has it.`);
  return found;
}
