import fc from "fast-check";
import { expect, test } from "vitest";
import { analyst, west, world } from "@concord/testkit";
import { sicCodes, sicLevelOf } from "../code-sets/index.ts";
import { liesWithin } from "../questions/sectors/industry-group.ts";
import {
  allSectorDefinitions,
  changeSectorDefinition,
  createSectorDefinition,
  judgeSectorDefinition,
  measuredBy,
  overlapOf,
  publishedDefinitions,
  readSectorDefinition,
  readSectorDefinitionVersion,
  retireSectorDefinition,
  sectorDefinitions,
} from "./index.ts";

const whole = (...codes: string[]) => codes.map((code) => ({ code, share: 1 }));
const words = { name: "Screen", description: "Film and television", source: "Our growth plan 2026", codes: whole("5912", "5911", "602") };

test("a definition is kept with its codes in order, its first version, and one event that says so", async () => {
  const here = world();
  const context = here.as(analyst);
  const definition = await createSectorDefinition(context, words);
  expect(definition).toMatchObject({ ...words, codes: whole("5911", "5912", "602"), number: 1, createdByName: analyst.name });
  expect(here.audit(west)).toMatchObject([
    { name: "sector-definition.created", subject: { noun: "sector-definition", id: definition.id }, detail: { codes: 3 } },
  ]);
  expect((await context.store.list(sectorDefinitions, { in: allSectorDefinitions })).items).toEqual([definition]);
  expect(await readSectorDefinitionVersion(context, { id: definition.id, number: 1 })).toMatchObject({ ...words, codes: definition.codes });
});

test("a change makes a new version, and the old one reads as it did", async () => {
  const here = world();
  const context = here.as(analyst);
  const { id } = await createSectorDefinition(context, words);
  const first = await readSectorDefinitionVersion(context, { id, number: 1 });
  const changed = await changeSectorDefinition(context, id, {
    ...words,
    codes: [...whole("5911", "5912"), { code: "62012", share: 0.2 }],
    change: "Games studios in, broadcasters out",
  });
  expect(changed).toMatchObject({ number: 2, changedByName: analyst.name });
  expect(await readSectorDefinitionVersion(context, { id, number: 1 })).toEqual(first);
  const { versions } = await readSectorDefinition(context, id);
  expect(versions.map(({ number, change }) => [number, change])).toEqual([
    [2, "Games studios in, broadcasters out"],
    [1, undefined],
  ]);
  expect(here.audit(west).at(-1)).toMatchObject({ name: "sector-definition.changed", detail: { number: 2, added: 1, removed: 1 } });
});

test("a retired definition is changed no more, and its versions can still be read", async () => {
  const here = world();
  const context = here.as(analyst);
  const { id } = await createSectorDefinition(context, words);
  await retireSectorDefinition(context, id);
  await expect(changeSectorDefinition(context, id, { ...words, name: "Other" })).rejects.toMatchObject({ code: "sector-retired" });
  await expect(retireSectorDefinition(context, id)).rejects.toMatchObject({ code: "sector-retired" });
  expect(await readSectorDefinitionVersion(context, { id, number: 1 })).toMatchObject({ name: "Screen" });
  expect(here.audit(west).at(-1)).toMatchObject({ name: "sector-definition.retired", detail: { name: "Screen" } });
});

test("nothing different is no new version", async () => {
  const here = world();
  const context = here.as(analyst);
  const { id } = await createSectorDefinition(context, words);
  await expect(changeSectorDefinition(context, id, { ...words, codes: words.codes.toReversed() })).rejects.toMatchObject({
    code: "sector-unchanged",
  });
  expect((await readSectorDefinition(context, id)).versions).toHaveLength(1);
});

test.each([
  ["no codes", [], "sector-empty"],
  ["a code that is none", whole("6299"), "sector-codes-unknown"],
  ["a code of another classification", whole("541511"), "sector-codes-unknown"],
  ["a code twice", whole("62", "62"), "sector-codes-repeated"],
  ["a class within its division", whole("62", "6201"), "sector-codes-nested"],
  ["a division within its section", whole("62", "J"), "sector-codes-nested"],
])("a definition of %s is not kept", async (_, codes, code) => {
  const here = world();
  await expect(createSectorDefinition(here.as(analyst), { ...words, codes })).rejects.toMatchObject({ kind: "refused", code });
  expect(here.audit(west)).toEqual([]);
});

test("what is wrong with a code is said beside it, with what was likely meant", () => {
  expect(judgeSectorDefinition({ codes: whole("62", "62.02", "9999x") })).toMatchObject({
    allowed: false,
    parts: [
      { at: "body.codes.1.code", detail: expect.stringContaining("6202 (") },
      { at: "body.codes.2.code", detail: "“9999x” is not a code of SIC 2007." },
    ],
  });
});

test("every published definition would be kept as it is, says where it is from, and overlaps as its publisher says", async () => {
  const here = world();
  const context = here.as(analyst);
  for (const { key, codes, source, name, description } of publishedDefinitions) {
    expect(source).toContain("DCMS");
    const kept = await createSectorDefinition(context, { name, description, source, codes: [...codes], begunFrom: key });
    expect(kept.begunFrom).toBe(key);
    for (const { code } of codes) expect(sicLevelOf(code), code).toBe("class");
  }
  const codesOf = (key: string) => publishedDefinitions.find((one) => one.key === key)!.codes;
  expect(codesOf("dcms-creative-industries")).toHaveLength(31);
  expect(overlapOf(codesOf("dcms-telecoms"), codesOf("dcms-digital-sector"))).toHaveLength(4); // telecoms lies within digital
  expect(overlapOf(codesOf("dcms-telecoms"), codesOf("dcms-creative-industries"))).toEqual([]);
});

test("an overlap is said by the finer code, with how much each counts of it", async () => {
  expect(
    overlapOf(
      [{ code: "62", share: 0.5 }],
      [
        { code: "6201", share: 1 },
        { code: "63", share: 1 },
      ],
    ),
  ).toEqual([{ code: "6201", shares: [0.5, 1] }]);
  expect(overlapOf(whole("6201"), whole("J"))).toEqual([{ code: "6201", shares: [1, 1] }]);

  const here = world();
  const context = here.as(analyst);
  const screen = await createSectorDefinition(context, words);
  const film = await createSectorDefinition(context, { ...words, name: "Film", codes: whole("591") });
  await createSectorDefinition(context, { ...words, name: "Steel", codes: whole("24") });
  expect((await readSectorDefinition(context, film.id)).overlaps).toEqual([
    {
      id: screen.id,
      name: "Screen",
      codes: [
        { code: "5911", shares: [1, 1] },
        { code: "5912", shares: [1, 1] },
      ],
    },
  ]);
  await retireSectorDefinition(context, screen.id);
  expect((await readSectorDefinition(context, film.id)).overlaps).toEqual([]);
});

test("a table of five digits measures what lies within each code, with its share", () => {
  const found = measuredBy([{ code: "6201", share: 0.5 }, ...whole("24")], ["62011", "62012", "62020", "24100"]);
  expect([...found.shares]).toEqual([
    ["62011", 0.5],
    ["62012", 0.5],
    ["24100", 1],
  ]);
  expect(found.missing).toEqual([]);
  expect(found.absent).toContain("24200"); // a class of division 24 that the table has no row of
});

test("a table of divisions cannot measure a class, and says so", () => {
  expect(measuredBy(whole("6201", "24", "99"), ["62", "24"])).toMatchObject({ tooFine: ["6201"], missing: ["99"], absent: [] });
});

test("a code that ends in 0 is the same industry one level up", () => {
  expect([...measuredBy(whole("58290"), ["5829", "5821"]).shares.keys()]).toEqual(["5829"]);
  expect(measuredBy(whole("62012"), ["6201"]).tooFine).toEqual(["62012"]);
});

test("farm jobs that the survey counts under one code are not said to lack the others", () => {
  const farms = measuredBy(whole("01"), ["01000", "01610"]);
  expect([...farms.shares.keys()]).toEqual(["01000", "01610"]);
  expect(farms.absent).toEqual([]);
});

test("of a full table every code of a definition is measured, exactly once, and nothing outside it", () => {
  const five = [...sicCodes("subclass").keys()];
  const anyCode = fc.constantFrom(
    ...(["section", "division", "group", "class", "subclass"] as const).flatMap((level) => [...sicCodes(level).keys()]),
  );
  fc.assert(
    fc.property(fc.uniqueArray(anyCode, { minLength: 1, maxLength: 8 }), (codes) => {
      const judged = judgeSectorDefinition({ codes: whole(...codes) });
      if (!judged.allowed) return;
      const { shares, missing, tooFine, absent } = measuredBy(judged.codes, five);
      expect([missing, tooFine, absent]).toEqual([[], [], []]);
      expect([...shares.keys()].sort()).toEqual(five.filter((one) => codes.some((code) => liesWithin(one, code))));
    }),
    { numRuns: 60, seed: 4 },
  );
});
