import { createHash, createHmac } from "node:crypto";
import type { Clock } from "@concord/kernel";
import { sameText, type Principal, type Sessions } from "./sessions.ts";

/** A request as it came, before anything was made of it. */
export type SignedRequest = {
  method: string;
  /** Path and query, exactly as on the wire. */
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

export type Signed =
  | {
      valid: true;
      principal: Principal;
      /** In the address (presigned) or in the headers. */
      by: "query" | "header";
      /** The names of the headers that the signature covers. */
      signedHeaders: readonly string[];
    }
  | { valid: false; because: SignatureRefusal };

/** Why a request is not who it says it is, with the words that AWS uses. */
export const signatureRefusals = {
  MissingAuthenticationToken: "The request carries no signature.",
  AuthorizationHeaderMalformed: "The signature cannot be read.",
  InvalidAccessKeyId: "The session that signed this was not given out here.",
  ExpiredToken: "The session that signed this has ended. Ask for a new address and try again.",
  RequestExpired: "The address has expired. Ask for a new one and try again.",
  RequestTimeTooSkewed: "The request was signed at another time than now: over fifteen minutes from it.",
  HeadersNotSigned: "The request carries x-amz- headers that its signature does not cover.",
  SignatureDoesNotMatch: "The signature does not match the request: something in it was changed after it was signed.",
} as const;
export type SignatureRefusal = keyof typeof signatureRefusals;

/** How far a signing clock may be from ours, as in AWS. */
const skew = 15 * 60 * 1000;
/** The longest that AWS lets a signed address live. */
const longestAddress = 7 * 24 * 60 * 60;

type Claims = {
  by: "query" | "header";
  accessKeyId: string;
  scope: { day: string; region: string; service: string };
  token: string;
  date: string;
  signedHeaders: string[];
  signature: string;
  /** Seconds, of a signed address. */
  lifetime?: number;
};

/**
 * Verifies AWS Signature Version 4 (header and query), as the documents "Create
 * a signed AWS API request" and "Authenticating requests: query parameters" lay
 * it down. `payloadHash` is what the body's hash is said to be; that the body
 * has it is for the caller to see.
 */
export function verifySignature(
  request: SignedRequest,
  payloadHash: string,
  options: { sessions: Sessions; now: Clock; service: string; region: string },
): Signed {
  const claims = claimsOf(request);
  if (claims === undefined) return refuse("MissingAuthenticationToken");
  if (claims === "malformed") return refuse("AuthorizationHeaderMalformed");
  const { day, region, service } = claims.scope;
  if (service !== options.service || region !== options.region || !claims.date.startsWith(day))
    return refuse("AuthorizationHeaderMalformed");
  if (!claims.signedHeaders.includes("host")) return refuse("AuthorizationHeaderMalformed");

  const session = options.sessions.read(claims.accessKeyId, claims.token);
  if (session === "unknown") return refuse("InvalidAccessKeyId");
  if (session === "expired") return refuse("ExpiredToken");
  if (unsignedHeader(request, claims.signedHeaders)) return refuse("HeadersNotSigned");
  if (!sameText(claims.signature, signatureOf(request, claims, payloadHash, session.secretAccessKey)))
    return refuse("SignatureDoesNotMatch");

  const untimely = judgeTime(claims, options.now().getTime());
  if (untimely) return refuse(untimely);
  return { valid: true, principal: session.principal, by: claims.by, signedHeaders: claims.signedHeaders };
}

function signatureOf(request: SignedRequest, claims: Claims, payloadHash: string, secretAccessKey: string): string {
  const { day, region, service } = claims.scope;
  const canonical = [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    ...claims.signedHeaders.map((name) => `${name}:${headerValue(request, name)}`),
    "",
    claims.signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", claims.date, scope, sha256(canonical)].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex");
}

function claimsOf(request: SignedRequest): Claims | "malformed" | undefined {
  const query = queryOf(request.url);
  const header = request.headers.authorization;
  if (query === undefined) return "malformed";
  if (typeof header === "string") return claimsInHeader(request, header) ?? "malformed";
  if (query.some(([name]) => name === "X-Amz-Signature")) return claimsInQuery(new Map(query)) ?? "malformed";
  return undefined;
}

function claimsInHeader(request: SignedRequest, header: string): Claims | undefined {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header);
  if (!parts) return undefined;
  const [, credential, signedHeaders, signature] = parts;
  const date = headerValue(request, "x-amz-date");
  const token = headerValue(request, "x-amz-security-token");
  return read({ by: "header", credential: credential!, signedHeaders: signedHeaders!, signature: signature!, date, token });
}

function claimsInQuery(query: ReadonlyMap<string, string>): Claims | undefined {
  const lifetime = Number(query.get("X-Amz-Expires"));
  if (query.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256" || !(lifetime > 0 && lifetime <= longestAddress)) return undefined;
  const claims = read({
    by: "query",
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: query.get("X-Amz-SignedHeaders") ?? "",
    signature: query.get("X-Amz-Signature") ?? "",
    date: query.get("X-Amz-Date") ?? "",
    token: query.get("X-Amz-Security-Token") ?? "",
  });
  return claims && { ...claims, lifetime };
}

function read(said: {
  by: Claims["by"];
  credential: string;
  signedHeaders: string;
  signature: string;
  date: string;
  token: string;
}): Claims | undefined {
  const [accessKeyId, day, region, service, end, ...more] = said.credential.split("/");
  if (!accessKeyId || !day || !region || !service || end !== "aws4_request" || more.length > 0) return undefined;
  if (!/^\d{8}T\d{6}Z$/.test(said.date) || !said.token) return undefined;
  const { by, signature, date, token } = said;
  return { by, accessKeyId, scope: { day, region, service }, token, date, signature, signedHeaders: said.signedHeaders.split(";") };
}

function judgeTime({ date, lifetime }: Claims, now: number): SignatureRefusal | undefined {
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (signedAt > now + skew) return "RequestTimeTooSkewed";
  if (lifetime === undefined) return signedAt < now - skew ? "RequestTimeTooSkewed" : undefined;
  return signedAt + lifetime * 1000 <= now ? "RequestExpired" : undefined;
}

/** S3 obeys `x-amz-` headers: one that was added to a signed address would act in the signer's name. */
const unsignedHeader = (request: SignedRequest, signedHeaders: readonly string[]) =>
  Object.keys(request.headers).find((name) => name.startsWith("x-amz-") && !signedHeaders.includes(name));

const canonicalPath = (url: string): string =>
  pathOf(url)
    .split("/")
    .map((segment) => encode(decodeURIComponent(segment)))
    .join("/");

function canonicalQuery(url: string): string {
  return (queryOf(url) ?? [])
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Path without query. */
export const pathOf = (url: string): string => url.split("?", 1)[0]!;

/** The query, decoded, in its order. Undefined where it is not encoded as it should be. */
export function queryOf(url: string): [string, string][] | undefined {
  const query = url.slice(pathOf(url).length + 1);
  try {
    decodeURIComponent(pathOf(url));
    return query
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return [decodeURIComponent(name), decodeURIComponent(value.join("="))];
      });
  } catch {
    return undefined;
  }
}

function headerValue(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value : [value ?? ""]).map((one) => one.trim().replace(/ +/g, " ")).join(",");
}

/** RFC 3986: everything but unreserved letters. `encodeURIComponent` leaves five more alone. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const refuse = (because: SignatureRefusal): Signed => ({ valid: false, because });
