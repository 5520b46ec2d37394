import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";

const web = join(import.meta.dirname, "../../../web");
export const origin = "http://concord.test";

/** Builds the page (or another entry of it) as it is deployed, into a folder of its own. */
export async function buildPage(entry: "index.html" | "gallery.html"): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "concord-page-"));
  const before = process.env.NODE_ENV; // "test" here, and React would be built for development
  process.env.NODE_ENV = "production";
  await build({
    configFile: join(web, "vite.config.ts"),
    logLevel: "error",
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(web, entry) } },
  });
  if (before !== undefined) process.env.NODE_ENV = before;
  return outDir;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Serves a built page to a browser without a server; `answers` stand for the API: by method and path. */
export async function serveBuilt(page: Page, options: { folder: string; entry: string; answers?: Record<string, unknown> }): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const answer = options.answers?.[`${route.request().method()} ${pathname}`];
    if (answer !== undefined) return route.fulfill({ json: answer });
    if (pathname.startsWith("/v1/")) return route.fulfill({ status: 404, contentType: "application/problem+json", json: notFound });

    const file = extname(pathname) ? pathname : `/${options.entry}`;
    const body = await readFile(join(options.folder, file)).catch(() => undefined);
    return body ? route.fulfill({ body, contentType: types[extname(file)] ?? "application/octet-stream" }) : route.fulfill({ status: 404 });
  });
}

const notFound = {
  type: "about:blank",
  title: "not-found",
  status: 404,
  detail: "Page not found",
  kind: "not-found",
  code: "not-found",
  requestId: "none",
};
