import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { crc32 } from "node:zlib";

/** fauxqs takes no more in one request. Larger files come in parts of 8 MiB. */
export const largestBody = 11 * 1024 * 1024;

export type BodyRefusal = {
  code: "EntityTooLarge" | "XAmzContentSHA256Mismatch" | "BadDigest" | "IncompleteBody" | "NotImplemented";
  message: string;
};

const tooLarge: BodyRefusal = {
  code: "EntityTooLarge",
  message: "A request can carry 11 MiB at most here. Send the file as a multipart upload, in parts of 8 MiB.",
};

/** Reads a body, and stops as soon as it is known to be more than may come. */
export async function readBody(request: IncomingMessage): Promise<Buffer | BodyRefusal> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return tooLarge;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBody) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body that says it is `aws-chunked`: what it carries, and the checksum that trails it. */
export function unchunk(body: Buffer): { body: Buffer; trailers: Record<string, string> } | BodyRefusal {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf("\r\n", at);
    const length = lineEnd < 0 ? Number.NaN : Number.parseInt(body.toString("latin1", at, lineEnd), 16);
    const from = lineEnd + 2;
    if (Number.isNaN(length) || from + length > body.length)
      return { code: "IncompleteBody", message: "The body ends before its last chunk." };
    at = from + length;
    if (length === 0) break;
    chunks.push(body.subarray(from, at));
    at += 2;
  }
  const lines = body
    .toString("latin1", at)
    .split("\r\n")
    .filter((line) => line.includes(":"));
  const trailers = lines.map(
    (line) => [line.slice(0, line.indexOf(":")).trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()] as const,
  );
  return { body: Buffer.concat(chunks), trailers: Object.fromEntries(trailers) };
}

const digests: Record<string, (body: Buffer) => Buffer> = {
  "x-amz-checksum-sha256": (body) => createHash("sha256").update(body).digest(),
  "x-amz-checksum-sha1": (body) => createHash("sha1").update(body).digest(),
  "x-amz-checksum-crc32": (body) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes;
  },
  "content-md5": (body) => createHash("md5").update(body).digest(),
};

/** Whether a body is what was said of it. A checksum that cannot be worked out here is refused, never taken on trust. */
export function judgeChecksums(body: Buffer, said: Readonly<Record<string, string | undefined>>): BodyRefusal | undefined {
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined) continue;
    const digest = digests[name];
    if (digest && digest(body).toString("base64") !== value) {
      return { code: "BadDigest", message: `The ${name} that was sent is not that of the bytes that came. Send them again.` };
    }
    if (!digest && /^x-amz-checksum-(?!algorithm$|mode$|type$)/.test(name)) {
      return { code: "NotImplemented", message: `${name} is not checked here. Use SHA-256.` };
    }
  }
  return undefined;
}
