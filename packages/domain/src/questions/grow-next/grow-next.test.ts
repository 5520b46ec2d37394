import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../../evidence/index.ts";
import { askQuestion, GrowNext, unwatched, type Row, type Table } from "../index.ts";
import { growNext } from "./index.ts";

const parts = ["place", "period", "industry"] as const;
const question = (but: Partial<GrowNext> = {}): GrowNext => ({
  question: "grow-next",
  jobs: { datasetId: pin().datasetId },
  places: ["north"],
  among: ["north", "mid", "south", "east"],
  period: "2021",
  sectorDetail: "as-published",
  threshold: 1,
  simulation: { seed: 1, draws: 99, level: 0.9 },
  ...but,
});

/**
 * Bread (10), beer (11) and cheese (12) go together in mid and south; ships (30) are in the east alone, with some cheese.
 * North has bread and beer, but no cheese.
 */
const jobs: Record<string, Record<string, number>> = {
  north: { "10": 500, "11": 400, "12": 0, "30": 0, "62": 100 },
  mid: { "10": 300, "11": 300, "12": 300, "30": 0, "62": 100 },
  south: { "10": 300, "11": 250, "12": 350, "30": 0, "62": 100 },
  east: { "10": 50, "11": 50, "12": 300, "30": 500, "62": 100 },
};
const rowsOf = (table: typeof jobs, period = "2021"): RowOfCube[] =>
  Object.entries(table).flatMap(([place, byIndustry]) =>
    Object.entries(byIndustry).map(([industry, value]) => ({ place, period, industry, value })),
  );

const ask = (rows: readonly RowOfCube[], but: Partial<GrowNext> = {}, rounding: "none" | "bres" = "none") =>
  growNext.answer(question(but), { jobs: cubeOfRows(rows, { parts, rounding }) }, unwatched);
type Answered = Awaited<ReturnType<typeof ask>>;
const table = (answer: Answered, key: string): Table => answer.tables.find((one) => one.key === key)!;
const row = (answer: Answered, key: string, code: string): Row => table(answer, key).rows.find((one) => one.code === code)!;

test("a worked example that can be checked by hand: cheese is what goes with what is here", async () => {
  const answer = await ask(rowsOf(jobs));
  // Present: north bread, beer, tech; mid bread, beer, cheese, tech; south bread, beer, cheese, tech; east cheese, ships, tech.
  // Around cheese (3 areas): bread 2/3, beer 2/3, tech 3/4, ships 1/3; north has all but ships.
  const cheese = row(answer, "openings", "12");
  const around = 2 / 3 + 2 / 3 + 3 / 4 + 1 / 3;
  expect(cheese.figures.density!.point).toBeCloseTo((around - 1 / 3) / around, 9);
  expect(cheese).toMatchObject({ labels: { presence: "absent" }, tier: 1, ranks: { best: 1, worst: 1 } });
  // Around ships (1 area): cheese 1/3 and tech 1/4, of which north has tech.
  expect(row(answer, "openings", "30").figures.density!.point).toBeCloseTo(1 / 4 / (1 / 3 + 1 / 4), 9);
  expect(table(answer, "openings").rows.map(({ code }) => code)).toEqual(["12", "30"]);

  const reasons = table(answer, "reasons").rows.filter(({ within }) => within === "12");
  expect(reasons.map(({ name, figures }) => [name, figures.proximity!.point])).toEqual([
    [expect.stringContaining("Computer programming"), 0.75],
    ["Manufacture of food products", expect.closeTo(2 / 3, 9)],
    ["Manufacture of beverages", expect.closeTo(2 / 3, 9)],
  ]);
  expect(answer.coverage).toMatchObject({ share: 1, placesAsked: 4, placesFound: 4 });
  expect(answer.simulation).toEqual({ seed: 1, draws: 99, level: 0.9 });
});

test("exact jobs have no width, and rounded ones have", async () => {
  const exact = await ask(rowsOf(jobs));
  for (const { figures } of table(exact, "openings").rows) expect(figures.density!.low).toBe(figures.density!.high);

  const near = structuredClone(jobs);
  near.mid!["30"] = 125; // whether mid has ships is a matter of rounding: its quotient is between 0.9 and 1.1
  near.north!["12"] = 5;
  const rounded = await ask(rowsOf(near), {}, "bres");
  const widths = table(rounded, "industries").rows.map(({ figures }) => figures.density!.high! - figures.density!.low!);
  expect(Math.max(...widths)).toBeGreaterThan(0);
});

test("an industry near the threshold is neither here nor absent", async () => {
  const near = structuredClone(jobs);
  near.north!["62"] = 100; // everywhere 10% of jobs: a quotient of 1, between 0.8 and 1.2 as rounded
  const answer = await ask(rowsOf(near), {}, "bres");
  expect(row(answer, "industries", "62").labels).toEqual({ presence: "cannot-be-told" });
  expect(row(answer, "industries", "10").labels).toEqual({ presence: "present" });
  expect(table(answer, "openings").rows.map(({ code }) => code)).not.toContain("62");
});

test("several places are one area, whether or not they stand among those compared", async () => {
  const split = structuredClone(jobs);
  split["north-west"] = { "10": 250, "11": 100, "12": 0, "30": 0, "62": 50 };
  split.north = { "10": 250, "11": 300, "12": 0, "30": 0, "62": 50 };
  const whole = await ask(rowsOf(jobs));
  for (const among of [
    ["north", "north-west", "mid", "south", "east"],
    ["mid", "south", "east"],
  ]) {
    const answer = await ask(rowsOf(split), { places: ["north", "north-west"], among });
    expect(table(answer, "openings")).toEqual(table(whole, "openings"));
    expect(row(answer, "areas", "area").name).toBe("The area");
  }
});

test("growth is of the industry in all the areas together, and not across a gap", async () => {
  const before = structuredClone(jobs);
  before.east!["30"] = 400;
  const rows = [...rowsOf(jobs), ...rowsOf(before, "2015")];
  const answer = await ask(rows, { growthFrom: "2015" });
  expect(row(answer, "openings", "30").figures.growth!.point).toBeCloseTo(0.25, 12);
  const gap = rows.map((one) => (one.period === "2015" && one.place === "mid" && one.industry === "30" ? { ...one, value: null } : one));
  expect(row(await ask(gap, { growthFrom: "2015" }), "openings", "30").figures.growth!.point).toBeNull();
});

test("an industry that one area has no figure for is left out and said, never taken as 0", async () => {
  const rows = rowsOf(jobs).map((one) =>
    one.place === "south" && one.industry === "30" ? { ...one, value: null, status: "suppressed" as const } : one,
  );
  const answer = await ask(rows);
  expect(row(answer, "industries", "30")).toBeUndefined();
  expect(answer.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["industries-left-out", "suppressed-cells"]));
  expect(answer.coverage).toMatchObject({ suppressed: 1 });
});

test("only what lies within a section is shown, and all of it still tells what is close", async () => {
  const all = await ask(rowsOf(jobs));
  const answer = await ask(rowsOf(jobs), { within: "C" });
  expect(table(answer, "industries").rows.map(({ code }) => code)).toEqual(["10", "11", "12", "30"]);
  expect(row(answer, "openings", "12").figures).toEqual(row(all, "openings", "12").figures);
});

test("of areas that share nothing there is no complexity, and the answer says why", async () => {
  const apart = {
    north: { "10": 10, "11": 10, "30": 0, "62": 0 },
    mid: { "10": 10, "11": 0, "30": 0, "62": 0 },
    south: { "10": 0, "11": 0, "30": 10, "62": 10 },
    east: { "10": 0, "11": 0, "30": 10, "62": 0 },
  };
  const answer = await ask(rowsOf(apart));
  expect(answer.warnings.find(({ code }) => code === "complexity-unknown")?.detail).toContain("share no industry");
  expect(row(answer, "areas", "mid").figures.complexity).toEqual({ point: null, low: null, high: null });
});

test.each([
  ["an area that is not there", { places: ["nowhere"] }, "place-not-found"],
  ["a period that is not there", { period: "1999" }, "period-not-found"],
  ["two areas to compare", { among: ["mid"] }, "too-few-areas"],
  ["divisions of a table that is not of SIC", { sectorDetail: "division" as const }, "too-few-industries"],
])("refuses %s", async (_, but, code) => {
  const rows = code === "too-few-industries" ? rowsOf(jobs).filter(({ industry }) => industry === "10" || industry === "11") : rowsOf(jobs);
  await expect(ask(rows, but)).rejects.toMatchObject({ kind: "refused", code });
});

test("too few draws for their level are refused before anything is read", () => {
  expect(GrowNext.safeParse(question({ simulation: { seed: 1, draws: 39, level: 0.99 } })).success).toBe(false);
  expect(GrowNext.safeParse(question({ simulation: { seed: 1, draws: 39, level: 0.95 } })).success).toBe(true);
});

test("the order of the rows does not matter, to the last digit", async () => {
  const rows = rowsOf(jobs);
  const hash = contentHash(await ask(rows, {}, "bres"));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(contentHash(await ask(shuffled, {}, "bres"))).toBe(hash);
    }),
    { numRuns: 10, seed: 4 },
  );
});

test("every figure lies within its interval, and a density between 0 and 1, whatever the cells", async () => {
  const published = fc.constantFrom(0, 0, 5, 45, 50, 75, 250, 500, 1_000, 5_000);
  const cells = fc.array(published, { minLength: 24, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(cells, async (values) => {
      const places = ["north", "mid", "south", "east"];
      const codes = ["10", "11", "12", "30", "41", "62"];
      const rows = places.flatMap((place, p) =>
        codes.map((industry, i) => ({ place, period: "2021", industry, value: values[p * codes.length + i]! })),
      );
      const answer = await ask(rows, { simulation: { seed: 2, draws: 39, level: 0.95 } }, "bres");
      for (const { rows: found } of answer.tables) {
        for (const { figures } of found) {
          for (const [key, { point, low, high }] of Object.entries(figures)) {
            if (point === null) continue;
            expect(low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(point + 1e-9);
            expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(point - 1e-9);
            if (key === "density") expect(point >= 0 && point <= 1 + 1e-9).toBe(true);
          }
        }
      }
    }),
    { numRuns: 25, seed: 5 },
  );
});

test("asked through the store it pins what it read, and asked again it has the same hash", async () => {
  const { has, hasTable, as } = world();
  const { datasetId } = pin();
  has(datasets, dataset({ id: datasetId, latest: 1 }));
  has(datasetVersions, acceptedVersion({ datasetId, number: 1 }));
  hasTable(
    fileKeys.parquet(datasetId, 1),
    rowsOf(jobs).map((one) => ({ ...one, status: null })),
  );
  const first = await askQuestion(as(analyst), question());
  const again = await askQuestion(as(analyst), question());
  expect(again.resultHash).toBe(first.resultHash);
  expect(first.answer.sources).toMatchObject([{ role: "jobs", pin: { datasetId, number: 1 } }]);
  const other = await askQuestion(as(analyst), question({ simulation: { seed: 2, draws: 99, level: 0.9 } }));
  expect(other.resultHash).not.toBe(first.resultHash);
});

test("by division it is answered at once; by class, or with many draws, it is a worker's", () => {
  const among = Array.from({ length: 40 }, (_, area) => `area ${area}`);
  const isLong = (but: Partial<GrowNext>) =>
    growNext.isLong!(question({ among, simulation: { seed: 1, draws: 199, level: 0.95 }, ...but }));
  expect([isLong({ sectorDetail: "division" }), isLong({ sectorDetail: "group" }), isLong({ sectorDetail: "class" })]).toEqual([
    false,
    false,
    true,
  ]);
  expect(isLong({ sectorDetail: "group", simulation: { seed: 1, draws: 1_999, level: 0.95 } })).toBe(true);
});

test("what is behind a figure is named: the industry and all jobs, here and everywhere", () => {
  const cube = cubeOfRows(rowsOf(jobs), { parts });
  const behind = growNext.sumsBehind(question(), { jobs: cube }, { table: "openings", row: "12", measure: "density" });
  expect(behind.map(({ of }) => [of.place?.codes, of.industry?.codes])).toEqual([
    [["north"], ["12"]],
    [["north"], ["10", "11", "12", "30", "62"]],
    [["east", "mid", "north", "south"], ["12"]],
    [
      ["east", "mid", "north", "south"],
      ["10", "11", "12", "30", "62"],
    ],
  ]);
  expect(growNext.sumsBehind(question(), { jobs: cube }, { table: "openings", row: "12", measure: "jobs" })).toHaveLength(1);
});

test("a total among its parts is refused, and so is growth from a period that is not there", async () => {
  const total = Object.keys(jobs).map((place): RowOfCube => ({ place, period: "2021", industry: "Total", value: 1_000 }));
  await expect(ask([...rowsOf(jobs), ...total])).rejects.toMatchObject({ kind: "refused", code: "overlapping-industries" });
  await expect(ask(rowsOf(jobs), { growthFrom: "1999" })).rejects.toMatchObject({ kind: "refused", code: "period-not-found" });
});

test("growth told from the same period, from a later one or across codes that changed is said", async () => {
  const rows = [...rowsOf(jobs), ...rowsOf(jobs, "2015")];
  const warned = async (but: Partial<GrowNext>, among = rows) => (await ask(among, but)).warnings.map(({ code }) => code);
  expect(await warned({ growthFrom: "2021" })).toContain("one-period");
  expect(await warned({ period: "2015", growthFrom: "2021" })).toContain("end-before-start");
  const gone = rows.filter(({ place, period }) => place !== "mid" || period !== "2015");
  expect(await warned({ growthFrom: "2015" }, gone)).toContain("place-codes-change");
  expect(await warned({ growthFrom: "2015" })).not.toContain("place-codes-change");
});

test("of estimates from a sample no interval is called a bound", async () => {
  const answer = await ask(rowsOf(jobs).map((one) => ({ ...one, confidence: 20 })));
  const bounds = table(answer, "industries").measures.map((measure) => [measure.key, measure.bounds]);
  expect(Object.fromEntries(bounds)).toMatchObject({ "location-quotient": "sampling", jobs: "sampling", density: "simulated" });
});

test("what is behind a proximity is both industries, and behind an area’s complexity all that this area has", () => {
  const cube = cubeOfRows(rowsOf(jobs), { parts });
  const behind = (key: string, row: string, measure: string) =>
    growNext
      .sumsBehind(question(), { jobs: cube }, { table: key, row, measure })
      .map(({ of }) => `${of.place!.codes.join("+")} ${of.industry!.codes.join("+")}`);
  expect(behind("reasons", "12 and 62", "proximity")).toEqual([
    "north 12",
    "north 62",
    "north 10+11+12+30+62",
    "east+mid+north+south 12",
    "east+mid+north+south 62",
    "east+mid+north+south 10+11+12+30+62",
  ]);
  expect(behind("areas", "south", "complexity").slice(0, 6)).toEqual([
    "south 10",
    "south 11",
    "south 12",
    "south 30",
    "south 62",
    "south 10+11+12+30+62",
  ]);
});
