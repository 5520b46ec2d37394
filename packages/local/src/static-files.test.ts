import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staticFiles } from "./static-files.ts";

const script = "console.log('concord');\n".repeat(100);
let folder: string;
let answer: ReturnType<typeof staticFiles>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-page-"));
  mkdirSync(join(folder, "dist/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "not for anybody");
  writeFileSync(join(folder, "dist/.built-from"), "abc");
  writeFileSync(join(folder, "dist/index.html"), "<!doctype html><title>Concord</title>");
  writeFileSync(join(folder, "dist/assets/main-abc123.js"), script);
  answer = staticFiles(join(folder, "dist"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  answer(new Request(`http://127.0.0.1:4000${path}`, { method, headers }));

test("every address of the page is the one document, never kept without asking; what carries its hash in its name is kept for ever", async () => {
  for (const path of ["/", "/t/ten_x/deals/dea_y"]) {
    const page = await get(path);
    expect(await page.text()).toContain("<title>Concord</title>");
    expect(page.headers.get("cache-control")).toBe("no-cache");
  }
  const asset = await get("/assets/main-abc123.js");
  expect(asset.headers.get("cache-control")).toContain("immutable");
  expect((await get("/", { "if-none-match": (await get("/")).headers.get("etag")! })).status).toBe(304);
});

test("it is packed for whoever can unpack it", async () => {
  const packed = await get("/assets/main-abc123.js", { "accept-encoding": "gzip, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(brotliDecompressSync(await packed.arrayBuffer()).toString()).toBe(script);
});

test("every answer says that no other site may frame it or run script in it", async () => {
  const { headers } = await get("/");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("content-security-policy")).toContain("script-src 'self';");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  "/..%2fsecret.txt",
  "/%2e%2e/secret.txt",
  "/..%5csecret.txt",
  "/.built-from",
  "/assets/.%2e/.built-from",
  "/missing.js",
  "/%00.txt",
  "/%E0%A4%A.txt",
])("what lies beside the page, is hidden in it, or is not there, is not found: %s", async (path) => {
  expect((await get(path)).status).toBe(404);
});

test("the page is only read", async () => {
  expect((await get("/", {}, "DELETE")).status).toBe(405);
});
