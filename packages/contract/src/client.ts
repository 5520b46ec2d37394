import { Failure } from "@concord/kernel";
import { pathOf, type Ask, type Endpoint, type Reply } from "./endpoint.ts";
import { Problem, problemType } from "./problem.ts";

export type Call = <E extends Endpoint>(endpoint: E, ask: Ask<E>) => Promise<Reply<E>>;

type Sent = {
  tenantId?: string;
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
};

/** A client for every endpoint there is. `fetch` is injected; in tests it is the app itself. */
export function client(options: {
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
  headers?: Record<string, string>;
}): Call {
  return async (endpoint, ask) => {
    const sent = ask as Sent;
    const names: Record<string, string> = { ...sent.params, ...(sent.tenantId ? { tenantId: sent.tenantId } : {}) };
    const path = pathOf(endpoint).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(names[name] ?? ""));

    const response = await options.fetch(
      new Request(`${options.baseUrl}${path}${searchOf(sent.query)}`, {
        method: endpoint.method,
        headers: {
          accept: "application/json",
          ...options.headers,
          ...(sent.body === undefined ? {} : { "content-type": "application/json" }),
          ...(sent.ifMatch === undefined ? {} : { "if-match": `"${sent.ifMatch}"` }),
          ...(sent.idempotencyKey === undefined ? {} : { "idempotency-key": sent.idempotencyKey }),
        },
        ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      }),
    );
    if (!response.ok) throw await failureIn(response);
    return endpoint.reply.parse(await response.json()) as Reply<typeof endpoint>;
  };
}

/** An array becomes the same name several times, as a form would send it. */
function searchOf(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  return search.size > 0 ? `?${search}` : "";
}

async function failureIn(response: Response): Promise<Failure> {
  if (response.headers.get("content-type")?.startsWith(problemType)) {
    const problem = Problem.parse(await response.json());
    return new Failure(problem.kind, problem.code, problem.detail, { parts: problem.parts ?? [] });
  }
  return new Failure("unavailable", "no-answer", `The service did not answer as it should (${response.status}). Try again in a minute.`);
}
