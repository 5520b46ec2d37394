import { expect, test } from "vitest";
import { analyst, west, world } from "@concord/testkit";
import { allAreas, areas } from "./area.ts";
import { judgeArea } from "./area-rules.ts";
import { changeArea } from "./change-area.ts";
import { createArea } from "./create-area.ts";
import { recodePlaces } from "./recode-places.ts";
import { removeArea } from "./remove-area.ts";
import { targetNamed } from "./target-named.ts";

const words = { name: "Aire Valley", description: "Along the river", codeSet: "lad-2023", members: ["E08000035", "E08000032"] };

test("an area is kept with its codes in order, by whom it was made, and one event that says so", async () => {
  const here = world();
  const area = await createArea(here.as(analyst), words);
  expect(area).toMatchObject({ ...words, members: ["E08000032", "E08000035"], version: 1, createdByName: analyst.name });
  expect(here.audit(west)).toMatchObject([{ name: "area.created", subject: { noun: "area", id: area.id } }]);
  expect((await here.as(analyst).store.list(areas, { in: allAreas })).items).toEqual([area]);
});

test("an area is changed and removed, and what was added and taken away is in the audit", async () => {
  const here = world();
  const context = here.as(analyst);
  const area = await createArea(context, words);
  const changed = await changeArea(context, area.id, { ...words, name: "Airedale", members: ["E08000032", "E08000033"] });
  expect(changed).toMatchObject({ name: "Airedale", members: ["E08000032", "E08000033"], changedAt: expect.any(String) });
  await removeArea(context, area.id);
  await expect(context.store.get(areas, area.id)).rejects.toMatchObject({ kind: "not-found" });
  expect(here.audit(west).map(({ name, detail }) => [name, detail])).toMatchObject([
    ["area.created", { members: 2 }],
    ["area.changed", { added: 1, removed: 1 }],
    ["area.removed", { name: "Airedale" }],
  ]);
});

test.each([
  ["no members", { members: [] }, "area-empty"],
  ["a list nobody knows", { codeSet: "lad-1066" }, "code-set-unknown"],
  ["a list of industries", { codeSet: "sic-2007-section", members: ["C"] }, "code-set-unknown"],
  ["a district of another year", { members: ["E08000032", "E07000163"] }, "area-codes-unknown"],
  ["a code twice", { members: ["E08000032", "E08000032"] }, "area-codes-repeated"],
  ["a district under its old code and its new", { codeSet: "lad", members: ["E06000065", "E07000163"] }, "area-codes-overlap"],
  [
    "more codes than an area holds",
    { codeSet: "oa", members: Array.from({ length: 5_001 }, (_, place) => `E00${String(place).padStart(6, "0")}`) },
    "area-too-large",
  ],
])("an area of %s is not kept", async (_, but, code) => {
  const here = world();
  await expect(createArea(here.as(analyst), { ...words, ...but })).rejects.toMatchObject({ kind: "refused", code });
  expect(here.audit(west)).toEqual([]);
});

test("what is wrong with a code is said beside it, with what was likely meant", () => {
  const judged = judgeArea({ codeSet: "lad-2023", members: ["E08000032", "e08000035", "E07000163"] });
  expect(judged).toMatchObject({
    allowed: false,
    because: "area-codes-unknown",
    parts: [
      { at: "body.members.1", detail: "“e08000035” is not a code of LAD 2023: E08000035 (Leeds) may be meant." },
      { at: "body.members.2", detail: "Craven (E07000163) is not on the list LAD 2023." },
    ],
  });
});

test("an area of small places is held against the shape of their codes", () => {
  expect(judgeArea({ codeSet: "msoa", members: ["E02000001"] })).toMatchObject({ allowed: true });
  expect(judgeArea({ codeSet: "msoa", members: ["E01000001"] })).toMatchObject({ allowed: false, because: "area-codes-unknown" });
});

test("a target is named by a list, a level or an area, and nothing else", async () => {
  const context = world().as(analyst);
  const area = await createArea(context, words);
  expect(await targetNamed(context, "LAD 2023", "2026-11-24")).toEqual({ to: "districts", on: "2023-04-01" });
  expect(await targetNamed(context, "lad-2021", "2026-11-24")).toEqual({ to: "districts", on: "2021-04-01" });
  expect(await targetNamed(context, "region", "2026-11-24")).toEqual({ to: "regions", on: "2026-11-24" });
  expect(await targetNamed(context, area.id, "2026-11-24")).toMatchObject({ to: "area", area: { name: "Aire Valley", on: "2023-04-01" } });
  await expect(targetNamed(context, "are_00000000000000000000n0where", "2026-11-24")).rejects.toMatchObject({ kind: "not-found" });
  await expect(targetNamed(context, "ward", "2026-11-24")).rejects.toMatchObject({ code: "grouping-unknown" });
});

test("codes of 2021 are brought to an area of 2023, with how much of them that covers", async () => {
  const context = world().as(analyst);
  const area = await createArea(context, { ...words, members: ["E06000065", "E08000032"] });
  const codes = ["E07000163", "E08000032", "E08000035", "E08000032"].map((code) => ({ code, rows: 3 }));
  const found = await recodePlaces(context, { codes, from: "LAD 2023", to: area.id, on: "2026-11-24" });
  expect(found.mapping.map(({ code, group }) => [code, group.name])).toEqual([
    ["E07000163", "Aire Valley"],
    ["E08000032", "Aire Valley"],
  ]);
  expect(found.groups[0]?.lacking).toHaveLength(6);
  expect(found.coverage).toMatchObject({ rowsIn: 12, rowsMatched: 9, rowsOutside: 3, rowsLost: 0, exact: false });
  expect(found.notOnList).toEqual([{ code: "E07000163", sentence: "Craven (E07000163) is not on the list LAD 2023." }]);
  await expect(recodePlaces(context, { codes, from: "SIC 2007 class", to: area.id, on: "2026-11-24" })).rejects.toMatchObject({
    code: "list-unknown",
  });
});
