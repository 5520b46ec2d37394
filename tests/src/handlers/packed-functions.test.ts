import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { APIGatewayAuthorizerResult, APIGatewayProxyResult, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidence, insights } from "@concord/contract";
import type { Question } from "@concord/domain/insights";
import { jobs } from "@concord/domain/jobs";
import { bundle } from "@concord/infra/bundle";
import { functions } from "@concord/infra/functions";
import { demonstrationPerson, demonstrationTenants } from "@concord/local/demonstration";
import { jobsBySector } from "../journeys/jobs-by-sector.ts";
import { beginUpload, sendParts } from "../local/send-file.ts";
import { signIn, type SignedIn } from "../local/sign-in.ts";
import { startTemporary, type Temporary } from "../local/temporary-platform.ts";
import { authorizerEvent, proxyEvent } from "./api-gateway-event.ts";
import { functionEnvironment } from "./function-environment.ts";
import { securityTokenService } from "./security-token-service.ts";

const { west, north } = demonstrationTenants;
const aDataset = {
  name: "Jobs",
  kind: "open",
  publisher: "ONS",
  licence: { name: "OGL", mayShare: true, mayPublish: true, mayLeaveByApi: true },
  description: "",
  sensitivity: "public",
  tolerance: 0,
  rounding: "none",
} as const;
type Name = keyof typeof functions;

let platform: Temporary;
let sts: Awaited<ReturnType<typeof securityTokenService>>;
let analyst: SignedIn;
const before = { ...process.env };

beforeAll(async () => {
  platform = await startTemporary({ leaveJobs: true }); // the packed workers do them
  sts = await securityTokenService(platform.aws);
  analyst = await signIn(platform.origin, demonstrationPerson("Amina Hussain").email);
}, 120_000);

afterAll(async () => {
  process.env = before;
  sts?.stop();
  await platform?.stop();
});

/** A function as it is deployed, loaded with the environment that its stack gives it, pointed at this machine's AWS. */
async function load<H>(name: Name, role: string): Promise<H> {
  const { accessKeyId, secretAccessKey, sessionToken } = platform.aws.sessions.mint({ role, tags: {} });
  Object.assign(process.env, functionEnvironment, {
    AWS_REGION: platform.aws.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_ENDPOINT_URL_DYNAMODB: platform.aws.dynamodb,
    AWS_ENDPOINT_URL_S3: platform.aws.s3,
    AWS_ENDPOINT_URL_STS: sts.origin,
    TABLE_NAME: platform.storage.tableName,
    QUARANTINE_BUCKET: platform.storage.buckets.quarantine,
    EVIDENCE_BUCKET: platform.storage.buckets.evidence,
    ORIGIN: platform.origin,
    ISSUER: `${platform.origin}/oidc`,
    JWKS_ADDRESS: `${platform.origin}/oidc/jwks`,
  });
  const folder = await bundle(functions[name]);
  const { handler } = (await import(`${pathToFileURL(join(folder, "index.mjs"))}?role=${role}`)) as { handler: H };
  return handler;
}

type Worker = (event: object) => Promise<void>;
type Authorizer = (event: ReturnType<typeof authorizerEvent>) => Promise<APIGatewayAuthorizerResult>;
type Api = (event: ReturnType<typeof proxyEvent>) => Promise<APIGatewayProxyResult>;

const cookieOf = async ({ fetch }: SignedIn) => await headerThatIsSent(fetch);

test("the packed authorizer lets a member in with a context of strings, and nobody else", async () => {
  const authorize = await load<Authorizer>("authorizer", "authorizer");
  const cookie = await cookieOf(analyst);
  const path = `/v1/tenants/${west.id}/datasets`;

  const allowed = await authorize(authorizerEvent({ method: "GET", path, headers: { Cookie: cookie } }));
  expect(allowed.policyDocument.Statement[0]).toMatchObject({ Effect: "Allow" });
  expect(allowed.context).toMatchObject({ tenantId: west.id });
  expect(JSON.parse(String(allowed.context!.actor))).toMatchObject({ type: "person", name: "Amina Hussain", roles: ["analyst"] });

  const elsewhere = await authorize(
    authorizerEvent({ method: "GET", path: `/v1/tenants/${north.id}/datasets`, headers: { Cookie: cookie } }),
  );
  expect(elsewhere.policyDocument.Statement[0]).toMatchObject({ Effect: "Deny" });
  expect(elsewhere.context).toBeUndefined();

  await expect(authorize(authorizerEvent({ method: "GET", path }))).rejects.toThrow(/^Unauthorized$/);
});

test("the packed tenant API answers as the local server does, to the byte", async () => {
  const authorize = await load<Authorizer>("authorizer", "authorizer");
  const tenantApi = await load<Api>("tenantApi", "none");
  const assumedBefore = sts.assumed.length;
  const cookie = await cookieOf(analyst);
  const created = await analyst.call(evidence.createDataset, {
    tenantId: west.id,
    body: { ...aDataset, rounding: "bres" },
  });
  const ask = async (path: string) => {
    const asked = { method: "GET", path: `/v1/tenants/${west.id}${path}`, headers: { Cookie: cookie, Origin: platform.origin } };
    const { context } = await authorize(authorizerEvent(asked));
    return await tenantApi(proxyEvent(asked, { ...context, principalId: "x" }));
  };

  for (const path of [`/datasets/${created.id}`, "/datasets", "/strategies", "/bodies", "/thread"]) {
    const packed = await ask(path);
    const local = await analyst.fetch(`/v1/tenants/${west.id}${path}`);
    expect(packed.statusCode, path).toBe(local.status);
    expect(packed.body, path).toBe(await local.text());
    expect(header(packed, "etag"), path).toBe(local.headers.get("etag") ?? undefined);
  }
  expect(new Set(sts.assumed.slice(assumedBefore))).toEqual(new Set([west.id]));
});

test("the packed tenant API saves what it is sent, and refuses in the words of the contract", async () => {
  const tenantApi = await load<Api>("tenantApi", "none");
  const authorize = await load<Authorizer>("authorizer", "authorizer");
  const headers = { Cookie: await cookieOf(analyst), Origin: platform.origin, "Content-Type": "application/json" };
  const path = `/v1/tenants/${west.id}/datasets`;
  const { context } = await authorize(authorizerEvent({ method: "POST", path, headers }));
  const post = (body: string) => tenantApi(proxyEvent({ method: "POST", path, headers, body }, { ...context }));

  const details = { ...aDataset, name: "Wages" };
  const saved = await post(JSON.stringify(details));
  expect(saved.statusCode).toBe(201);
  const { id } = JSON.parse(saved.body) as { id: string };
  expect(await analyst.call(evidence.getDataset, { tenantId: west.id, params: { datasetId: id as never } })).toMatchObject({
    name: "Wages",
  });

  const refused = await post("{not json");
  expect(refused.statusCode).toBe(400);
  expect(JSON.parse(refused.body)).toMatchObject({ code: "not-json", requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef" });

  const stranger = await tenantApi(proxyEvent({ method: "GET", path }, null));
  expect(stranger.statusCode).toBe(401);
});

test("the packed front desk tells who is signed in, and begins a sign-in", async () => {
  const authorize = await load<Authorizer>("authorizer", "authorizer");
  const asked = { method: "GET", path: "/v1/me", headers: { Cookie: await cookieOf(analyst) } };
  const { context } = await authorize(authorizerEvent(asked));
  const frontDesk = await load<Api>("frontDesk", "front-desk");
  const me = await frontDesk(proxyEvent(asked, { ...context }));
  expect(me.statusCode).toBe(200);
  expect(me.body).toBe(await (await analyst.fetch("/v1/me")).text());

  const begun = await frontDesk(proxyEvent({ method: "GET", path: "/auth/sign-in" }, null));
  expect(begun.statusCode).toBe(302);
  expect(header(begun, "location")).toMatch(/\/oidc\/auth\?.*code_challenge_method=S256/);
});

test("the packed relay passes over what is not an outbox row, and reports the row it could not tell", async () => {
  const relay = await load<(event: DynamoDBStreamEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>>("relay", "relay");
  const row = (pk: string, SequenceNumber: string) =>
    ({ eventName: "INSERT", dynamodb: { Keys: { pk: { S: pk }, sk: { S: "evt_1" } }, SequenceNumber } }) as never;

  expect(await relay({ Records: [row(`T#${west.id}#DEAL`, "1"), row(`T#${west.id}#OUT`, "2")] })).toEqual({ batchItemFailures: [] });
  // Nobody can become a tenant of this name, so its outbox cannot be read.
  expect(await relay({ Records: [row("T#ten_nobody#OUT", "3")] })).toEqual({ batchItemFailures: [{ itemIdentifier: "3" }] });
});

test("the packed pre-token function names people, and takes from programs what they may not say", async () => {
  const preToken = await load<(event: object) => Promise<{ response: { claimsAndScopeOverrideDetails: object } }>>("preToken", "none");
  const { response } = await preToken({
    version: "3",
    triggerSource: "TokenGeneration_Authentication",
    request: { userAttributes: { sub: "abc", email: "amina@example.org", name: "Amina Hussain" }, groupConfiguration: {}, scopes: [] },
    response: {},
  });
  expect(response.claimsAndScopeOverrideDetails).toMatchObject({
    idTokenGeneration: { claimsToAddOrOverride: { email: "amina@example.org", name: "Amina Hussain" } },
  });
});

test("the packed ingest makes a version of a file with the binary that is deployed, and the packed analyse asks again what rests on it", async () => {
  const { call } = analyst;
  const dataset = await call(evidence.createDataset, { tenantId: west.id, body: { ...aDataset, rounding: "bres" } });
  const ingest = await load<Worker>("ingest", "none");
  const upload = async (manufacturingJobs: number) => {
    const file = jobsBySector({ manufacturingJobs });
    const { number } = await beginUpload(call, west.id, dataset.id, "jobs.csv", file);
    const at = { tenantId: west.id, params: { datasetId: dataset.id, number } };
    await sendParts(call, at, file, [1]);
    await call(evidence.completeUpload, at);
    const checking = await call(evidence.getVersion, at);
    if (checking.status !== "checking") throw new Error(`The version is ${checking.status}`);
    await ingest({ tenantId: west.id, jobId: checking.jobId });
    return await call(evidence.getVersion, at);
  };

  expect(await upload(40_000)).toMatchObject({ status: "accepted", rows: 32, rejectCount: 0 });
  const places = ["E08000032", "E08000035"];
  const question: Question = {
    question: "unusually-good-at",
    datasetId: dataset.id,
    places,
    reference: [...places, "E06000014", "E06000065"],
    sectorDetail: "as-published",
    from: "2015",
    to: "2021",
  };
  const claim = {
    words: "Manufacturing is a tenth more concentrated here.",
    sector: "C",
    measure: "location-quotient",
    direction: "above",
    threshold: 1.1,
    margin: 0.05,
  } as const;
  const insight = await call(insights.createInsight, { tenantId: west.id, body: { claim, question, versionNumber: 1 } });

  expect(await upload(900)).toMatchObject({ status: "accepted", number: 2 });
  const analyse = await load<Worker>("analyse", "none");
  const store = platform.open(west.id, { type: "job", name: "test" }).store;
  const { items } = await store.list(jobs, { limit: 100 });
  for (const { id } of items.filter(({ work, status }) => work.kind === "rerun-insights" && status === "queued"))
    await analyse({ tenantId: west.id, jobId: id });
  expect(await call(insights.getInsight, { tenantId: west.id, params: { insightId: insight.id } })).toMatchObject({
    standing: "overturned",
  });
}, 120_000);

test.each(["ingest", "analyse", "router"] as const)(
  "the packed %s refuses a message that is none, before it touches anything",
  async (name) => {
    const handler = await load<(event: object) => Promise<unknown>>(name, "none");
    const assumed = sts.assumed.length;
    if (name === "router") {
      expect(await handler({ Records: [{ messageId: "1", eventSourceARN: "ingest-queue", body: "{}" }] })).toEqual({
        batchItemFailures: [{ itemIdentifier: "1" }],
      });
    } else {
      await expect(handler({ tenantId: "nobody" })).rejects.toThrow();
    }
    expect(sts.assumed.length).toBe(assumed);
  },
);

const header = ({ headers, multiValueHeaders }: APIGatewayProxyResult, name: string) =>
  String(headers?.[name] ?? multiValueHeaders?.[name]?.[0] ?? "") || undefined;

/** The cookie header that a signed-in person's requests carry. */
async function headerThatIsSent(fetchAs: SignedIn["fetch"]): Promise<string> {
  const { fetch } = globalThis;
  let cookie = "";
  globalThis.fetch = async (_, init) => {
    cookie = new Headers(init?.headers).get("cookie") ?? "";
    return new Response();
  };
  try {
    await fetchAs("/v1/me");
  } finally {
    globalThis.fetch = fetch;
  }
  return cookie;
}
