import { Hono } from "hono";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import { Actor, Failure, id } from "@concord/kernel";
import type { Bindings, Caller } from "./caller.ts";
import { problemResponse } from "./problems.ts";

/** As API Gateway carries it: strings, or nothing. */
type AuthorizerContext = { actor?: string; tenantId?: string; refusal?: string };

type App = { fetch(request: Request, bindings: Bindings): Response | Promise<Response> };

/** An app as an API Gateway (REST, proxy integration) Lambda handler. */
export function lambdaHandler(app: App) {
  const gateway = new Hono<{ Bindings: { event: LambdaEvent } }>();
  gateway.all("*", (http) => {
    try {
      return app.fetch(http.req.raw, { caller: callerOf(http.env.event) });
    } catch (error) {
      if (error instanceof Failure) return problemResponse(error, requestIdOf(http.env.event));
      throw error;
    }
  });
  return handle(gateway);
}

/**
 * Who is asking, from what the authorizer said. API Gateway carries the
 * authorizer's context as strings and lets no client write there; the header of
 * tenant isolation is set from the same value, so the two must agree.
 */
export function callerOf(event: LambdaEvent): Caller {
  const { actor, tenantId, refusal } = authorizerContext(event);
  return {
    requestId: requestIdOf(event),
    ...(actor ? { actor: Actor.parse(JSON.parse(actor)) } : {}),
    ...(tenantId ? { tenantId: id("tenant").parse(tenantId) } : {}),
    ...(refusal === "bad-origin" ? { refusal } : {}),
  };
}

function authorizerContext(event: LambdaEvent): AuthorizerContext {
  const { requestContext } = event as { requestContext?: { authorizer?: AuthorizerContext | null } };
  return requestContext?.authorizer ?? {};
}

const requestIdOf = (event: LambdaEvent): string =>
  (event as { requestContext?: { requestId?: string } }).requestContext?.requestId ?? "unknown";
