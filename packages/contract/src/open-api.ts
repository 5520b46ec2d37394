import * as z from "zod";
import { pathOf, type Endpoint } from "./endpoint.ts";
import { Problem, problemType, statusOf } from "./problem.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, printed from the endpoints themselves. */
export function openApi(modules: Record<string, Record<string, unknown>>) {
  const paths: Record<string, Json> = {};
  for (const [tag, module] of Object.entries(modules)) {
    for (const [operationId, endpoint] of Object.entries(module).filter(isEndpoint)) {
      const path = pathOf(endpoint).replace(/:(\w+)/g, "{$1}");
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(tag, operationId, endpoint) };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Concord",
      version: "1",
      description:
        "From evidence to a deal. Errors are application/problem+json (RFC 9457); `code` names the rule and never changes its meaning.",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-concord" },
        client: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/oidc/token", scopes: {} } } },
      },
    },
  };
}

export const isEndpoint = (entry: [string, unknown]): entry is [string, Endpoint] =>
  typeof entry[1] === "object" && entry[1] !== null && "method" in entry[1] && "path" in entry[1] && "needs" in entry[1];

function operation(tag: string, operationId: string, endpoint: Endpoint): Json {
  return {
    operationId,
    tags: [tag],
    summary: endpoint.summary,
    "x-needs": endpoint.needs,
    security: endpoint.needs === "anybody" ? [] : [{ session: [] }, { client: [] }],
    parameters: [
      ...(endpoint.at === "tenant" ? [{ name: "tenantId", in: "path", required: true, schema: { type: "string" } }] : []),
      ...parameters(endpoint.params, "path"),
      ...parameters(endpoint.query, "query"),
      ...(endpoint.writes === "changes"
        ? [{ name: "If-Match", in: "header", required: true, schema: { type: "string" }, description: "The ETag that was read." }]
        : []),
      ...(endpoint.writes === "creates" ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string" } }] : []),
    ],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(endpoint.body, "input") } } } }
      : {}),
    responses: {
      [endpoint.writes === "creates" ? 201 : 200]: {
        description: "Done",
        content: Object.fromEntries(
          (endpoint.media ?? ["application/json"]).map((media) => [
            media,
            { schema: media === "application/json" ? schemaOf(endpoint.reply, "output") : { type: "string" } },
          ]),
        ),
      },
      default: {
        description: `A problem: ${Object.values(statusOf).join(", ")}`,
        content: { [problemType]: { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameters(schema: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  if (!schema) return [];
  const printed = schemaOf(schema, "input") as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(printed.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || (printed.required ?? []).includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}
