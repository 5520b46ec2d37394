import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildPage } from "./built-page.ts";

/** What a phone on a train fetches before it shows anything: compressed, without the font. */
const most = 200_000;

test("the first load of the page is under 200 kB", async () => {
  const folder = await buildPage("index.html");
  const html = await readFile(join(folder, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!); // the group is not optional

  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(folder, file))).length));

  expect(files.length).toBeGreaterThan(1);
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(most);
});
