import { expect, test } from "vitest";
import { datasets, datasetVersions, fileKeys } from "@concord/domain/evidence";
import { actions, strategies } from "@concord/domain/strategy";
import { acceptedVersion, action, dataset, fixedId, strategy, strategyLead, tableOf, vision, world } from "@concord/testkit";
import { periodEnd } from "./period-end.ts";
import { readBaseline } from "./read-baseline.ts";
import { readVision } from "./read-vision.ts";
import { removeOutcome } from "./remove-outcome.ts";
import { addOutcome } from "./set-outcome.ts";
import { visions } from "./vision.ts";
import { writeVision } from "./write-vision.ts";

const cell = (place: string, industry: string, value: number | null, status: "normal" | "suppressed" = "normal") => ({
  place,
  period: "2021",
  industry,
  cell: { value, status },
});

/** A BRES version: manufacturing by division in two districts. */
function withJobs(...extra: ReturnType<typeof cell>[]) {
  const here = world();
  here.has(datasets, dataset({ rounding: "bres" }));
  here.has(datasetVersions, acceptedVersion());
  here.hasTable(
    fileKeys.parquet(dataset().id, 1),
    tableOf([
      cell("E08000001", "13", 2_000),
      cell("E08000001", "62", 700),
      cell("E08000002", "13", 45),
      cell("E08000002", "10", 5),
      ...extra,
    ]),
  );
  return here;
}
const ask = { datasetId: dataset().id, number: 1, places: ["E08000001", "E08000002"], industries: ["13"], period: "2021" };
const words = {
  title: "Textile jobs",
  unit: "jobs",
  baseline: { from: "dataset" as const, ...ask },
  target: { value: 2_500, on: "2031-03-31" },
};

test("a baseline from a dataset is the sum of its cells, with the interval that rounding leaves, pinned to the version's bytes", async () => {
  // 2,000 was 1,875 to 2,125 (steps of 250 up to 2,500); 45 was 42.5 to 47.5 (steps of 5 up to 50).
  const baseline = await readBaseline(withJobs().as(strategyLead), ask);
  expect(baseline).toMatchObject({
    value: 2_045,
    low: 1_917.5,
    high: 2_172.5,
    cells: 2,
    pin: { number: 1, originalHash: acceptedVersion().originalHash },
  });
});

test("a section adds up the divisions that lie in it, and no industries means all of them", async () => {
  const context = withJobs().as(strategyLead);
  expect(await readBaseline(context, { ...ask, industries: ["C"] })).toMatchObject({ value: 2_050, cells: 3 });
  expect(await readBaseline(context, { ...ask, industries: [] })).toMatchObject({ value: 2_750, cells: 4 });
});

test.each([
  ["a cell is suppressed", [cell("E08000001", "14", null, "suppressed")], { ...ask, industries: ["C"] }, "figure-missing"],
  ["a place is not in the table", [], { ...ask, places: ["E08000009"] }, "figure-not-there"],
  ["an industry is not in one of the places", [], { ...ask, industries: ["62"] }, "figure-not-there"],
  [
    "a figure is not rounded as the dataset claims",
    [cell("E08000001", "14", 1_001)],
    { ...ask, places: ["E08000001"], industries: ["14"] },
    "rounding-not-so",
  ],
])("no figure is given when %s", async (_, extra, asked, code) => {
  await expect(readBaseline(withJobs(...extra).as(strategyLead), asked)).rejects.toMatchObject({ kind: "refused", code });
});

test("before anybody wrote one the vision is empty at version 0, and the first words make version 1", async () => {
  const { as } = world();
  expect(await readVision(as(strategyLead))).toMatchObject({ version: 0, statement: "", outcomes: [] });

  const written = await writeVision(as(strategyLead), { statement: "Good work within reach." });

  expect(written.version).toBe(1);
  expect(await readVision(as(strategyLead))).toEqual(written);
});

test("the hash is of the text alone: the same words have the same hash, and other words another", async () => {
  const { as, clock } = world();
  const first = await writeVision(as(strategyLead), { statement: "Good work." });
  clock.advance({ days: 1 });
  const same = await writeVision(as(strategyLead), { statement: "Good work." });
  const other = await writeVision(as(strategyLead), { statement: "Better work." });
  expect(same.textHash).toBe(first.textHash);
  expect(other.textHash).not.toBe(first.textHash);
});

test("the server reads the figure itself, so what is kept is what the version says", async () => {
  const context = withJobs().as(strategyLead);
  const { outcomes } = await addOutcome(context, words);
  expect(outcomes).toMatchObject([{ title: "Textile jobs", baseline: { from: "dataset", value: 2_045 }, target: words.target }]);
});

test("a target must come after the baseline's period and differ from it", async () => {
  const context = withJobs().as(strategyLead);
  await expect(addOutcome(context, { ...words, target: { value: 1, on: "2021-12-31" } })).rejects.toMatchObject({
    code: "target-not-after-baseline",
  });
  await expect(addOutcome(context, { ...words, target: { value: 2_045, on: "2031-03-31" } })).rejects.toMatchObject({
    code: "target-is-baseline",
  });
});

test("an outcome at which an action aims cannot be removed", async () => {
  const { as, has } = world();
  has(visions, vision());
  has(strategies, strategy());
  has(actions, action());
  await expect(removeOutcome(as(strategyLead), fixedId("outcome", "j0bs"))).rejects.toMatchObject({ code: "outcome-in-use" });
});

test.each([
  ["2021", "2021-12-31"],
  ["2021-22", "2022-03-31"],
  ["2021-06", "2021-06-30"],
  ["2024-02", "2024-02-29"],
  ["2021 Q3", "2021-09-30"],
  ["Jan 2022-Dec 2022", "2022-12-31"],
  ["2021-05-04", "2021-05-04"],
  ["last year", undefined],
])("the period %s ends on %s", (period, end) => expect(periodEnd(period)).toBe(end));
