import { open } from "node:fs/promises";
import { join } from "node:path";
import { withoutSecrets } from "@concord/domain/connectors";
import { FetchFailure } from "./fetch-failure.ts";
import { fileLimits } from "./safe-request.ts";
import { saveTo } from "./save-to.ts";
import type { Visit } from "./visit.ts";

export type UrlAsked = {
  url: string;
  folder: string;
  until: number;
  onRequest: () => void;
  onBytes?: (bytes: number) => void;
  /** What came the last time, as the source named it. */
  unless?: { etag?: string | undefined; lastModified?: string | undefined } | undefined;
};

export type UrlFile = {
  status: number;
  answeredAt: string;
  etag?: string;
  lastModified?: string;
  notes: string[];
} & ({ unchanged: true } | { unchanged: false; path: string; bytes: number; hash: string; fileName: string });

/** Reads the file at an address, or hears that it has not changed since (RFC 9110, 13). */
export function readUrl(visit: Visit, { url, folder, until, onRequest, onBytes, unless }: UrlAsked): Promise<UrlFile> {
  const headers = {
    ...(unless?.etag ? { "if-none-match": unless.etag } : {}),
    ...(unless?.lastModified ? { "if-modified-since": unless.lastModified } : {}),
  };
  return visit({ url, headers, limits: fileLimits, until, onRequest }, async (answer): Promise<UrlFile> => {
    const { etag, "last-modified": lastModified } = answer.headers;
    const seen = {
      status: answer.status,
      answeredAt: withoutSecrets(answer.url).slice(0, 2000),
      ...(etag ? { etag: etag.slice(0, 1000) } : {}),
      ...(lastModified ? { lastModified: lastModified.slice(0, 100) } : {}),
      notes: notesOn(answer.url, answer.headers),
    };
    if (answer.status === 304) return { ...seen, notes: [], unchanged: true };

    const path = join(folder, "file");
    const saved = await saveTo(path, answer.body, onBytes);
    if (saved.bytes === 0) throw new FetchFailure("answer-empty", undefined, { status: answer.status });
    if (await isPage(path)) throw new FetchFailure("answer-is-a-page", undefined, { status: answer.status });
    return { ...seen, unchanged: false, path, ...saved, fileName: nameOf(answer.headers["content-disposition"], answer.url) };
  });
}

function notesOn(url: URL, headers: Record<string, unknown>): string[] {
  return [
    ...(url.protocol === "http:"
      ? ["It came without encryption (http), so anybody on the way could have changed it. Use https where the publisher has it."]
      : []),
    ...(headers["content-length"] === undefined && headers["transfer-encoding"] === undefined
      ? ["The server did not say how long the file is, so that all of it came cannot be proved."]
      : []),
  ];
}

/** Where a file was, sites put a page that says that it is gone, and say that all is well. */
async function isPage(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return /^\uFEFF?\s*(<!doctype html|<html|<!--[\s\S]*?-->\s*<html)/i.test(buffer.subarray(0, bytesRead).toString("utf8"));
  } finally {
    await file.close();
  }
}

/** What the server calls it (RFC 6266), or the end of its address. */
function nameOf(disposition: string | undefined, url: URL): string {
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? "");
  const named = decoded(extended) ?? plain?.[1]?.replace(/\\(.)/g, "$1") ?? plain?.[2] ?? decoded(url.pathname.split("/").at(-1)) ?? "";
  return (
    named
      .split(/[\\/]/)
      .at(-1)!
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, 255)
      .toWellFormed() || "fetched"
  );
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return undefined;
  }
}
