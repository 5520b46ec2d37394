import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { pipeline, Transform, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { addressRefusals, connectorLimits, judgeTarget, withoutSecrets } from "@concord/domain/connectors";
import { evidenceLimits } from "@concord/domain/evidence";
import { FetchFailure } from "./fetch-failure.ts";
import type { Internet } from "./internet.ts";

export type RequestLimits = {
  /** From the first step to the headers of the answer. */
  answerMs: number;
  /** Between two pieces of the body. */
  idleMs: number;
  /** All of one answer. */
  totalMs: number;
  /** Of the body, packed or not. */
  bytes: number;
};

export const fileLimits: RequestLimits = { answerMs: 60_000, idleMs: 30_000, totalMs: 8 * 60_000, bytes: evidenceLimits.fileBytes };

export type Asked = {
  url: string;
  headers?: Record<string, string>;
  limits: RequestLimits;
  /** Never sent on to another server: for an address that has a key in it. */
  sameHost?: boolean;
};

export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Where it came from in the end. */
  url: URL;
  /** Unpacked, and held to its limits: reading it throws a FetchFailure. */
  body: Readable;
};

/**
 * One GET of a stranger's server, made so that it cannot be turned against our
 * own network (server-side request forgery). The address that is connected to
 * is the very one that was checked: names are resolved here, in the socket's own
 * lookup, and the socket is looked at once more when it is open. Redirects are
 * followed by hand and each is judged like the first.
 */
export async function safeRequest<T>(internet: Internet, asked: Asked, read: (answer: Answer) => Promise<T>): Promise<T> {
  let url = judged(internet, asked.url);
  for (let redirects = 0; ; redirects++) {
    const { response, end } = await exchange(internet, url, asked);
    try {
      const next = redirectOf(response);
      if (next === undefined)
        return await read({ status: response.statusCode!, headers: response.headers, url, body: bodyOf(response, asked.limits) });
      if (redirects === connectorLimits.redirects) throw new FetchFailure("too-many-redirects");
      url = redirectedTo(internet, url, next, asked);
    } finally {
      end();
    }
  }
}

function judged(internet: Internet, address: string): URL {
  const judgement = judgeTarget(address, internet.ports);
  if (!judgement.allowed) throw new FetchFailure("address-not-allowed", addressRefusals[judgement.because]);
  return judgement.url;
}

/** Where an answer sends us on to: whatever it says beside that is not read. */
const redirectOf = ({ statusCode = 0, headers }: http.IncomingMessage): string | undefined =>
  [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? "") : undefined;

/** Never from an encrypted address to one that is not, which anybody on the way could have asked for. */
export function redirectedTo(internet: Pick<Internet, "ports">, from: URL, location: string, { sameHost }: Pick<Asked, "sameHost">): URL {
  const refusal = (detail: string) => new FetchFailure("redirect-not-allowed", detail);
  if (location.trim() === "" || !URL.canParse(location, from)) throw refusal("It gave no address.");
  const to = new URL(location, from);
  to.hash = "";
  const judgement = judgeTarget(to.href, internet.ports);
  if (!judgement.allowed) throw refusal(addressRefusals[judgement.because]);
  if (from.protocol === "https:" && to.protocol === "http:") throw refusal(`It leads away from https: ${withoutSecrets(to).slice(0, 200)}`);
  if (sameHost && to.host !== from.host) throw refusal(`It leads to another server: ${to.host}`);
  return to;
}

type Exchange = { response: http.IncomingMessage; end: () => void };

function exchange(internet: Internet, url: URL, { headers, limits }: Asked): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(url, {
      agent: false, // a connection of its own, which nobody looked at for another name
      lookup: lookupOf(internet),
      maxHeaderSize: connectorLimits.headerBytes,
      headers: { accept: "*/*", "accept-encoding": "gzip, br, deflate", "user-agent": internet.userAgent, ...headers },
    });
    const end = () => {
      clearTimeout(answerIn);
      clearTimeout(allIn);
      request.destroy();
    };
    let answer: http.IncomingMessage | undefined;
    const late = (milliseconds: number) => setTimeout(() => (answer ?? request).destroy(new FetchFailure("took-too-long")), milliseconds);
    const answerIn = late(limits.answerMs);
    const allIn = late(limits.totalMs);

    request.on("socket", (socket) => {
      socket.on("connect", () => {
        if (!internet.mayConnect(socket.remoteAddress ?? "")) request.destroy(new FetchFailure("address-not-allowed"));
      });
    });
    request.on("response", (response) => {
      clearTimeout(answerIn);
      answer = response;
      resolve({ response, end });
    });
    request.on("error", (error) => {
      end();
      reject(failureOf(error, "before"));
    });
  });
}

/** The lookup of a socket: what it answers is what is connected to. */
function lookupOf(internet: Internet): LookupFunction {
  return (host, options, callback) => {
    addressesOf(internet, host).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        if (options.all) callback(null, found);
        else callback(null, found[0]!.address, found[0]!.family); // there is one at least
      },
      (error: Error) => callback(error, ""),
    );
  };
}

/** All of them must be public: a name that has both kinds was made to be asked twice. */
async function addressesOf(internet: Internet, host: string): Promise<readonly string[]> {
  const addresses = await internet.resolve(host);
  if (addresses.length === 0) throw new FetchFailure("host-not-found");
  if (!addresses.every((address) => isIP(address) > 0 && internet.mayConnect(address))) throw new FetchFailure("address-not-allowed");
  return addresses;
}

/** Small files pack well by themselves; only what is large and packed beyond reason was made to harm. */
const reasonableBytes = 16 * 1024 * 1024;

function bodyOf(response: http.IncomingMessage, { bytes, idleMs }: RequestLimits): Readable {
  const unpacker = unpackerOf(response);
  const declared = Number(response.headers["content-length"]);
  let packed = 0;
  let unpacked = 0;
  let idle: NodeJS.Timeout | undefined;
  const waiting = () => {
    clearTimeout(idle);
    idle = setTimeout(() => response.destroy(new FetchFailure("took-too-long", "It stopped in the middle.")), idleMs);
  };
  const came = new Transform({
    transform(piece: Buffer, _, done) {
      waiting();
      packed += piece.length;
      done(packed > bytes ? new FetchFailure("answer-too-large") : null, piece);
    },
  });
  const made = new Transform({
    transform(piece: Buffer, _, done) {
      unpacked += piece.length;
      if (unpacked > bytes) done(new FetchFailure("answer-too-large"));
      else if (unpacked > reasonableBytes && unpacked > packed * evidenceLimits.unpackedRatio) done(new FetchFailure("inflates-too-much"));
      else done(null, piece);
    },
  });
  waiting();
  // What goes wrong on the way is thrown where the body is read, in our own words.
  pipeline([response, came, ...unpacker, made], () => clearTimeout(idle));
  if (declared > bytes) response.destroy(new FetchFailure("answer-too-large"));
  return made;
}

function unpackerOf({ headers }: http.IncomingMessage): Transform[] {
  switch (headers["content-encoding"]?.trim().toLowerCase()) {
    case undefined:
    case "":
    case "identity":
      return [];
    case "gzip":
    case "x-gzip":
      return [createGunzip()];
    case "br":
      return [createBrotliDecompress()];
    case "deflate":
      return [createInflate()];
    default:
      throw new FetchFailure("answer-unreadable", "It is packed in a way that is not known here.");
  }
}

const noName = ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_NONAME"];

/** What node says of a request, as we say it. `during`: the answer had begun. */
export function failureOf(error: unknown, when: "before" | "during"): Error {
  if (error instanceof FetchFailure) return error;
  const { code = "", cause } = error as NodeJS.ErrnoException;
  if (cause instanceof FetchFailure) return cause;
  if (noName.includes(code)) return new FetchFailure("host-not-found", undefined, { cause: error });
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/.test(code)) {
    return new FetchFailure("certificate-invalid", undefined, { cause: error });
  }
  if (code.startsWith("HPE_") || (code.startsWith("Z_") && code !== "Z_BUF_ERROR") || code.startsWith("ERR__ERROR_FORMAT")) {
    return new FetchFailure("answer-unreadable", undefined, { cause: error });
  }
  if (["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "Z_BUF_ERROR"].includes(code) && when === "during") {
    return new FetchFailure("cut-short", undefined, { cause: error });
  }
  if (/^E[A-Z]+$/.test(code) && when === "before") return new FetchFailure("cannot-connect", undefined, { cause: error });
  return error as Error;
}
