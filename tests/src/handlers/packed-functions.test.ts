import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { APIGatewayAuthorizerResult, APIGatewayProxyResult, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectors as connectorApi, evidence, explore as exploreApi, insights, questions } from "@concord/contract";
import { connectors } from "@concord/domain/connectors";
import { View } from "@concord/domain/explore";
import type { Question } from "@concord/domain/questions";
import { jobs } from "@concord/domain/jobs";
import { bundle } from "@concord/infra/bundle";
import { functions } from "@concord/infra/functions";
import { demonstrationPerson, demonstrationTenants } from "@concord/local/demonstration";
import { jobsBySector } from "../journeys/jobs-by-sector.ts";
import { beginUpload, jobsTable, sendParts } from "../local/send-file.ts";
import { signIn, type SignedIn } from "../local/sign-in.ts";
import { startTemporary, type Temporary } from "../local/temporary-platform.ts";
import { authorizerEvent, proxyEvent } from "./api-gateway-event.ts";
import { connectionsDuring } from "./connections-during.ts";
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
  const folder = await packed(name);
  const { handler } = (await import(`${pathToFileURL(join(folder, "index.mjs"))}?role=${role}`)) as { handler: H };
  return handler;
}

const folders = new Map<Name, Promise<string>>();

function packed(name: Name): Promise<string> {
  const folder = folders.get(name) ?? bundle(functions[name]);
  folders.set(name, folder);
  return folder;
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
  const upload = (manufacturingJobs: number) => ingested(dataset.id, jobsBySector({ manufacturingJobs }));

  expect(await upload(40_000)).toMatchObject({ status: "accepted", rows: 32, rejectCount: 0 });
  const places = ["E08000032", "E08000035"];
  const question: Question = {
    question: "unusually-good-at",
    jobs: { datasetId: dataset.id },
    places,
    reference: [...places, "E06000014", "E06000065"],
    sectorDetail: "as-published",
    from: "2015",
    to: "2021",
  };
  const claim = {
    words: "Manufacturing is a tenth more concentrated here.",
    table: "sectors",
    row: "C",
    measure: "location-quotient",
    direction: "above",
    threshold: 1.1,
    margin: 0.05,
  } as const;
  const insight = await call(insights.createInsight, {
    tenantId: west.id,
    body: { claim, question, versions: [{ datasetId: dataset.id, number: 1 }] },
  });

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

test("the packed analyse answers a question that takes long, and the packed tenant API gives its tables to a notebook, to the byte", async () => {
  const { call } = analyst;
  const tenantId = west.id;
  const dataset = await call(evidence.createDataset, { tenantId, body: { ...aDataset, name: "Jobs to grow" } });
  await ingested(dataset.id, jobsBySector({ manufacturingJobs: 40_000 }));
  const question: Question = {
    question: "grow-next",
    jobs: { datasetId: dataset.id },
    places: ["E08000032"],
    among: ["E08000032", "E08000035", "E06000014", "E06000065"],
    period: "2021",
    sectorDetail: "as-published",
    threshold: 1,
    simulation: { seed: 1, draws: 399, level: 0.9 },
  };
  const asked = await call(questions.askQuestion, { tenantId, body: { question } });
  if (asked.state !== "working") throw new Error(`It is ${asked.state}`);
  const { inputHash, jobId } = asked;
  await (await load<Worker>("analyse", "none"))({ tenantId, jobId });

  const answered = await call(questions.getAsked, { tenantId, params: { inputHash } });
  if (answered.state !== "answered") throw new Error(`It is ${answered.state}`);
  const [table] = answered.answer.tables;
  const authorize = await load<Authorizer>("authorizer", "authorizer");
  const tenantApi = await load<Api>("tenantApi", "none");
  const headers = { Cookie: await cookieOf(analyst), Origin: platform.origin, Accept: "text/csv" };
  for (const path of [`/questions/${inputHash}`, `/questions/${inputHash}/about`, `/questions/${inputHash}/tables/${table!.key}`]) {
    const request = { method: "GET", path: `/v1/tenants/${tenantId}${path}`, headers };
    const { context } = await authorize(authorizerEvent(request));
    const packed = await tenantApi(proxyEvent(request, { ...context, principalId: "x" }));
    const local = await analyst.fetch(request.path, { headers: { accept: "text/csv" } });
    expect([packed.statusCode, packed.isBase64Encoded ?? false], path).toEqual([200, false]);
    expect(packed.body, path).toBe(await local.text());
    for (const name of ["content-type", "link", "concord-result-hash"])
      expect(header(packed, name), name).toBe(local.headers.get(name) ?? undefined);
  }
}, 120_000);

test("the packed explore answers a grouped question of a large version with the binary that is deployed, and makes its download", async () => {
  const { call } = analyst;
  const dataset = await call(evidence.createDataset, { tenantId: west.id, body: { ...aDataset, name: "Jobs by class" } });
  const rows = 200_100; // more than the API looks at itself
  const { number } = await ingested(dataset.id, jobsTable(rows));
  const at = { tenantId: west.id, params: { datasetId: dataset.id, number } };
  const view = View.parse({
    filters: [{ column: "date", op: "at-least", value: "2018" }],
    groupBy: ["geography_code"],
    measures: [{ measure: "sum", column: "obs_value" }],
  });
  const sums = sumsOf(jobsTable(rows), "2018");
  const explore = await load<Worker>("explore", "none");
  const assumed = sts.assumed.length;

  const asked = await call(exploreApi.explore, { ...at, body: view });
  await explore({ tenantId: west.id, jobId: jobIn(asked) });
  const answered = await call(exploreApi.getExploration, { ...at, params: { ...at.params, hash: asked.hash } });
  expect(answered).toMatchObject({ state: "answered", answer: { rows: sums } });

  const body = { view, format: "csv", excel: false } as const;
  await explore({ tenantId: west.id, jobId: jobIn(await call(exploreApi.download, { ...at, body })) });
  const made = await call(exploreApi.download, { ...at, body });
  if (made.state !== "ready") throw new Error(`The download is ${made.state}`);
  const lines = sums.map((line) => `${line.join(",")}\n`);
  expect(await (await fetch(made.file.url)).text()).toBe(`geography_code,sum of obs_value\n${lines.join("")}`);
  expect(new Set(sts.assumed.slice(assumed))).toEqual(new Set([west.id]));
}, 120_000);

test("the packed clock queues the fetch of a connector whose turn has come, and the packed fetch asks nothing of an address inside a network", async () => {
  const { call } = analyst;
  const tenantId = west.id;
  const dataset = await call(evidence.createDataset, { tenantId, body: { ...aDataset, name: "Vacancies" } });
  const created = await call(connectorApi.createConnector, {
    tenantId,
    params: { datasetId: dataset.id },
    body: {
      source: { kind: "url", url: "https://www.example.gov.uk/vacancies.csv" },
      schedule: { cadence: "daily", startsOn: "2026-01-01", hour: 6 },
    },
  });
  // As if it had been saved before such an address was refused: what hands out a server's credentials in the cloud.
  const { store } = platform.open(tenantId, { type: "job", name: "test" });
  await store.save(
    connectors,
    {
      ...(await store.get(connectors, created.id)),
      settings: { kind: "url", url: "http://169.254.169.254/latest/meta-data/iam/security-credentials/" },
      nextAt: "2026-01-01T06:00:00.000Z",
    },
    { name: "connector.changed" },
  );

  const assumed = sts.assumed.length;
  const clock = await load<(event: object) => Promise<{ done: number }>>("clock", "clock");
  const minute = { source: "aws.events", "detail-type": "Scheduled Event", time: "2026-11-28T06:00:00Z", detail: {} };
  expect(await clock(minute)).toEqual({ done: 1 });
  expect(sts.assumed.slice(assumed)).toEqual([tenantId]);
  const { fetching, nextAt } = await store.get(connectors, created.id);
  expect(await store.get(jobs, fetching!.jobId)).toMatchObject({
    status: "queued",
    work: { kind: "fetch", datasetId: dataset.id, connectorId: created.id },
  });
  expect(Date.parse(nextAt!)).toBeGreaterThan(Date.now());
  expect(await clock(minute)).toEqual({ done: 0 }); // a turn is taken once

  const fetchNow = await load<Worker>("fetch", "none");
  const reached = await connectionsDuring(() => fetchNow({ tenantId, jobId: fetching!.jobId }));
  expect(reached.filter((address) => !["127.0.0.1", "::1"].includes(address))).toEqual([]);
  expect(reached, "saw no connection at all: is the watch still watching?").not.toEqual([]);
  const { items } = await call(connectorApi.listFetches, { tenantId, params: { connectorId: created.id }, query: {} });
  expect(items.map(({ outcome }) => outcome)).toEqual([expect.objectContaining({ kind: "failed", code: "address-not-allowed" })]);
  expect(await store.get(jobs, fetching!.jobId)).toMatchObject({ status: "failed", outcome: expect.stringContaining("not public") });
  expect((await call(evidence.getDataset, { tenantId, params: { datasetId: dataset.id } })).latest).toBeUndefined();
});

test.each(["ingest", "analyse", "fetch", "explore", "router"] as const)(
  "the packed %s refuses a message that is none, before it touches anything",
  async (name) => {
    const handler = await load<(event: object) => Promise<unknown>>(name, "none");
    const assumed = sts.assumed.length;
    if (name === "router") {
      const queues = ["ingest-queue", "analyse-queue", "fetch-queue", "explore-queue"];
      const records = queues.map((eventSourceARN) => ({ messageId: eventSourceARN, eventSourceARN, body: "{}" }));
      expect(await handler({ Records: records })).toEqual({ batchItemFailures: queues.map((itemIdentifier) => ({ itemIdentifier })) });
    } else {
      await expect(handler({ tenantId: "nobody" })).rejects.toThrow();
    }
    expect(sts.assumed.length).toBe(assumed);
  },
);

/** Sends a file as people do, has the packed ingest check it, and gives the version that came of it. */
async function ingested(datasetId: string, file: Uint8Array) {
  const { call } = analyst;
  const { number } = await beginUpload(call, west.id, datasetId, "jobs.csv", file);
  const at = { tenantId: west.id, params: { datasetId, number } };
  await sendParts(call, at, file, [1]);
  await call(evidence.completeUpload, at);
  const checking = await call(evidence.getVersion, at);
  if (checking.status !== "checking") throw new Error(`The version is ${checking.status}`);
  const ingest = await load<Worker>("ingest", "none");
  await ingest({ tenantId: west.id, jobId: checking.jobId });
  return await call(evidence.getVersion, at);
}

function jobIn(asked: { state: string; jobId?: string }): string {
  if (asked.state !== "working") throw new Error(`It is not a worker's to answer: ${JSON.stringify(asked)}`);
  return asked.jobId!; // a worker is at it
}

/** Of a table of jobs: the sum by place from a year on, added up by hand. */
function sumsOf(table: Uint8Array, from: string): [string, number][] {
  const sums = new Map<string, number>();
  for (const line of Buffer.from(table).toString().trim().split("\n").slice(1)) {
    const [year, place, , value] = line.split(",") as [string, string, string, string];
    if (year >= from) sums.set(place, (sums.get(place) ?? 0) + Number(value));
  }
  return [...sums].sort();
}

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
