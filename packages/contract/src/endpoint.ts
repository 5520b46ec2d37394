import type * as z from "zod";
import type { Permission } from "@concord/kernel";

/**
 * One thing the API can be asked to do, as plain data. The server routes by it,
 * the client calls by it, and the OpenAPI document is printed from it.
 */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** `tenant`: under `/v1/tenants/:tenantId`. `desk`: under `/v1`, for what belongs to no single tenant. */
  at: "tenant" | "desk";
  path: `/${string}`;
  summary: string;
  /** Not optional, so nobody can forget to decide who may ask. `signed-in` is for the desk alone. */
  needs: Permission | "signed-in" | "anybody";
  /** `changes` asks for If-Match; `creates` takes an Idempotency-Key. Both answer with the thing saved and its ETag. */
  writes?: "creates" | "changes";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What it may answer as, where that is not JSON alone: `reply` then says what the JSON is. */
  media?: readonly [string, ...string[]];
  reply: z.ZodType;
};

/** Keeps every literal type of the endpoint it is given. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

/** The whole path, with its parameters as `:name`. */
export const pathOf = (endpoint: Endpoint): string =>
  endpoint.at === "tenant" ? `/v1/tenants/:tenantId${endpoint.path}` : `/v1${endpoint.path}`;

type Part<E, K extends string, How extends "in" | "out"> = E extends { [key in K]: infer S extends z.ZodType }
  ? { [key in K]: How extends "in" ? z.input<S> : z.output<S> }
  : unknown;

type Tenant<E> = E extends { at: "tenant" } ? { tenantId: string } : unknown;
type Match<E> = E extends { writes: "changes" }
  ? { ifMatch: number }
  : E extends { writes: "creates" }
    ? { idempotencyKey?: string }
    : unknown;

/** What a caller sends. */
export type Ask<E extends Endpoint> = Part<E, "params", "in"> & Part<E, "query", "in"> & Part<E, "body", "in"> & Tenant<E> & Match<E>;
/** What a handler receives once it has been parsed. */
export type Asked<E extends Endpoint> = Part<E, "params", "out"> & Part<E, "query", "out"> & Part<E, "body", "out">;
export type Reply<E extends Endpoint> = z.output<E["reply"]>;
