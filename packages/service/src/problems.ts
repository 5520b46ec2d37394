import type { Context as Http } from "hono";
import { Failure } from "@concord/kernel";
import { problemType, statusOf, type Problem } from "@concord/contract";

/** The one place where something thrown becomes an answer. */
export function problems(error: Error, http: Http): Response {
  const failure = error instanceof Failure ? error : bug(error);
  return problemResponse(failure, http.env?.caller?.requestId ?? "unknown");
}

export function problemResponse(failure: Failure, requestId: string): Response {
  const problem: Problem = {
    type: "about:blank",
    title: failure.kind,
    status: statusOf[failure.kind],
    detail: failure.message,
    kind: failure.kind,
    code: failure.code,
    requestId,
    ...(failure.parts.length > 0 ? { parts: [...failure.parts] } : {}),
  };
  return Response.json(problem, { status: problem.status, headers: { "content-type": problemType, "cache-control": "no-store" } });
}

/** Logged in full for us; the caller is told nothing they could not have known. */
function bug(error: Error): Failure {
  console.error(error);
  return new Failure(
    "internal",
    "internal",
    "Something went wrong, and it is our fault. Nothing was changed. Quote the request id when you ask about it.",
  );
}
