import { contentHash } from "@concord/kernel";
import type { Appraisal } from "@concord/domain/appraisal";
import type { ApiClient } from "@concord/domain/clients";
import type { Connector } from "@concord/domain/connectors";
import type { DraftDeal, SubmittedDeal } from "@concord/domain/deals";
import type { Case, Vote } from "@concord/domain/decisions";
import { openGovernmentLicence, type AcceptedVersion, type Dataset, type UploadingVersion } from "@concord/domain/evidence";
import type { Area } from "@concord/domain/geography";
import type { Body, Interest, RulePack } from "@concord/domain/governance";
import type { Insight } from "@concord/domain/insights";
import type { Job } from "@concord/domain/jobs";
import type { Engagement, Member } from "@concord/domain/people";
import type { SectorDefinition, SectorDefinitionVersion } from "@concord/domain/sector-definitions";
import type { Action, Priority, Strategy } from "@concord/domain/strategy";
import type { Tenant } from "@concord/domain/tenancy";
import type { Vision } from "@concord/domain/vision";
import { analyst, firm, fixedId, mayor, memberA, memberB, memberC, memberD, memberE, partner, strategyLead, west } from "./actors.ts";

// Things that are valid and dull, as if saved once. A test says only what it is about: `draftDeal({ title: "Trams" })`.

const morning = "2026-11-24T09:00:00.000Z";

export const tenant = (but: Partial<Tenant> = {}): Tenant => ({
  id: west,
  version: 1,
  kind: "authority",
  name: "West Vale Combined Authority",
  districts: [
    { code: "E08000001", name: "Ashby" },
    { code: "E08000002", name: "Brook" },
  ],
  status: "active",
  demonstration: false,
  ...but,
});

export const member = (but: Partial<Member> = {}): Member => ({
  personId: analyst.id,
  version: 1,
  name: "Asha Patel",
  email: "asha.patel@west.example",
  roles: ["analyst"],
  status: "active",
  ...but,
});

export const engagement = (but: Partial<Engagement> = {}): Engagement => ({
  id: fixedId("engagement", "eng"),
  version: 1,
  firmId: firm,
  firmName: "Brook & Vale",
  clientName: "West Vale Combined Authority",
  purpose: "Evidence for the growth plan",
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  grantedBy: fixedId("person", "adm1n"),
  ...but,
});

export const area = (but: Partial<Area> = {}): Area => ({
  id: fixedId("area", "are"),
  version: 1,
  name: "West Vale valley",
  description: "",
  codeSet: "lad-2023",
  members: ["E08000001", "E08000002"],
  createdAt: morning,
  createdByName: analyst.name,
  ...but,
});

export const apiClient = (but: Partial<ApiClient> = {}): ApiClient => ({
  id: partner.id,
  version: 1,
  name: "Regional observatory",
  organisation: "University of the Vale",
  login: "regional-observatory",
  scopes: ["insights.read-published"],
  status: "active",
  ...but,
});

export const dataset = (but: Partial<Dataset> = {}): Dataset => ({
  id: fixedId("dataset", "bres"),
  version: 1,
  name: "Jobs by industry",
  kind: "open",
  publisher: "Office for National Statistics",
  licence: openGovernmentLicence,
  description: "Business Register and Employment Survey",
  sensitivity: "public",
  stewardId: analyst.id,
  tolerance: 0,
  rounding: "none",
  createdAt: morning,
  latest: 1,
  nextNumber: 2,
  ...but,
});

/** Fetched from an address each day. */
export const connector = (but: Partial<Connector> = {}): Connector => ({
  id: fixedId("connector", "s0rce"),
  version: 1,
  datasetId: fixedId("dataset", "bres"),
  ownerId: analyst.id,
  ownerName: analyst.name,
  settings: { kind: "url", url: "https://data.example.gov.uk/jobs.csv" },
  schedule: { cadence: "daily", startsOn: "2026-11-24", hour: 6 },
  createdAt: morning,
  nextAt: "2026-11-25T06:00:00.000Z",
  failuresInARow: 0,
  ...but,
});

const versionCommon = {
  datasetId: fixedId("dataset", "bres"),
  number: 1,
  version: 1,
  fileName: "bres.csv",
  bytes: 1200,
  by: analyst.id,
  beganAt: morning,
} as const;

export const uploadingVersion = (but: Partial<UploadingVersion> = {}): UploadingVersion => ({
  ...versionCommon,
  status: "uploading",
  uploadId: "upload-1",
  partBytes: 8 * 1024 * 1024,
  partHashes: [contentHash("part 1")],
  ...but,
});

type Column = AcceptedVersion["columns"][number];
const column = (name: string, meaning: Column["meaning"], but: Partial<Column> = {}): Column => ({
  name,
  type: "text",
  meaning,
  distinct: 2,
  blank: 0,
  common: [],
  ...but,
});

/** Its columns are those of `tableOf(cells)`. */
export const acceptedVersion = (but: Partial<AcceptedVersion> = {}): AcceptedVersion => ({
  ...versionCommon,
  status: "accepted",
  jobId: fixedId("job", "1ngest"),
  checkedAt: morning,
  originalHash: contentHash(`${but.datasetId ?? "bres"} v${but.number ?? 1}`),
  rejectCount: 0,
  rejects: [],
  reading: {
    layout: "plain",
    container: "text",
    compression: "none",
    encoding: "utf-8",
    delimiter: ",",
    quote: '"',
    escape: "doubled",
    preambleLines: 0,
    headerLines: 1,
  },
  rows: 8,
  columns: [
    column("place", "place", { labelColumn: "place_name" }),
    column("place_name", "label"),
    column("period", "period"),
    column("industry", "industry", { labelColumn: "industry_name" }),
    column("industry_name", "label"),
    column("value", "value", { type: "integer" }),
    column("status", "status"),
  ],
  notes: [],
  ...but,
});

export const job = (but: Partial<Job> = {}): Job => ({
  id: fixedId("job", "1ngest"),
  version: 1,
  work: { kind: "ingest", datasetId: fixedId("dataset", "bres"), number: 1 },
  status: "queued",
  attempts: 0,
  queuedAt: morning,
  ...but,
});

export const pin = (but: Partial<Insight["runs"][number]["pins"][number]> = {}): Insight["runs"][number]["pins"][number] => ({
  datasetId: fixedId("dataset", "bres"),
  number: 1,
  originalHash: contentHash("bres v1"),
  ...but,
});

const screen = {
  name: "Screen",
  description: "Film and television",
  source: "The growth plan of 2026",
  codes: [{ code: "591", share: 1 }],
  classification: "SIC 2007" as const,
  number: 1,
  version: 1,
  createdAt: morning,
  createdByName: analyst.name,
};

export const sectorDefinition = (but: Partial<SectorDefinition> = {}): SectorDefinition => ({
  ...screen,
  id: fixedId("sectorDefinition", "screen"),
  ...but,
});

export const sectorDefinitionVersion = (but: Partial<SectorDefinitionVersion> = {}): SectorDefinitionVersion => ({
  ...screen,
  definitionId: fixedId("sectorDefinition", "screen"),
  ...but,
});

export const insight = (but: Partial<Insight> = {}): Insight => ({
  id: fixedId("insight", "text"),
  version: 1,
  claim: {
    words: "We have twice the country's share of textile jobs.",
    table: "sectors",
    row: "C",
    measure: "location-quotient",
    direction: "above",
    threshold: 1.5,
    margin: 0.2,
  },
  question: {
    question: "unusually-good-at",
    jobs: { datasetId: fixedId("dataset", "bres") },
    places: ["E08000001"],
    reference: ["E08000001", "E08000002"],
    sectorDetail: "as-published",
    from: "2015",
    to: "2021",
  },
  about: { rowName: "Manufacturing", measureName: "Location quotient", said: "location quotient", unit: "ratio", neutral: 1 },
  authorId: analyst.id,
  createdAt: morning,
  standing: "holds",
  runs: [
    {
      at: morning,
      pins: [pin()],
      resultHash: contentHash("result"),
      figure: { point: 2, low: 1.9, high: 2.1 },
      coverage: 1,
      standing: "holds",
      because: "The location quotient is between 1.9 and 2.1, above 1.5.",
    },
  ],
  ...but,
});

export const vision = (but: Partial<Vision> = {}): Vision => ({
  id: fixedId("vision", "west"),
  version: 1,
  statement: "Good work within reach of everybody who lives here.",
  outcomes: [
    {
      id: fixedId("outcome", "j0bs"),
      title: "Jobs in manufacturing",
      unit: "jobs",
      baseline: { from: "entered", source: "ONS, BRES 2021", period: "2021", value: 58_000 },
      target: { value: 65_000, on: "2031-03-31" },
    },
  ],
  changedAt: morning,
  textHash: contentHash("vision"),
  ...but,
});

export const strategy = (but: Partial<Strategy> = {}): Strategy => ({
  id: fixedId("strategy", "p1an"),
  version: 1,
  title: "Local Growth Plan",
  framework: "is-8@2025",
  status: "draft",
  ...but,
});

export const priority = (but: Partial<Priority> = {}): Priority => ({
  id: fixedId("priority", "make"),
  strategyId: fixedId("strategy", "p1an"),
  version: 1,
  order: 0,
  title: "Make more here",
  text: "Manufacturing is what this place is unusually good at.",
  cites: [fixedId("insight", "text")],
  alignsWith: ["is-8/advanced-manufacturing"],
  outcomeIds: [fixedId("outcome", "j0bs")],
  ...but,
});

/** Complete: nothing of it would keep its strategy from being adopted. */
export const action = (but: Partial<Action> = {}): Action => ({
  id: fixedId("action", "sheds"),
  strategyId: fixedId("strategy", "p1an"),
  priorityId: fixedId("priority", "make"),
  version: 1,
  order: 0,
  title: "Build forty small workshops",
  ownerId: strategyLead.id,
  startsOn: "2027-04-01",
  endsOn: "2029-03-31",
  costPounds: 6_400_000,
  funding: { source: "Investment fund", status: "indicative" },
  outcomeId: fixedId("outcome", "j0bs"),
  ...but,
});

const seat = (tail: string, name: string, capacity: "mayor" | "constituent", holderId: string): Body["seats"][number] => ({
  id: fixedId("seat", tail),
  name,
  capacity,
  appointedBy: name,
  holderId: holderId as Body["seats"][number]["holderId"],
  from: "2026-05-10",
});

/** A mayor and five constituent members, each the holder of one seat. */
export const body = (but: Partial<Body> = {}): Body => ({
  id: fixedId("body", "ca"),
  version: 1,
  name: "The Combined Authority",
  rulePackId: fixedId("rulePack", "s1mp1e"),
  seats: [
    seat("may0r", "The Mayor", "mayor", mayor.id),
    seat("a", "Member for Ashby", "constituent", memberA.id),
    seat("b", "Member for Brook", "constituent", memberB.id),
    seat("c", "Member for Carr", "constituent", memberC.id),
    seat("d", "Member for Dean", "constituent", memberD.id),
    seat("e", "Member for Eastby", "constituent", memberE.id),
  ],
  ...but,
});

/** More than half of those present and voting, which must include the mayor. */
export const rulePack = (but: Partial<RulePack> = {}): RulePack => ({
  id: fixedId("rulePack", "s1mp1e"),
  version: 1,
  name: "Simple majority with the mayor",
  voting: { capacities: ["mayor", "constituent"], authority: "Order, article 5" },
  quorum: { atLeast: 4, mustInclude: [{ capacity: "mayor", atLeast: 1 }], authority: "Order, article 6" },
  majority: { of: "present-and-voting", share: "more-than-half", mustInclude: ["mayor"], tie: "fails", authority: "Order, article 7" },
  recusal: {
    disclosablePecuniary: "leaves",
    otherRegistrable: "monitoring-officer-judges",
    substituteMayAct: ["mayor"],
    authority: "Localism Act 2011, section 31",
  },
  signOffs: [{ role: "finance-officer", opensEveryDocument: true, authority: "Constitution, 4.2" }],
  callIn: { clearWorkingDays: 5, authority: "Constitution, 6.1" },
  ...but,
});

export const interest = (but: Partial<Interest> = {}): Interest => ({
  id: fixedId("interest", "m111"),
  version: 1,
  personId: memberA.id,
  personName: memberA.name,
  nature: "disclosable-pecuniary",
  party: "Carr Mill Ltd",
  description: "Director, and holder of a third of the shares.",
  declaredAt: morning,
  ...but,
});

const dealCommon = {
  id: fixedId("deal", "make"),
  version: 1,
  title: "Makers' deal",
  kind: "bespoke-deal",
  counterpart: "HM Government",
  summary: "Workshops and skills for manufacturing.",
  asks: [
    {
      id: fixedId("ask", "sheds"),
      title: "Capital for workshops",
      text: "Half of the cost of forty workshops.",
      pounds: 3_200_000,
      priorityIds: [fixedId("priority", "make")],
      parties: ["Carr Mill Ltd"],
    },
  ],
  offers: [
    {
      id: fixedId("offer", "1and"),
      title: "Land and the other half",
      text: "From the investment fund.",
      pounds: 3_200_000,
      from: "West Vale Combined Authority",
      status: "committed",
      priorityIds: [fixedId("priority", "make")],
    },
  ],
  ownerId: strategyLead.id,
  createdAt: morning,
} satisfies Omit<DraftDeal, "status">;

export const draftDeal = (but: Partial<DraftDeal> = {}): DraftDeal => ({ ...dealCommon, status: "draft", ...but });

export const submittedDeal = (but: Partial<SubmittedDeal> = {}): SubmittedDeal => ({
  ...dealCommon,
  status: "submitted",
  submittedAt: morning,
  submittedBy: strategyLead.id,
  caseId: fixedId("case", "make"),
  frozenHash: contentHash("frozen"),
  ...but,
});

export const appraisal = (but: Partial<Appraisal> = {}): Appraisal => ({
  id: fixedId("appraisal", "sheds"),
  version: 1,
  dealId: fixedId("deal", "make"),
  title: "Forty workshops",
  packId: "green-book-2022",
  priceBaseYear: 2026,
  costs: [
    {
      title: "Building",
      kind: "capital",
      borneBy: "public",
      optimismBias: { class: "none", mitigation: 0 },
      flows: [{ year: 0, pounds: 1_000_000 }],
    },
  ],
  benefits: [
    {
      title: "Land value uplift",
      flows: [{ year: 0, pounds: 2_000_000 }],
      additionality: { deadweight: 0, leakage: 0, displacement: 0, substitution: 0, multiplier: 1 },
      source: "Valuation, June 2026",
    },
  ],
  result: {
    packId: "green-book-2022",
    ledger: "national-welfare",
    warnings: [],
    presentValueCosts: 1_000_000,
    presentValuePublicCosts: 1_000_000,
    presentValueBenefits: 2_000_000,
    netPresentSocialValue: 1_000_000,
    benefitCostRatio: 2,
    category: "high",
    years: [{ year: 0, discountFactor: 1, costs: 1_000_000, optimismBias: 0, benefits: 2_000_000, presentValue: 1_000_000 }],
  },
  changedAt: morning,
  ...but,
});

/** Before the body, its voting open, nobody having voted. */
export const openCase = (but: Partial<Case> = {}): Case => ({
  id: fixedId("case", "make"),
  version: 1,
  dealId: fixedId("deal", "make"),
  dealTitle: "Makers' deal",
  bodyId: fixedId("body", "ca"),
  bodyName: "The Combined Authority",
  seats: body().seats,
  rulePack: rulePack(),
  frozenHash: contentHash("frozen"),
  papers: [{ key: "deal", kind: "deal", title: "Makers' deal", hash: contentHash("frozen") }],
  initiatorId: strategyLead.id,
  openedAt: morning,
  stage: "voting",
  parties: [],
  recusals: [],
  toJudge: [],
  signOffs: [],
  votesCast: [],
  events: [{ type: "opened", at: morning, by: strategyLead.name }],
  ...but,
});

export const vote = (but: Partial<Vote> = {}): Vote => ({
  caseId: fixedId("case", "make"),
  seatId: fixedId("seat", "a"),
  version: 1,
  personId: memberA.id,
  personName: memberA.name,
  capacity: "constituent",
  substitute: false,
  vote: "for",
  frozenHash: contentHash("frozen"),
  at: morning,
  ...but,
});
