import { afterAll, beforeAll, expect, test } from "vitest";
import {
  appraisals,
  audit,
  deals,
  decisions,
  evidence,
  governance,
  insights,
  questions,
  strategy,
  thread,
  vision,
  type Call,
} from "@concord/contract";
import { openGovernmentLicence } from "@concord/domain/evidence";
import { demonstrationPeople, demonstrationTenants } from "@concord/local/demonstration";
import { startTemporary, type Temporary } from "../local/temporary-platform.ts";
import { beginUpload, checkedVersion, sendParts } from "../local/send-file.ts";
import { signIn } from "../local/sign-in.ts";
import { jobsBySector } from "./jobs-by-sector.ts";

const tenantId = demonstrationTenants.west.id;
let platform: Temporary;
const people = new Map<string, Call>();

beforeAll(async () => {
  platform = await startTemporary();
});
afterAll(() => platform?.stop());

/** The call of a demonstration person, signed in by the whole of OpenID Connect. */
async function as(name: string): Promise<Call> {
  const person = demonstrationPeople.find((one) => one.name === name)!;
  const call = people.get(name) ?? (await signIn(platform.origin, person.email)).call;
  people.set(name, call);
  return call;
}

test("an authority goes from a file to a decided deal, and hears when the evidence under it falls", async () => {
  const [analyst, lead, finance, monitoring] = await Promise.all([
    as("Amina Hussain"),
    as("Callum Whitworth"),
    as("Margaret Oldroyd"),
    as("Sanjay Mistry"),
  ]);

  // Evidence
  const dataset = await analyst(evidence.createDataset, {
    tenantId,
    body: {
      name: "Jobs by sector",
      kind: "open",
      publisher: "ONS",
      licence: openGovernmentLicence,
      description: "",
      sensitivity: "public",
      tolerance: 0,
      rounding: "bres",
    },
  });
  const load = async (manufacturingJobs: number) => {
    const file = jobsBySector({ manufacturingJobs });
    const { number } = await upload(analyst, dataset.id, file);
    return await checkedVersion(analyst, { tenantId, params: { datasetId: dataset.id, number } });
  };
  expect(await load(40_000)).toMatchObject({ status: "accepted", number: 1, rejectCount: 0 });

  // Analysis
  const question = {
    question: "unusually-good-at" as const,
    jobs: { datasetId: dataset.id },
    places: ["E08000032", "E08000035"],
    reference: ["E08000032", "E08000035", "E06000014", "E06000065"],
    sectorDetail: "as-published" as const,
    from: "2015",
    to: "2021",
  };
  const asked = await analyst(questions.askQuestion, { tenantId, body: { question } });
  if (asked.state !== "answered") throw new Error(`The question is ${asked.state}`);
  const manufacturing = asked.answer.tables[0]!.rows.find(({ code }) => code === "C")!;
  expect(manufacturing.figures["location-quotient"]!.point).toBeGreaterThan(1.1);
  const claim = {
    words: "Manufacturing is a tenth more concentrated here than around us.",
    table: "sectors",
    row: "C",
    measure: "location-quotient" as const,
    direction: "above" as const,
    threshold: 1.1,
    margin: 0.05,
  };
  const insight = await analyst(insights.createInsight, {
    tenantId,
    body: { claim, question, versions: [{ datasetId: dataset.id, number: 1 }] },
  });
  expect(insight.standing).toBe("holds");

  // Vision
  const blank = await lead(vision.getVision, { tenantId });
  const stated = await lead(vision.writeVision, {
    tenantId,
    ifMatch: blank.version,
    body: { statement: "Good jobs within reach of everybody." },
  });
  const withOutcome = await lead(vision.addOutcome, {
    tenantId,
    ifMatch: stated.version,
    body: {
      title: "More people work in manufacturing",
      unit: "jobs",
      baseline: { from: "dataset", datasetId: dataset.id, number: 1, places: question.places, industries: ["C"], period: "2021" },
      target: { value: 90_000, on: "2035-12-31" },
    },
  });
  const outcomeId = withOutcome.outcomes[0]!.id;

  // Strategy
  const plan = await lead(strategy.createStrategy, { tenantId, body: { title: "Local Growth Plan", framework: "is-8@2025" } });
  const planAt = async () => await lead(strategy.getStrategy, { tenantId, params: { strategyId: plan.id } });
  const priority = await lead(strategy.addPriority, {
    tenantId,
    params: { strategyId: plan.id },
    body: {
      title: "Advanced manufacturing",
      text: "Build on what we make.",
      cites: [insight.id],
      alignsWith: ["is-8/advanced-manufacturing"],
      outcomeIds: [outcomeId],
    },
  });
  const action = await lead(strategy.addAction, {
    tenantId,
    params: { strategyId: plan.id, priorityId: priority.id },
    body: { title: "Open a materials centre" },
  });
  const { strategy: unready } = await planAt();
  await expect(lead(strategy.adoptStrategy, { tenantId, params: { strategyId: plan.id }, ifMatch: unready.version })).rejects.toMatchObject(
    {
      kind: "refused",
      parts: expect.arrayContaining([expect.objectContaining({ detail: expect.stringMatching(/owner/i) })]),
    },
  );
  const owner = demonstrationPeople.find(({ name }) => name === "Blessing Adeyemi")!;
  await lead(strategy.changeAction, {
    tenantId,
    params: { strategyId: plan.id, priorityId: priority.id, actionId: action.id },
    ifMatch: action.version,
    body: {
      title: action.title,
      ownerId: owner.personId,
      startsOn: "2027-04-01",
      endsOn: "2030-03-31",
      costPounds: 12_000_000,
      funding: { source: "Integrated settlement", status: "indicative" },
      outcomeId,
    },
  });
  const { strategy: ready } = await planAt();
  expect(await lead(strategy.adoptStrategy, { tenantId, params: { strategyId: plan.id }, ifMatch: ready.version })).toMatchObject({
    status: "adopted",
  });

  // Governance: one member has an interest in a party to the deal
  const recusedMember = await as("Niamh Gallagher");
  await recusedMember(governance.declareInterest, {
    tenantId,
    body: { nature: "disclosable-pecuniary", party: "Aire Valley Hydrogen Limited", description: "Director" },
  });

  // Deal
  const begun = await lead(deals.createDeal, {
    tenantId,
    body: { title: "Growth deal", kind: "bespoke-deal", counterpart: "MHCLG", summary: "What we would do together." },
  });
  const params = { dealId: begun.id };
  const asking = {
    title: "A materials centre",
    text: "",
    pounds: 10_000_000,
    priorityIds: [priority.id],
    parties: ["Aire Valley Hydrogen Ltd"],
  };
  const withAsk = await lead(deals.addAsk, { tenantId, params, ifMatch: begun.version, body: asking });
  const withOffer = await lead(deals.addOffer, {
    tenantId,
    params,
    ifMatch: withAsk.version,
    body: { title: "Land", text: "", pounds: 2_000_000, from: "Leeds City Council", status: "committed", priorityIds: [priority.id] },
  });
  const appraisal = await lead(appraisals.createAppraisal, { tenantId, params, body: oneOption });
  expect(appraisal.result.benefitCostRatio).toBeGreaterThan(1);
  const [body] = (await lead(governance.listBodies, { tenantId, query: {} })).items;
  const submitted = await lead(deals.submitDeal, { tenantId, params, ifMatch: withOffer.version, body: { bodyId: body!.id } });
  if (submitted.status !== "submitted") throw new Error(`The deal is ${submitted.status}`);
  const caseId = submitted.caseId;

  // Decision: officers first, having opened every paper
  const look = async (call: Call) => await call(decisions.getCase, { tenantId, params: { caseId } });
  for (const [call, role] of [
    [finance, "finance-officer"],
    [monitoring, "monitoring-officer"],
  ] as const) {
    const { case: before } = await look(call);
    if (!before.rulePack.signOffs.some((needed) => needed.role === role)) continue;
    await expect(
      call(decisions.signOff, { tenantId, params: { caseId }, ifMatch: before.version, body: { role, words: "Sound." } }),
    ).rejects.toMatchObject({ kind: "refused" });
    for (const paper of before.papers) await call(decisions.openPaper, { tenantId, params: { caseId, hash: paper.hash } });
    const { case: read } = await look(call);
    await call(decisions.signOff, { tenantId, params: { caseId }, ifMatch: read.version, body: { role, words: "Sound." } });
  }

  const closed = await look(recusedMember);
  expect(closed.you.papersClosed).toBeDefined();
  expect(closed.case.papers).toEqual([]);
  const { frozenHash } = closed.case;
  await expect(
    recusedMember(decisions.castVote, {
      tenantId,
      params: { caseId },
      body: { seatId: closed.you.seats[0]!.seatId, vote: "for", frozenHash },
    }),
  ).rejects.toMatchObject({ kind: "refused" });

  const voters = ["Dana Hirst", "Zahid Mahmood", "Rosemary Crabtree", "Marcus Bailey", "Peter Sugden"];
  await Promise.all(
    voters.map(async (name) => {
      const call = await as(name);
      const { you } = await look(call);
      await call(decisions.castVote, {
        tenantId,
        params: { caseId },
        body: { seatId: you.seats[0]!.seatId, vote: name === "Peter Sugden" ? "against" : "for", frozenHash },
      });
    }),
  );
  const { case: decided, finding } = await look(lead);
  expect(decided.stage).toBe("closed");
  expect(finding).toMatchObject({ carried: true, quorate: true });
  expect(finding.recused).toHaveLength(1);
  expect((await lead(deals.getDeal, { tenantId, params })).deal.status).toBe("agreed");

  // The thread holds from the dataset to the decision …
  const health = async () => Object.fromEntries((await lead(thread.getThread, { tenantId })).nodes.map(({ id, health }) => [id, health]));
  expect(await health()).toMatchObject({ [insight.id]: "sound", [priority.id]: "sound", [begun.id]: "sound", [caseId]: "sound" });

  // … until new data overturns the claim under it.
  expect(await load(900)).toMatchObject({ status: "accepted", number: 2 });
  await expect
    .poll(async () => (await analyst(insights.getInsight, { tenantId, params: { insightId: insight.id } })).standing, { timeout: 20_000 })
    .toBe("overturned");
  expect(await health()).toMatchObject({
    [insight.id]: "overturned",
    [priority.id]: "overturned",
    [begun.id]: "overturned",
    [caseId]: "overturned",
  });

  // All of it is in the audit, and the audit is whole.
  expect(await monitoring(audit.verifyAudit, { tenantId })).toMatchObject({ whole: true, breaks: [] });
});

async function upload(call: Call, datasetId: string, file: Uint8Array) {
  const version = await beginUpload(call, tenantId, datasetId, "jobs.csv", file);
  const at = { tenantId, params: { datasetId, number: version.number } };
  await sendParts(call, at, file, [1]);
  await call(evidence.completeUpload, at);
  return version;
}

const oneOption = {
  title: "A materials centre, against doing nothing",
  packId: "green-book-2022",
  priceBaseYear: 2026,
  costs: [
    {
      title: "Build",
      kind: "capital" as const,
      borneBy: "public" as const,
      optimismBias: { class: "standard-buildings" as const, mitigation: 0.5 },
      flows: [
        { year: 0, pounds: 6_000_000 },
        { year: 1, pounds: 4_000_000 },
      ],
    },
  ],
  benefits: [
    {
      title: "Land value uplift",
      flows: [{ year: 2, pounds: 30_000_000 }],
      additionality: { deadweight: 0.2, leakage: 0, displacement: 0.25, substitution: 0, multiplier: 1 },
      source: "Local land values",
    },
  ],
};
