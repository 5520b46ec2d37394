import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { client, questions, type Reply } from "@concord/contract";
import { datasets, datasetVersions, fileKeys, type Column } from "@concord/domain/evidence";
import type { Question } from "@concord/domain/questions";
import { tenantApi } from "@concord/tenant-api";
import { acceptedVersion, analyst, dataset, fixedId, west, world } from "@concord/testkit";
import { openWarehouse } from "@concord/warehouse";
import { gvaShape, writeFlows, writeGvaShaped } from "./gva-shaped.ts";
import { median, type Measure } from "./measure.ts";

/** Nobody waits longer for their turn. */
const aim = 50;
const rounds = 7;

const [datasetId, flowsId] = [fixedId("dataset", "gva"), fixedId("dataset", "f10ws")];
const flowsBetween = 490; // places: 240,100 flows
const column = (name: string, meaning: Column["meaning"], type: Column["type"], distinct: number, labelColumn?: string): Column => ({
  name,
  meaning,
  type,
  distinct,
  blank: 0,
  common: [],
  ...(labelColumn === undefined ? {} : { labelColumn }),
});

/** How long the API is held up at most by questions as large as it answers itself: the last years of the table, of as many rows as it may look through. */
export async function holdsOthersUp(folder: string): Promise<Measure[]> {
  const parquet = join(folder, "last-years.parquet");
  const years = 3;
  const rows = gvaShape.districts * gvaShape.industries * years * gvaShape.variables.length;
  await writeGvaShaped(parquet, { years });
  const here = world();
  here.has(datasets, dataset({ id: datasetId, rounding: "none" }));
  const columns = [
    column("place", "place", "text", gvaShape.districts, "place_name"),
    column("place_name", "label", "text", gvaShape.districts),
    column("period", "period", "text", years),
    column("industry", "industry", "text", gvaShape.industries, "industry_name"),
    column("industry_name", "label", "text", gvaShape.industries),
    column("variable", "measure", "text", gvaShape.variables.length),
    column("value", "value", "number", 1000),
  ];
  here.has(datasetVersions, acceptedVersion({ datasetId, columns, rows }));
  here.files().has(fileKeys.parquet(datasetId, 1), await readFile(parquet));
  const flows = join(folder, "flows.parquet");
  await writeFlows(flows, { places: flowsBetween });
  here.has(datasets, dataset({ id: flowsId, rounding: "none" }));
  const ofFlows = [
    column("home", "origin", "text", flowsBetween),
    column("work", "destination", "text", flowsBetween),
    column("value", "value", "number", 2_000),
  ];
  here.has(datasetVersions, acceptedVersion({ datasetId: flowsId, columns: ofFlows, rows: flowsBetween ** 2 }));
  here.files().has(fileKeys.parquet(flowsId, 1), await readFile(flows));
  const warehouse = openWarehouse(here.files());
  const app = tenantApi((caller, request) => ({ ...here.as(caller.actor!, caller.tenantId, request), warehouse }));
  const api = client({
    baseUrl: "http://concord.test",
    fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor: analyst, tenantId: west } }),
  });

  const measures: Measure[] = [];
  for (const [name, asked] of Object.entries(largest())) {
    const holds: Hold[] = [];
    let answer: Reply<typeof questions.askQuestion> | undefined;
    for (let round = 0; round < rounds; round++) {
      const question = asked(round);
      const longest = await longestHold(async () => {
        answer = await api(questions.askQuestion, { tenantId: west, body: { question } });
      });
      holds.push(longest);
    }
    const own = median(holds.map((hold) => hold.own));
    const late = median(holds.map((hold) => hold.late));
    const said = answer?.state === "answered" ? `${(JSON.stringify(answer.answer).length / 1024).toFixed(0)} KB` : `it is ${answer?.state}`;
    measures.push({
      name: `longest hold: ${name}`,
      value: own,
      unit: "ms",
      aim,
      holds: answer?.state === "answered" && own <= aim,
      detail: `asked anew ${rounds} times; the answer: ${said}; on this machine, busy as it is, timers were late by ${late.toFixed(0)} ms`,
    });
  }
  return measures;
}

type Hold = { own: number; late: number };

/**
 * The longest that everybody else waited while this went on: in time that this thread was at work between two turns of the event
 * loop, so that what other programs on this machine take is not counted, and as a timer was late.
 */
async function longestHold(work: () => Promise<void>): Promise<Hold> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let [longest, going] = [0, true];
  let since = atWork();
  const turn = () => {
    const now = atWork();
    longest = Math.max(longest, now - since);
    since = now;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  await new Promise((resolve) => setTimeout(resolve, 10));
  longest = 0;
  delay.reset();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 10));
  going = false;
  delay.disable();
  return { own: longest, late: delay.max / 1e6 };
}

function atWork(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The largest question of each kind that the table allows, another in each round, so that none is known already. */
function largest(): Record<string, (round: number) => Question> {
  const places = Array.from({ length: gvaShape.districts }, (_, place) => `E${String(6_000_001 + place).padStart(8, "0")}`);
  const jobs = { datasetId, where: [{ column: "variable", equals: "Jobs" }] };
  const counts = "jobs" as const;
  const own = (round: number) => [places[round]!];
  return {
    "unusually good at": (round) => ({
      question: "unusually-good-at",
      jobs,
      places: own(round),
      reference: places,
      sectorDetail: "as-published",
      from: "2021",
      to: "2023",
    }),
    "grew and why": (round) => ({
      question: "grew-and-why",
      jobs,
      places: own(round),
      reference: places,
      sectorDetail: "as-published",
      from: "2021",
      to: "2023",
      kind: "dynamic",
      counts,
    }),
    "concentrated or diverse": (round) => ({
      question: "concentrated-or-diverse",
      jobs,
      places: places.slice(round),
      reference: places,
      sectorDetail: "as-published",
      period: "2023",
      since: "2021",
      counts,
    }),
    "grow next": (round) => ({
      question: "grow-next",
      jobs,
      places: own(round),
      among: places.slice(0, 60),
      period: "2023",
      growthFrom: "2021",
      sectorDetail: "as-published",
      threshold: 1,
      simulation: { seed: 1, draws: 39, level: 0.9 },
    }),
    "who is like us": (round) => ({
      question: "who-is-like-us",
      criteria: Array.from({ length: 10 }, (_, industry) => {
        const code = String(1 + industry * 4).padStart(2, "0");
        return {
          name: `Industry ${code}`,
          figures: { source: jobs, period: "2023", across: { part: "industry" as const, codes: [code] } },
          per: { source: jobs, period: "2023", across: { part: "industry" as const } },
          unit: "share" as const,
          weight: 1,
        };
      }),
      places: own(round),
      among: places,
      nearest: 20,
      yardstick: "standard-deviation",
    }),
    "who travels where": (round) => ({
      question: "who-travels-where",
      flows: { datasetId: flowsId },
      places: [`E${String(2_000_001 + round).padStart(8, "0")}`],
      mostFlows: 400,
      zoneShare: 0.15,
      suppliedShare: 0.8,
      leastSelfContainment: 0.667,
      targetSelfContainment: 0.75,
      leastSize: 3_500,
      targetSize: 25_000,
      labourMarketAreas: false,
    }),
  };
}
