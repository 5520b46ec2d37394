import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { startServer } from "./start-server.ts";

export type FakeFile = {
  body: string | Buffer;
  headers?: Record<string, string>;
  status?: number;
  /** Without one, a client cannot ask whether it changed. */
  etag?: boolean;
};

export type FakeSite = {
  port: number;
  /** The address of a file, under a name that a test's resolver knows. */
  at(path: string, host?: string): string;
  /** What lies where: a file, or whatever a test wants done. */
  files: Map<string, FakeFile | ((request: IncomingMessage, response: ServerResponse) => void)>;
  requests: { path: string; headers: IncomingMessage["headers"] }[];
  stop(): Promise<void>;
};

/** A publisher's site: files at addresses, with ETags, and answers 304 to whoever has them. */
export async function startFakeSite(files: Record<string, FakeFile> = {}): Promise<FakeSite> {
  const there: FakeSite["files"] = new Map(Object.entries(files));
  const requests: FakeSite["requests"] = [];
  const server = await startServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://site").pathname;
    requests.push({ path, headers: request.headers });
    const file = there.get(path);
    if (!file) return void response.writeHead(404).end("Not found");
    if (typeof file === "function") return file(request, response);
    const body = Buffer.from(file.body);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    const headers = { "content-type": "text/csv", ...(file.etag ? { etag } : {}), ...file.headers };
    if (file.etag && request.headers["if-none-match"] === etag) return void response.writeHead(304, headers).end();
    response.writeHead(file.status ?? 200, { "content-length": body.length, ...headers }).end(body);
  });
  return {
    port: server.port,
    at: (path, host = "data.example.gov.uk") => `http://${host}:${server.port}${path}`,
    files: there,
    requests,
    stop: server.stop,
  };
}
