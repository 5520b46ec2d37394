import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

type May = { concord: readonly string[]; others: readonly RegExp[] };

/** Who may know about whom. Reading downwards, nothing knows what comes after it. */
const mayImport: Record<string, May> = {
  "packages/kernel": { concord: [], others: [/^zod$/, /^@noble\/hashes/] },
  "packages/analysis": { concord: [], others: [] },
  "packages/domain": { concord: ["kernel", "analysis"], others: [/^zod$/] },
  "packages/contract": { concord: ["kernel", "domain"], others: [/^zod$/] },
  "packages/service": { concord: ["kernel", "domain", "contract"], others: [/^zod$/, /^hono/] },
  "packages/storage": { concord: ["kernel", "domain"], others: [/^zod$/, /^@aws-sdk\//, /^node:/] },
  "packages/warehouse": {
    concord: ["kernel", "domain"],
    others: [
      /^zod$/,
      /^@duckdb\//,
      /^hyparquet/,
      /^yauzl$/,
      /^saxes$/,
      /^proj4$/,
      /^topojson-client$/,
      /^topojson-specification$/,
      /^geojson$/,
      /^node:/,
    ],
  },
  web: {
    concord: ["kernel", "domain", "contract"],
    others: [/^react/, /^@tanstack\//, /^@observablehq\/plot$/, /^@fontsource-variable\//, /^zod$/, /^vite/, /^@vitejs\//],
  },
};

test.each(Object.entries(mayImport))("%s imports only what it may know about", (folder, may) => {
  const imports = sourcesOf(folder).flatMap((file) => importsOf(file).map((name) => ({ file, name })));

  const wrong = imports.filter(({ name }) => {
    const concord = /^@concord\/([\w-]+)/.exec(name)?.[1];
    return concord ? !may.concord.includes(concord) : !may.others.some((other) => other.test(name));
  });
  expect(wrong.map(({ file, name }) => `${relative(root, file)} imports ${name}`)).toEqual([]);
  if (may.others.length > 0) expect(imports, "the reader of imports found none: is it still reading?").not.toEqual([]);
});

test.each(["packages/domain", "packages/analysis"])("%s never asks the real clock, and never throws dice", (folder) => {
  const asks = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bcrypto\.(randomUUID|getRandomValues)\b|\bperformance\.now\(/;
  const found = sourcesOf(folder).filter((file) => asks.test(readFileSync(file, "utf8")));
  expect(found.map((file) => relative(root, file))).toEqual([]);
});

test("a feature of the page never reaches into another one", () => {
  const wrong = sourcesOf("web/src/features").flatMap((file) => {
    const own = relative(join(root, "web/src/features"), file).split("/")[0]!;
    return [...readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)]
      .map(([, path]) => relative(join(root, "web/src"), join(file, "..", path!)))
      .filter((path) => path.startsWith("features/") && path.split("/")[1] !== own)
      .map((path) => `${relative(root, file)} imports ${path}`);
  });
  expect(wrong).toEqual([]);
});

test("the shared pieces of the page know no feature", () => {
  const wrong = sourcesOf("web/src/ui").filter((file) => /from "[^"]*(features|\/app)\//.test(readFileSync(file, "utf8")));
  expect(wrong.map((file) => relative(root, file))).toEqual([]);
});

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder, folder === "web" || folder.startsWith("packages") ? "src" : "."), {
    recursive: true,
    encoding: "utf8",
  })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(root, folder, folder === "web" || folder.startsWith("packages") ? "src" : ".", file));
}

/** What a file imports by name: at the start of a line, over several lines, or lazily. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const named = source.matchAll(/^(?:import|export)\b[^"';]*?from "([^".][^"]*)"|^import "([^".][^"]*)"|\bimport\("([^".][^"]*)"\)/gm);
  return [...named].map(([, from, bare, lazy]) => (from ?? bare ?? lazy)!); // one of them matched
}
