import { createHash, randomUUID } from "node:crypto";
import { Agent, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import type { Clock } from "@concord/kernel";
import type { Judge } from "../policy/index.ts";
import { needsOf, Unreadable, type KeySchema } from "./dynamodb-operation.ts";
import type { Principal, Sessions } from "./sessions.ts";
import { signatureRefusals, verifySignature, type SignatureRefusal } from "./signature.ts";

export type DynamoGatewayOptions = {
  /** Where dynoxide listens. */
  endpoint: string;
  sessions: Sessions;
  now: Clock;
  region: string;
  table: KeySchema;
  arnOf(tableName: string): string;
  judgeOf(role: string): Judge | undefined;
  onDenied(what: { principal: Principal; action: string; resource: string }): void;
  /** Told after each transaction that was written: something may wait in the outbox. */
  onCommit?(): void;
};

/** DynamoDB refuses more than this in one request. */
const largestBody = 16 * 1024 * 1024;

/**
 * DynamoDB as the SDK sees it: each call is signed by a living session and judged
 * by that session's policy before dynoxide, which believes everything, hears of it.
 */
export function dynamoGateway(options: DynamoGatewayOptions) {
  const agent = new Agent({ keepAlive: true });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    if (!body) return refuse(response, "SerializationException", "The request is over 16 MB.");

    const signed = { method: request.method ?? "", url: request.url ?? "", headers: request.headers };
    const bodyHash = createHash("sha256").update(body).digest("hex");
    const signature = verifySignature(signed, bodyHash, { ...options, service: "dynamodb" });
    if (!signature.valid) return refuse(response, names[signature.because], signatureRefusals[signature.because]);

    const operation = /^DynamoDB_20120810\.(\w+)$/.exec(String(request.headers["x-amz-target"]))?.[1] ?? "";
    const refusal = judge(options, signature.principal, operation, body);
    if (refusal) return refuse(response, refusal.code, refusal.message);
    await pass(options.endpoint, agent, request, body, response);
    if (operation === "TransactWriteItems" && response.statusCode === 200) options.onCommit?.();
  };
  return Object.assign(handle, { close: () => agent.destroy() });
}

function judge(
  options: DynamoGatewayOptions,
  principal: Principal,
  operation: string,
  body: Buffer,
): { code: string; message: string } | undefined {
  try {
    const judgement = options.judgeOf(principal.role);
    const tags = Object.fromEntries(Object.entries(principal.tags).map(([name, value]) => [`aws:PrincipalTag/${name}`, [value]]));
    for (const { action, resource, leadingKeys } of needsOf(operation, JSON.parse(body.toString()), options.table, options.arnOf)) {
      const keys = { ...tags, ...(leadingKeys ? { "dynamodb:LeadingKeys": leadingKeys } : {}) };
      if (judgement?.({ action, resource, keys }).allowed === true) continue;
      options.onDenied({ principal, action, resource });
      return {
        code: "AccessDeniedException",
        message: `The ${principal.role} session is not authorized to perform: ${action} on resource: ${resource}`,
      };
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return { code: "ValidationException", message: error.message };
    if (error instanceof SyntaxError) return { code: "SerializationException", message: "The body is not JSON." };
    throw error;
  }
}

/** As DynamoDB calls them; S3 has names of its own. */
const names: Record<SignatureRefusal, string> = {
  MissingAuthenticationToken: "MissingAuthenticationTokenException",
  AuthorizationHeaderMalformed: "IncompleteSignatureException",
  InvalidAccessKeyId: "UnrecognizedClientException",
  ExpiredToken: "ExpiredTokenException",
  RequestExpired: "InvalidSignatureException",
  RequestTimeTooSkewed: "InvalidSignatureException",
  HeadersNotSigned: "InvalidSignatureException",
  SignatureDoesNotMatch: "InvalidSignatureException",
};

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pass(endpoint: string, agent: Agent, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const headers = {
      "content-type": request.headers["content-type"] ?? "application/x-amz-json-1.0",
      "x-amz-target": request.headers["x-amz-target"] as string,
      // dynoxide wants a signature to be there, and does not look at it.
      authorization: request.headers.authorization ?? "",
      "x-amz-date": request.headers["x-amz-date"] as string,
      "content-length": body.length,
    };
    const onward = forward(endpoint, { method: "POST", headers, agent }, (answer) => {
      const { connection: _, "keep-alive": _keepAlive, ...answered } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, answered);
      answer.pipe(response).once("close", () => resolve());
      answer.once("error", () => response.destroy());
    });
    onward.once("error", () => {
      if (!response.headersSent) refuse(response, "InternalServerError", "The database did not answer.", 500);
      resolve();
    });
    onward.end(body);
  });
}

function refuse(response: ServerResponse, code: string, message: string, status = 400): void {
  response.req.resume();
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": randomUUID() });
  response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message }));
}
