import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { PortTaken } from "./plain-words.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type HttpServer = {
  origin: string;
  /** Who answers from now on. Until somebody does, everybody is told to come back. */
  answerWith(handle: Handle): void;
  /** Takes no more requests, lets those under way end (for five seconds), and closes. */
  stop(): Promise<void>;
};

const patience = 5_000;

/** A server on 127.0.0.1. It takes its port at once, so that one that is taken is known at once. */
export async function listen(port: number): Promise<HttpServer> {
  let answer: Handle = (_, response) =>
    void response.writeHead(503, { "content-type": "text/plain", "retry-after": "1" }).end("Concord is starting.");
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch((error: unknown) => {
      if (!response.destroyed && (error as NodeJS.ErrnoException).code !== "ECONNRESET") console.error(error);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end();
    });
  });
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EADDRINUSE") throw new PortTaken(port, { cause });
    throw cause;
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${taken}`,
    answerWith: (handle) => {
      answer = handle;
    },
    stop: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const giveUp = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(giveUp);
}

/** One address for everybody: a page opened by another name would be another origin, and its uploads would be refused. */
export function onlyAt(origin: string, handle: Handle): Handle {
  const { host, port } = new URL(origin);
  return (request, response) => {
    if (request.headers.host === host) return handle(request, response);
    if (request.method === "GET" && request.headers.host === `localhost:${port}`) {
      response.writeHead(307, { location: `${origin}${request.url}` }).end();
    } else {
      response.writeHead(421, { "content-type": "text/plain" }).end(`Concord answers at ${origin} alone.`);
    }
  };
}

/** Answers until it is drained: then it lets those under way end (for five seconds), and takes no more. */
export function drained(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const underWay = new Set<Promise<void>>();
  let draining = false;
  return {
    answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      if (draining) {
        response.writeHead(503, { "content-type": "text/plain", connection: "close" }).end("Concord is stopping.");
        return Promise.resolve();
      }
      const answering = handle(request, response).finally(() => underWay.delete(answering));
      underWay.add(answering);
      return answering;
    },
    async drain(): Promise<void> {
      draining = true;
      const giveUp = new AbortController();
      await Promise.race([Promise.allSettled(underWay), delay(patience, undefined, { signal: giveUp.signal }).catch(() => {})]);
      giveUp.abort();
    },
  };
}
