import { expect, test } from "vitest";
import { client, questions } from "@concord/contract";
import type { Actor } from "@concord/kernel";
import { contentHash, Failure } from "@concord/kernel";
import { datasets, datasetVersions, fileKeys, type Dataset } from "@concord/domain/evidence";
import type { UnusuallyGoodAt } from "@concord/domain/questions";
import { acceptedVersion, analyst, dataset, partner, stranger, tableOf, west, world, type CellRow } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const program = { ...partner, scopes: ["insights.read"] } as const;
const question: UnusuallyGoodAt = {
  question: "unusually-good-at",
  jobs: { datasetId: dataset().id },
  places: ["here"],
  reference: ["here", "there"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
};

const cells: CellRow[] = ["here", "there"].flatMap((place, p) =>
  ["2015", "2021"].flatMap((period, t) =>
    Object.entries({ A: 10, C: 305, G: 700 }).map(([industry, jobs]) => ({
      place,
      period,
      industry,
      cell:
        industry === "A" && p === 0 && t === 0
          ? { value: null, status: "missing" as const }
          : { value: jobs * (1 + p) + t * 7, status: "normal" as const },
    })),
  ),
);

/** The real app, with no network before it. `large`: reading the table is too much for whoever waits. */
function api({ large = false, ...but }: { large?: boolean } & Partial<Dataset> = {}) {
  const here = world();
  here.has(datasets, dataset(but));
  here.has(datasetVersions, acceptedVersion());
  here.hasTable(fileKeys.parquet(dataset().id, 1), tableOf(cells));
  const app = tenantApi((caller, request) => {
    const context = here.as(caller.actor!, caller.tenantId, request);
    const { warehouse } = context;
    const tooLarge: typeof warehouse.cells = async () => {
      throw new Failure("too-large", "too-many-rows", "Too many.");
    };
    return large ? { ...context, warehouse: { ...warehouse, cells: tooLarge } } : context;
  });
  const send = async (actor: Actor, request: Request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId } });
  const call = (actor: Actor) => client({ baseUrl: "http://concord.test", fetch: (request) => send(actor, request) });
  const get = (actor: Actor, path: string, headers: Record<string, string> = {}) =>
    send(actor, new Request(`http://concord.test/v1/tenants/${tenantId}${path}`, { headers }));
  return { ...here, call, send, get };
}

async function ask(here: ReturnType<typeof api>, actor: Actor = analyst) {
  const asked = await here.call(actor)(questions.askQuestion, { tenantId, body: { question } });
  if (asked.state !== "answered") throw new Error(`It is ${asked.state}`);
  return asked;
}

test("a question asked is answered with the hash of what it was asked of, that of the answer, and where it comes from", async () => {
  const here = api();
  const asked = await ask(here);
  expect(contentHash(asked.answer)).toBe(asked.resultHash);
  expect(asked.lineage).toMatchObject({ resultHash: asked.resultHash, sources: [{ roles: ["jobs"], versionNumber: 1 }] });
  expect(await here.call(analyst)(questions.getAsked, { tenantId, params: { inputHash: asked.inputHash } })).toEqual(asked);
});

test("the page and a program have the same hashes for the same question, whatever the order of its keys", async () => {
  const here = api();
  const asked = await ask(here);
  const turned = JSON.stringify({
    versions: [{ number: 1, datasetId: dataset().id }],
    question: Object.fromEntries(Object.entries(question).reverse()),
  });
  const request = new Request(`http://concord.test/v1/tenants/${tenantId}/questions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: turned,
  });
  expect(await (await here.send(program, request)).json()).toMatchObject({ inputHash: asked.inputHash, resultHash: asked.resultHash });
});

test("to a program every answer says how each version it rests on was judged before it left", async () => {
  const here = api();
  const { lineage } = await ask(here, program);
  expect(lineage.sources[0]?.disclosure).toMatchObject({ status: "checked", releaseId: expect.stringMatching(/^rel_/) });
  expect(lineage.disclosure.check).toEqual(lineage.sources[0]?.disclosure);
  expect((await ask(here)).lineage.sources[0]?.disclosure).toBeUndefined();
});

test("a table comes as CSV: one line of names, a line a row, figures unrounded, what is unknown empty", async () => {
  const here = api();
  const { inputHash, resultHash, answer } = await ask(here);
  const response = await here.get(analyst, `/questions/${inputHash}/tables/sectors?format=csv`);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="unusually-good-at-sectors-${inputHash.slice(0, 8)}.csv"`);
  expect(response.headers.get("link")).toBe(
    `</v1/tenants/${tenantId}/questions/${inputHash}/about>; rel="describedby"; type="application/json"`,
  );
  expect(response.headers.get("concord-result-hash")).toBe(resultHash);
  const lines = (await response.text()).split("\r\n");
  const names = lines[0]!.split(",");
  expect(names.slice(0, 5)).toEqual(["code", "name", "jobs_from", "jobs_from_low", "jobs_from_high"]);
  expect(names.slice(-5)).toEqual(["quadrant", "tier", "rank_best", "rank_worst", "notes"]);
  expect(lines).toHaveLength(5);
  const row = Object.fromEntries(lines[2]!.split(",").map((cell, at) => [names[at]!, cell]));
  const told = answer.tables[0]!.rows[1]!;
  expect(Number(row.location_quotient)).toBe(told.figures["location-quotient"]!.point);
  expect(row.location_quotient!.length).toBeGreaterThan(8);
  expect(lines[1]).toMatch(/^A,/);
  expect(Object.fromEntries(lines[1]!.split(",").map((cell, at) => [names[at]!, cell]))).toMatchObject({ jobs_from_high: "", growth: "" });
});

test("a table comes as JSON records with the same columns, and CSV or JSON as Accept says", async () => {
  const here = api();
  const { inputHash, answer } = await ask(here);
  const path = `/questions/${inputHash}/tables/sectors`;
  const records = await here.call(analyst)(questions.getAskedTable, { tenantId, params: { inputHash, table: "sectors" }, query: {} });
  expect(records).toHaveLength(3);
  expect(records[1]).toMatchObject({
    code: "C",
    location_quotient: answer.tables[0]!.rows[1]!.figures["location-quotient"]!.point,
    tier: answer.tables[0]!.rows[1]!.tier,
    quadrant: answer.tables[0]!.rows[1]!.labels!.quadrant,
  });
  const csv = await (await here.get(analyst, path, { accept: "text/csv, */*;q=0.1" })).text();
  expect(csv.split("\r\n")[0]).toBe(Object.keys(records[0]!).join(","));
  expect((await here.get(analyst, path, { accept: "application/json, text/csv;q=0.5" })).headers.get("content-type")).toBe(
    "application/json",
  );
  await expect(
    here.call(analyst)(questions.getAskedTable, { tenantId, params: { inputHash, table: "nothing" }, query: {} }),
  ).rejects.toMatchObject({ kind: "not-found" });
});

test("beside the tables stands what they hold: the method, the columns with their units, the lineage, and where each is read", async () => {
  const here = api();
  const { inputHash, resultHash } = await ask(here, program);
  const about = await here.call(program)(questions.describeAsked, { tenantId, params: { inputHash } });
  expect(about).toMatchObject({
    inputHash,
    resultHash,
    method: { version: expect.any(String) },
    question: { question: "unusually-good-at" },
    lineage: { disclosure: { check: { status: "checked" } } },
  });
  const [sectors] = about.tables;
  expect(sectors).toMatchObject({ key: "sectors", rows: 3, address: `/v1/tenants/${tenantId}/questions/${inputHash}/tables/sectors` });
  expect(sectors!.columns.find(({ name }) => name === "location_quotient_low")).toMatchObject({
    type: "number",
    unit: "ratio",
    help: expect.stringContaining("tightest"),
  });
  const records = await (await here.get(program, sectors!.address.slice(`/v1/tenants/${tenantId}`.length))).json();
  expect(Object.keys(records[0])).toEqual(sectors!.columns.map(({ name }) => name));
});

test("a long question is a worker's: it is told so, can be stopped, and its tables are refused until it is answered", async () => {
  const here = api({ large: true });
  const asked = await here.call(program)(questions.askQuestion, { tenantId, body: { question } });
  expect(asked).toMatchObject({ state: "working", jobId: expect.stringMatching(/^job_/) });
  const params = { inputHash: asked.inputHash };
  expect(await here.call(analyst)(questions.getAsked, { tenantId, params })).toEqual(asked);
  expect((await here.get(analyst, `/questions/${asked.inputHash}/tables/sectors`)).status).toBe(422);
  await expect(here.call(analyst)(questions.describeAsked, { tenantId, params })).rejects.toMatchObject({ code: "not-yet-answered" });
  expect(await here.call(program)(questions.stopAsked, { tenantId, params })).toEqual({ stopped: true });
  expect(await here.call(analyst)(questions.getAsked, { tenantId, params })).toMatchObject({
    state: "failed",
    because: expect.stringContaining("stopped"),
  });
  expect((await here.call(analyst)(questions.askQuestion, { tenantId, body: { question } })).state).toBe("working");
});

test("who may not ask is told so; what nobody asked is not there", async () => {
  const here = api();
  const { inputHash } = await ask(here);
  await expect(here.call(stranger)(questions.getAsked, { tenantId, params: { inputHash } })).rejects.toMatchObject({ kind: "forbidden" });
  const nothing = { tenantId, params: { inputHash: contentHash("nothing") } };
  for (const asking of [
    here.call(analyst)(questions.getAsked, nothing),
    here.call(analyst)(questions.stopAsked, nothing),
    here.call(program)(questions.describeAsked, nothing),
  ])
    await expect(asking).rejects.toMatchObject({ kind: "not-found" });
});

test("a program is given no answer that its licence keeps here, though people were given it", async () => {
  const here = api();
  const { inputHash } = await ask(here);
  here.has(datasets, dataset({ licence: { name: "Commercial", mayShare: false, mayPublish: false, mayLeaveByApi: false } }));
  for (const path of ["", "/about", "/tables/sectors?format=csv"]) {
    const response = await here.get(program, `/questions/${inputHash}${path}`);
    expect([response.status, (await response.json()).code]).toEqual([422, "licence-forbids-api"]);
    expect((await here.get(analyst, `/questions/${inputHash}${path}`)).status).toBe(200);
  }
});

test("a name that would run in a spreadsheet is text there", async () => {
  const here = api();
  here.hasTable(
    fileKeys.parquet(dataset().id, 1),
    tableOf(cells).map((row) => ({ ...row, industry_name: '=HYPERLINK("x"), twice' })),
  );
  const { inputHash } = await ask(here);
  const csv = await (await here.get(analyst, `/questions/${inputHash}/tables/sectors?format=csv`)).text();
  expect(csv).toContain(`"'=HYPERLINK(""x""), twice"`);
});
