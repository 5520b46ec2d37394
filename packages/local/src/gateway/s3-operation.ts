import { pathOf, queryOf, type SignedRequest } from "./signature.ts";

/** What a request asks of S3: the permission it needs on which thing, and what is to be done. */
export type S3Operation = {
  kind:
    | "get"
    | "head"
    | "put"
    | "delete"
    | "list"
    | "begin-upload"
    | "put-part"
    | "list-parts"
    | "complete-upload"
    | "abort-upload"
    | "head-bucket";
  action: string;
  bucket: string;
  key: string;
  query: ReadonlyMap<string, string>;
};

/** Asked for here and nowhere understood. Passed on, it could mean to fauxqs what it did not mean to us. */
const known = new Set([
  ...["uploads", "uploadId", "partNumber", "x-id", "versionId"],
  ...["list-type", "prefix", "delimiter", "max-keys", "start-after", "continuation-token", "encoding-type"],
  ...["max-parts", "part-number-marker", "response-content-disposition", "response-content-type"],
]);

/** Undefined for what is not done here: copying, tagging, versions, lists of uploads. */
export function operationOf(request: SignedRequest, under: string): S3Operation | undefined {
  const query = new Map(queryOf(request.url)?.filter(([name]) => !/^x-amz-/i.test(name)));
  if ([...query.keys()].some((name) => !known.has(name)) || query.has("versionId")) return undefined;
  if (
    request.headers["x-amz-copy-source"] !== undefined ||
    request.headers["if-none-match"] === "*" ||
    request.headers["if-match"] !== undefined
  )
    return undefined;

  const [bucket = "", ...segments] = pathOf(request.url)
    .slice(`${under}/`.length)
    .split("/")
    .map((segment) => decodeURIComponent(segment));
  const key = segments.join("/");
  // A key is a path on this machine's disk: one that climbs would be judged as one thing and be another.
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || (key !== "" && !segments.join("/").split("/").every(isPlain))) return undefined;

  const is = kindOf(request.method, key !== "", query);
  return is && { ...is, bucket, key, query };
}

const isPlain = (segment: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  segment !== "" && segment !== "." && segment !== ".." && !/[\\\u0000-\u001f\u007f]/.test(segment);

function kindOf(method: string, hasKey: boolean, query: ReadonlyMap<string, string>): Pick<S3Operation, "kind" | "action"> | undefined {
  const upload = query.has("uploadId");
  if (!hasKey) {
    if (method === "GET" && query.get("list-type") === "2") return { kind: "list", action: "s3:ListBucket" };
    if (method === "HEAD") return { kind: "head-bucket", action: "s3:ListBucket" };
    return undefined;
  }
  switch (method) {
    case "GET":
      return upload ? { kind: "list-parts", action: "s3:ListMultipartUploadParts" } : { kind: "get", action: "s3:GetObject" };
    case "HEAD":
      return upload ? undefined : { kind: "head", action: "s3:GetObject" };
    case "PUT":
      if (upload !== query.has("partNumber")) return undefined;
      return { kind: upload ? "put-part" : "put", action: "s3:PutObject" };
    case "POST":
      if (query.has("uploads")) return { kind: "begin-upload", action: "s3:PutObject" };
      return upload ? { kind: "complete-upload", action: "s3:PutObject" } : undefined;
    case "DELETE":
      return upload ? { kind: "abort-upload", action: "s3:AbortMultipartUpload" } : { kind: "delete", action: "s3:DeleteObject" };
    default:
      return undefined;
  }
}
