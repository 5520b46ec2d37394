import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { securityHeaders } from "@concord/service";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
};
const compressible = /^(text|application\/(json|manifest)|image\/svg)/;

type File = { modified: number; type: string; etag: string; plain: Buffer; packed: Map<string, Promise<Buffer>> };

/** The page as CloudFront serves it in AWS: hashed assets for ever, its one document for every address of the page. */
export function staticFiles(folder: string) {
  const files = new Map<string, File>();
  const { "strict-transport-security": _, ...headers } = securityHeaders(); // there is no https on 127.0.0.1

  const load = async (path: string): Promise<File | undefined> => {
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) return undefined;
    const held = files.get(path);
    if (held?.modified === facts.mtimeMs) return held;
    const plain = await readFile(path);
    const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    const file = { modified: facts.mtimeMs, type: types[extname(path)] ?? "application/octet-stream", etag, plain, packed: new Map() };
    files.set(path, file);
    return file;
  };

  return async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
    const path = pathIn(request.url);
    const isPage = path !== undefined && !path.split("/").at(-1)!.includes(".");
    const file = path === undefined ? undefined : await load(join(folder, isPage ? "index.html" : path));
    if (!file)
      return isPage ? notBuilt() : new Response("Not found", { status: 404, headers: { ...headers, "content-type": "text/plain" } });

    const cache = path!.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    const common = { ...headers, etag: file.etag, "cache-control": cache, vary: "accept-encoding" };
    if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers: common });

    const coding = compressible.test(file.type) ? codingFor(request.headers.get("accept-encoding") ?? "") : undefined;
    const body = coding ? await packed(file, coding) : file.plain;
    return new Response(request.method === "HEAD" ? null : new Uint8Array(body), {
      headers: {
        ...common,
        "content-type": file.type,
        "content-length": String(body.length),
        ...(coding ? { "content-encoding": coding } : {}),
      },
    });
  };
}

/** Undefined for a path that climbs, hides, or cannot be read. */
function pathIn(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return path.split("/").some((segment) => segment.startsWith(".")) || /[\\\0]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

const packers = { br: promisify(brotliCompress), gzip: promisify(gzip) };

const codingFor = (accepted: string): keyof typeof packers | undefined =>
  /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;

function packed(file: File, coding: keyof typeof packers): Promise<Buffer> {
  const held = file.packed.get(coding) ?? packers[coding](file.plain);
  file.packed.set(coding, held);
  return held;
}

const notBuilt = () =>
  new Response("The page has not been built. Start Concord with `npm start`: it builds the page.", {
    status: 503,
    headers: { "content-type": "text/plain" },
  });
