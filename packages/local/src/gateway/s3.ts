import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Clock } from "@concord/kernel";
import type { Fauxqs, Part } from "../fauxqs.ts";
import type { Judge } from "../policy/index.ts";
import { judgeChecksums, readBody, unchunk, type BodyRefusal } from "./s3-body.ts";
import { operationOf, type S3Operation } from "./s3-operation.ts";
import type { Principal, Sessions } from "./sessions.ts";
import { queryOf, signatureRefusals, verifySignature } from "./signature.ts";

export type S3GatewayOptions = {
  fauxqs: Pick<Fauxqs, "endpoint" | "upload" | "complete" | "object">;
  sessions: Sessions;
  now: Clock;
  region: string;
  /** The path under which buckets lie: `/s3`. */
  under: string;
  /** What a role's policies let it do; undefined for a role that there is not. */
  judgeOf(role: string): Judge | undefined;
  /** Whether the disk can take this many bytes more. */
  hasRoomFor(bytes: number): Promise<boolean>;
  /** Told of each call that was refused for want of permission: in our own code that is a bug. */
  onDenied(what: { principal: Principal; action: string; resource: string }): void;
};

/**
 * S3 as a browser and the SDK see it: nothing reaches fauxqs that was not signed
 * by a living session, whole, as it was signed, and allowed by that session's
 * policy. fauxqs itself believes everything.
 */
export function s3Gateway(options: S3GatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const signed = { method: request.method ?? "", url: request.url ?? "", headers: request.headers };
    const hoisted = hoistedHeaders(signed.url);
    const said = { ...hoisted, ...plainHeaders(request) };
    const contentHash = said["x-amz-content-sha256"] ?? "UNSIGNED-PAYLOAD";

    const signature = verifySignature(signed, contentHash, { ...options, service: "s3" });
    if (!signature.valid)
      return refuse(response, statuses[signature.because] ?? 403, signature.because, signatureRefusals[signature.because]);
    const operation = operationOf(signed, options.under);
    if (!operation) return refuse(response, 501, "NotImplemented", "This is not done here: only what Concord itself asks of S3.");

    const { principal } = signature;
    const access = accessOf(operation, principal);
    if (options.judgeOf(principal.role)?.(access).allowed !== true) {
      options.onDenied({ principal, action: access.action, resource: access.resource });
      return refuse(response, 403, "AccessDenied", "The session that signed this may not do it.");
    }

    if (contentHash.startsWith("STREAMING-AWS4")) {
      return refuse(
        response,
        501,
        "NotImplemented",
        "Bodies whose every chunk is signed are not read here. Send the hash of the whole body.",
      );
    }
    const read = await readBody(request);
    const body = Buffer.isBuffer(read) ? judged(read, contentHash, said) : read;
    if (!Buffer.isBuffer(body))
      return refuse(response, body.code === "EntityTooLarge" ? 413 : body.code === "NotImplemented" ? 501 : 400, body.code, body.message);

    if (operation.query.has("uploadId")) {
      const upload = options.fauxqs.upload(operation.query.get("uploadId")!);
      // fauxqs goes by the upload's id alone, whosever it is.
      if (upload?.bucket !== operation.bucket || upload.key !== operation.key) {
        return refuse(response, 404, "NoSuchUpload", "There is no such upload: it was completed or given up.");
      }
      if (operation.kind === "list-parts") return answerXml(response, listOfParts(operation, [...upload.parts.values()]));
    }
    if (!(await options.hasRoomFor(written(options, operation, body)))) {
      return refuse(
        response,
        507,
        "InsufficientStorage",
        "The disk of the machine that Concord runs on is full. Free some space there, then try again.",
      );
    }
    if (operation.kind === "get") return send(options, operation, request.headers.range, response);
    if (operation.kind === "complete-upload") return complete(options, operation, body, response);
    return pass(options, operation, said, body, response);
  };
}

/** A completed upload is written once more, whole, before its parts are let go. */
function written({ fauxqs }: Pick<S3GatewayOptions, "fauxqs">, { kind, query }: S3Operation, body: Buffer): number {
  if (kind !== "complete-upload") return body.length;
  return [...(fauxqs.upload(query.get("uploadId")!)?.parts.values() ?? [])].reduce((total, { bytes }) => total + bytes, 0);
}

/** What S3's documentation answers to each; 403 where it is not said. */
const statuses: Record<string, number> = { AuthorizationHeaderMalformed: 400, ExpiredToken: 400 };

function judged(read: Buffer, contentHash: string, said: Record<string, string>): Buffer | BodyRefusal {
  if (contentHash === "STREAMING-UNSIGNED-PAYLOAD-TRAILER") {
    const content = unchunk(read);
    if ("code" in content) return content;
    return judgeChecksums(content.body, { ...said, ...content.trailers }) ?? content.body;
  }
  if (contentHash !== "UNSIGNED-PAYLOAD" && createHash("sha256").update(read).digest("hex") !== contentHash) {
    return { code: "XAmzContentSHA256Mismatch", message: "The bytes that came are not those that were signed. Send them again." };
  }
  return judgeChecksums(read, said) ?? read;
}

function accessOf({ action, bucket, key, query }: S3Operation, principal: Principal) {
  const tags = Object.entries(principal.tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, [value]] as const);
  const prefix = query.get("prefix");
  return {
    action,
    resource: `arn:aws:s3:::${bucket}${key === "" ? "" : `/${key}`}`,
    keys: { ...Object.fromEntries(tags), ...(action === "s3:ListBucket" && prefix !== undefined ? { "s3:prefix": [prefix] } : {}) },
  };
}

/** A signer of addresses moves headers that begin with x-amz- into the query, where they mean the same. */
function hoistedHeaders(url: string): Record<string, string> {
  const hoisted = (queryOf(url) ?? []).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(hoisted.filter(([name]) => /^x-amz-(checksum|meta|content-sha256|sdk)/.test(name)));
}

const plainHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));

/** What fauxqs is told: nothing about who asks, and the body as it is, unchunked. */
const passedOn =
  /^(content-type|content-disposition|content-language|cache-control|range|if-(match|none-match|modified-since|unmodified-since)|x-amz-(meta-.+|checksum-(algorithm|mode|sha256|sha1|crc32)))$/;

/** What fauxqs does itself. The rest is done above, where it would hold whole files in memory. */
const methods: Partial<Record<S3Operation["kind"], string>> = {
  list: "GET",
  head: "HEAD",
  "head-bucket": "HEAD",
  put: "PUT",
  "put-part": "PUT",
  delete: "DELETE",
  "abort-upload": "DELETE",
  "begin-upload": "POST",
};

function pass(
  options: S3GatewayOptions,
  operation: S3Operation,
  said: Record<string, string>,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const { bucket, key, query, kind } = operation;
  const path = [bucket, ...key.split("/")].map(encodeURIComponent).join("/");
  const search = new URLSearchParams([...query].filter(([name]) => !name.startsWith("response-")));
  const headers = Object.fromEntries(Object.entries(said).filter(([name]) => passedOn.test(name)));

  return new Promise((resolve) => {
    const failed = () => {
      if (!response.headersSent) refuse(response, 503, "ServiceUnavailable", "The file store did not answer. Try again.");
      resolve();
    };
    const onward = forward(
      `${options.fauxqs.endpoint}/${path}?${search}`,
      { method: methods[kind], headers: { ...headers, "content-length": body.length } },
      (answer) => {
        const { connection: _, "keep-alive": _keepAlive, ...answered } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, { ...answered, ...harmless });
        answer.pipe(response).once("close", resolve);
        answer.once("error", () => response.destroy());
      },
    );
    onward.once("error", failed);
    onward.end(body);
  });
}

/** A stranger's file is never a page of ours, whatever it says it is. */
const harmless = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "private, no-store",
};

/** An object, or a range of it, straight from disk: fauxqs would read all of it into memory for each. */
async function send(
  { fauxqs }: S3GatewayOptions,
  { bucket, key, query }: S3Operation,
  asked: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const object = fauxqs.object(bucket, key);
  if (!object) return refuse(response, 404, "NoSuchKey", "There is no such file.");
  const range = rangeIn(asked, object.bytes);
  if (range === "unsatisfiable") return refuse(response, 416, "InvalidRange", `The file has ${object.bytes} bytes.`);

  const { from, to } = range ?? { from: 0, to: object.bytes };
  const shownAs = query.get("response-content-disposition");
  response.writeHead(range ? 206 : 200, {
    ...harmless,
    "accept-ranges": "bytes",
    "content-length": to - from,
    "content-type": query.get("response-content-type") ?? object.contentType,
    etag: object.etag,
    "last-modified": object.lastModified.toUTCString(),
    ...(range ? { "content-range": `bytes ${from}-${to - 1}/${object.bytes}` } : {}),
    ...(shownAs === undefined ? {} : { "content-disposition": shownAs }),
  });
  if (to === from) response.end();
  else await pipeline(createReadStream(object.path, { start: from, end: to - 1 }), response);
}

/** From a byte up to but not including another. Several ranges at once, and other units, are answered with the whole. */
function rangeIn(asked: string | undefined, bytes: number): { from: number; to: number } | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const from = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === "" || last === "" ? bytes : Math.min(bytes, Number(last) + 1);
  return from < to ? { from, to } : "unsatisfiable";
}

/** What AWS wants of every part but the last. */
const smallestPart = 5 * 1024 * 1024;

async function complete(
  { fauxqs }: S3GatewayOptions,
  { bucket, key, query }: S3Operation,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const upload = fauxqs.upload(query.get("uploadId")!)!; // it was looked for before
  const asked = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: /<ETag>(?:&quot;|&#34;|")?([0-9a-f]{32})/.exec(part)?.[1],
  }));
  const parts = asked.flatMap(({ number, etag }) => {
    const part = upload.parts.get(number);
    return part?.etag === `"${etag}"` ? [part] : [];
  });
  if (asked.length === 0) return refuse(response, 400, "MalformedXML", "Say which parts the upload is made of.");
  if (asked.some(({ number }, at) => at > 0 && number <= asked[at - 1]!.number))
    return refuse(response, 400, "InvalidPartOrder", "The parts are not in order.");
  if (parts.length < asked.length) return refuse(response, 400, "InvalidPart", "A part did not arrive, or is not the one that did.");
  if (parts.slice(0, -1).some(({ bytes }) => bytes < smallestPart)) {
    return refuse(response, 400, "EntityTooSmall", "Every part but the last has 5 MiB at least.");
  }
  const etag = await fauxqs.complete(upload, parts);
  answerXml(
    response,
    `<CompleteMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Bucket>${text(bucket)}</Bucket><Key>${text(key)}</Key><ETag>${text(etag)}</ETag></CompleteMultipartUploadResult>`,
  );
}

/** Of a SHA-256 in base 64: fauxqs does not say which checksum it kept. */
const sha256Length = 44;

/** fauxqs has no ListParts; the parts it holds are listed here. */
function listOfParts({ bucket, key, query }: S3Operation, parts: readonly Part[]): string {
  const after = Number(query.get("part-number-marker") ?? 0);
  const most = Math.min(Number(query.get("max-parts") ?? 1000), 1000);
  const rest = parts.filter(({ partNumber }) => partNumber > after).sort((one, other) => one.partNumber - other.partNumber);
  const listed = rest.slice(0, most);
  const rows = listed.map(
    ({ partNumber, etag, bytes, lastModified, checksumValue }) =>
      `<Part><PartNumber>${partNumber}</PartNumber><LastModified>${lastModified.toISOString()}</LastModified><ETag>${text(etag)}</ETag><Size>${bytes}</Size>${
        checksumValue?.length !== sha256Length ? "" : `<ChecksumSHA256>${text(checksumValue)}</ChecksumSHA256>`
      }</Part>`,
  );
  return `<ListPartsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Bucket>${text(bucket)}</Bucket><Key>${text(key)}</Key><UploadId>${text(
    query.get("uploadId") ?? "",
  )}</UploadId><PartNumberMarker>${after}</PartNumberMarker><NextPartNumberMarker>${listed.at(-1)?.partNumber ?? after}</NextPartNumberMarker><MaxParts>${most}</MaxParts><IsTruncated>${
    rest.length > listed.length
  }</IsTruncated>${rows.join("")}</ListPartsResult>`;
}

function answerXml(response: ServerResponse, xml: string, status = 200): void {
  response.writeHead(status, { "content-type": "application/xml", "cache-control": "no-store" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}

/** What is left of a refused body is let go by, so that its sender gets to read why it was refused. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.req.resume();
  answerXml(
    response,
    `<Error><Code>${code}</Code><Message>${text(message)}</Message><RequestId>${randomUUID()}</RequestId></Error>`,
    status,
  );
}

const text = (value: string): string => value.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
