import type { Authorize } from "@concord/authorizer";
import { Failure, notFound, type MintId } from "@concord/kernel";
import { problemResponse, type Bindings, type Caller } from "@concord/service";

type App = { fetch(request: Request, bindings: Bindings): Response | Promise<Response> };

/**
 * What API Gateway does with a request in AWS: asks the authorizer who it is,
 * answers its refusals in our words, and calls one of the two functions with
 * what the authorizer said. Nothing that a client sends becomes a caller.
 */
export function apiGateway(options: { authorize: Authorize; tenantApi: App; frontDesk: App; mintId: MintId }) {
  const { authorize, tenantApi, frontDesk, mintId } = options;

  return async (request: Request): Promise<Response> => {
    const requestId = mintId("request");
    const { pathname } = new URL(request.url);
    if (pathname === "/v1/openapi.json" || pathname.startsWith("/auth/")) return frontDesk.fetch(request, { caller: { requestId } });

    const headers = Object.fromEntries(request.headers);
    const answer = await authorize({ method: request.method, path: pathname, headers }).catch((error: unknown) => {
      console.error(error);
      return new Failure("unavailable", "authorizer-down", "We could not check who is asking. Try again in a minute.");
    });
    if (answer instanceof Failure) return problemResponse(answer, requestId);
    if (answer.verdict === "unauthenticated") {
      return problemResponse(new Failure("unauthenticated", "not-signed-in", "Sign in, then try again."), requestId);
    }
    // Whose door one may not open looks like a door that is not there.
    if (answer.verdict === "denied") return problemResponse(notFound("Page"), requestId);

    const caller: Caller = { requestId, ...answer.granted };
    return caller.tenantId ? tenantApi.fetch(request, { caller }) : frontDesk.fetch(request, { caller });
  };
}
