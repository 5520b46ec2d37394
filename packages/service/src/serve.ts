import { Hono, type Context as Http } from "hono";
import { bodyLimit } from "hono/body-limit";
import type * as z from "zod";
import {
  contentHash,
  Failure,
  inPlainWords,
  may,
  notFound,
  notPermittedSentence,
  outOfScopeSentence,
  type FailurePart,
} from "@concord/kernel";
import { pathOf, type Asked, type Endpoint, type Reply } from "@concord/contract";
import type { RequestFacts } from "@concord/domain";
import type { Bindings, Caller } from "./caller.ts";
import { problems } from "./problems.ts";

/** What a handler works with: a tenant's context, or the desk's. */
export type Opened = { recall(): Promise<object | undefined> };

export type Service<C extends Opened> = Hono<{ Bindings: Bindings; Variables: { open: (request: RequestFacts) => C } }>;

/** 1 MB of JSON is more than any form holds; files go to storage directly. */
const largestBody = 1024 * 1024;

/** An app whose every request opens a context for whoever is asking. */
export function service<C extends Opened>(open: (caller: Caller, request: RequestFacts) => C): Service<C> {
  const app: Service<C> = new Hono();
  app.onError(problems);
  app.notFound((http) => problems(notFound("Page"), http));
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new Failure("too-large", "body-too-large", "The request is over 1 MB. Send less, or upload a file instead.");
      },
    }),
  );
  app.use(async (http, next) => {
    http.set("open", (request) => open(http.env.caller, request));
    await next();
  });
  return app;
}

/**
 * Binds one endpoint to the verb that does it: may they ask, what did they ask, and is the answer what we promised.
 * A handler that answers with a `Response` has its bytes written already, and answers for them itself.
 */
export function serve<C extends Opened, E extends Endpoint>(
  app: Service<C>,
  endpoint: E,
  handle: (context: C, asked: Asked<E> & Told) => Promise<Reply<E> | Response>,
): void {
  app.on(endpoint.method, pathOf(endpoint), async (http) => {
    const { caller } = http.env;
    permit(endpoint, caller);
    const asked = await parse(endpoint, http);
    const context = http.get("open")(facts(endpoint, http, caller, asked));

    const told: Told = { accept: http.req.header("accept"), path: http.req.path };
    const reply = (await context.recall()) ?? (await handle(context, { ...asked, ...told } as unknown as Asked<E> & Told));
    if (reply instanceof Response) return sentAsItIs(reply);
    return answer(endpoint, http, endpoint.reply.parse(reply) as object);
  });
}

/** What of a request is no part of what it asks, and may still say how it is answered. */
export type Told = { accept: string | undefined; path: string };

function sentAsItIs(response: Response): Response {
  response.headers.set("cache-control", "no-store");
  return response;
}

function permit(endpoint: Endpoint, { actor, refusal }: Caller): void {
  if (refusal)
    throw new Failure("forbidden", refusal, "This request came from another site's page. Open Concord itself and try again there.");
  if (endpoint.needs === "anybody") return;
  if (!actor) throw new Failure("unauthenticated", "not-signed-in", "Sign in, then try again.");
  if (endpoint.needs !== "signed-in" && !may(actor, endpoint.needs)) {
    const sentence = actor.type === "client" ? outOfScopeSentence(endpoint.needs) : notPermittedSentence(endpoint.needs);
    throw new Failure("forbidden", "not-permitted", sentence);
  }
}

function facts(endpoint: Endpoint, http: Http, caller: Caller, asked: unknown): RequestFacts {
  const key = http.req.header("idempotency-key");
  return {
    id: caller.requestId,
    ...(endpoint.writes === "changes" ? { expectedVersion: ifMatch(http) } : {}),
    ...(key && endpoint.writes === "creates" ? { idempotency: { key, hash: contentHash([endpoint.method, http.req.path, asked]) } } : {}),
  };
}

function ifMatch(http: Http): number {
  const header = http.req.header("if-match");
  if (!header) throw new Failure("version-required", "if-match-missing", "Say which version you read: send its ETag as If-Match.");
  const version = /^"(\d+)"$/.exec(header)?.[1];
  if (version === undefined) throw new Failure("invalid", "if-match-invalid", 'If-Match must be an ETag as it was sent, such as "3".');
  return Number(version);
}

function answer(endpoint: Endpoint, http: Http, reply: object): Response {
  const etag = "version" in reply && typeof reply.version === "number" ? `"${reply.version}"` : undefined;
  const headers = { "cache-control": "no-store", ...(etag ? { etag } : {}) };
  if (endpoint.method === "GET" && etag && http.req.header("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return Response.json(reply, { status: endpoint.writes === "creates" ? 201 : 200, headers });
}

async function parse(endpoint: Endpoint, http: Http): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = {
    params: http.req.param(),
    query: queryOf(http),
    body: endpoint.body ? await jsonOf(http) : undefined,
  };
  const asked: Record<string, unknown> = {};
  const wrong: FailurePart[] = [];
  for (const part of ["params", "query", "body"] as const) {
    const schema: z.ZodType | undefined = endpoint[part];
    if (!schema) continue;
    const parsed = schema.safeParse(given[part], { error: inPlainWords });
    if (parsed.success) asked[part] = parsed.data;
    else wrong.push(...parsed.error.issues.map((issue) => ({ at: [part, ...issue.path].join("."), detail: issue.message })));
  }
  const [first, ...others] = wrong;
  if (first?.at.startsWith("params")) throw notFound("Page"); // an id of no known shape names nothing
  if (first) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    throw new Failure("invalid", "invalid-request", `${first.at}: ${first.detail}${more}`, { parts: wrong });
  }
  return asked;
}

/** A name that comes several times is a list; one that comes once is itself. */
function queryOf(http: Http): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(http.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

async function jsonOf(http: Http): Promise<unknown> {
  try {
    const text = await http.req.text();
    return JSON.parse(text, halfACharacter.test(text) ? refuseHalves : undefined);
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure("invalid", "not-json", "The body is not JSON.", { cause });
  }
}

/** Half of a surrogate pair can come by its escape alone: whatever is not one whole character cannot be hashed or kept. */
const halfACharacter = /\\ud[89a-f][\da-f]{2}/i;

function refuseHalves(name: string, value: unknown): unknown {
  if (!name.isWellFormed() || (typeof value === "string" && !value.isWellFormed()))
    throw new Failure("invalid", "not-text", "The body has half of a character in it (a lone surrogate). Send the whole character.");
  return value;
}
