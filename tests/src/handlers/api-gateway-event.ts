import type { APIGatewayProxyEvent, APIGatewayRequestAuthorizerEvent } from "aws-lambda";

type Asked = { method: string; path: string; query?: Record<string, string>; headers?: Record<string, string>; body?: string };

const context = {
  accountId: "111122223333",
  apiId: "abc123",
  stage: "live",
  requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  resourceId: "x",
  protocol: "HTTP/1.1",
  requestTimeEpoch: 1_795_000_000_000,
};

/** What API Gateway (REST) sends a request authorizer, in the shape that AWS documents. */
export function authorizerEvent({ method, path, query = {}, headers = {} }: Asked): APIGatewayRequestAuthorizerEvent {
  return {
    type: "REQUEST",
    methodArn: `arn:aws:execute-api:eu-west-2:111122223333:abc123/live/${method}${path}`,
    resource: "/v1/tenants/{tenantId}/{proxy+}",
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: lists(headers),
    pathParameters: {},
    queryStringParameters: query,
    multiValueQueryStringParameters: lists(query),
    stageVariables: null,
    requestContext: {
      ...context,
      path: `/live${path}`,
      httpMethod: method,
      resourcePath: "/v1/tenants/{tenantId}/{proxy+}",
      identity: { sourceIp: "192.0.2.1" },
    },
  } as unknown as APIGatewayRequestAuthorizerEvent;
}

/** What API Gateway (REST, proxy integration) sends a function, with what the authorizer said. */
export function proxyEvent(
  { method, path, query = {}, headers = {}, body }: Asked,
  authorizer: Record<string, unknown> | null,
): APIGatewayProxyEvent {
  const { methodArn: _, type: __, ...event } = authorizerEvent({ method, path, query, headers });
  return {
    ...event,
    body: body ?? null,
    isBase64Encoded: false,
    requestContext: { ...event.requestContext, authorizer },
  } as unknown as APIGatewayProxyEvent;
}

const lists = (map: Record<string, string>) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, [value]]));
