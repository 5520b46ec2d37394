import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { measuredFromHalfWidth, sumOfMeasured } from "@concord/analysis";
import type { Id } from "@concord/kernel";
import { analyst, dataset, fixedId, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import { addressesForParts, beginUpload, completeUpload, datasets } from "@concord/domain/evidence";
import { askQuestion, type Answer, type ProductivityDiffers, type SkillsShort } from "@concord/domain/questions";
import { openWarehouse } from "@concord/warehouse";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const survey = "indicators/aps_soc2020_by_sic2007_itl2_2022_2023_with_obs_status.csv";
const census = "indicators/census2021_qualifications_lad.csv";
const accounts = "indicators/ons_regional_gva_lad_by_industry.parquet";
const sections = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";

const ids = {
  survey: fixedId("dataset", "aps"),
  census: fixedId("dataset", "pe0p1e"),
  accounts: fixedId("dataset", "gva"),
  jobs: fixedId("dataset", "j0bs"),
};

/** The whole way for each file: sent in a part, checked by the worker, asked of the Parquet that it made. */
async function analystWith(files: readonly { id: Id<"dataset">; file: string; rounding?: "bres" }[]) {
  const here = world();
  const context = here.as(analyst);
  for (const { id, file, rounding = "none" } of files) {
    here.has(datasets, dataset({ id, rounding, latest: undefined, nextNumber: 1 }));
    const bytes = readFileSync(pathOf(file));
    const partHashes = [createHash("sha256").update(bytes).digest("hex")];
    const { datasetId, number } = await beginUpload(context, id, { fileName: file.split("/").at(-1)!, bytes: bytes.length, partHashes });
    for (const address of await addressesForParts(context, datasetId, number, [1])) here.files().put(address, bytes);
    const checking = await completeUpload(context, datasetId, number);
    await ingest(here.as(worker), "jobId" in checking ? checking.jobId : expect.unreachable());
  }
  return { ...context, warehouse: openWarehouse(context.files) };
}

const rowsIn = (answer: Answer, table: string) => answer.tables.find(({ key }) => key === table)!.rows;
const figuresOf = (answer: Answer, table: string, code: string) => rowsIn(answer, table).find((row) => row.code === code)!.figures;
const warned = (answer: Answer, code: string) => answer.warnings.find((warning) => warning.code === code)?.detail;

function boundsHold(answer: Answer): void {
  for (const { rows } of answer.tables)
    for (const { figures } of rows)
      for (const { point, low, high } of Object.values(figures)) {
        if (point === null) continue;
        if (low !== null) expect(low).toBeLessThanOrEqual(point);
        if (high !== null) expect(high).toBeGreaterThanOrEqual(point);
      }
}

const totalServices = "G-Q Total Services";
const services = [
  "G,I Distribution, hotels & restaurants",
  "H,J Transport & Communication",
  "K-N Banking finance & insurance etc.",
  "O-Q Public admin education & health",
  "R-U Other services",
];

describe.runIf(hasOrSay(survey))("the Annual Population Survey, by occupation and industry", () => {
  type Cell = { value: number | null; status: string; half: number | null; halfStatus: string };
  let cells: Map<string, Cell>;
  const keyOf = (area: string, occupation: string, industry: string) => [area, occupation, industry].join("|");
  const areas = () => [...new Set([...cells.keys()].map((key) => key.split("|")[0]!))];
  const occupations = () => [...new Set([...cells.keys()].map((key) => key.split("|")[1]!))].sort();

  beforeAll(() => {
    cells = new Map();
    for (const row of rowsOf(survey)) {
      const key = keyOf(row.GEOGRAPHY_CODE!, row.SOC2020!, row.SIC2007!);
      const cell = cells.get(key) ?? { value: null, status: "", half: null, halfStatus: "" };
      const figure = row.OBS_VALUE === "" ? null : Number(row.OBS_VALUE);
      if (row.MEASURES_NAME === "Value") cells.set(key, { ...cell, value: figure, status: row.OBS_STATUS! });
      else cells.set(key, { ...cell, half: figure, halfStatus: row.OBS_STATUS! });
    }
  });

  test("says of each estimate how sure it is, or why there is none: four marks, in four combinations", () => {
    const counts = new Map<string, number>();
    for (const { value, status, half, halfStatus } of cells.values()) {
      const seen = `${status}${value === null ? "" : " figure"}, ${halfStatus}${half === null ? "" : " figure"}`;
      counts.set(seen, (counts.get(seen) ?? 0) + 1);
    }
    // A: normal. F: none or 2 in the sample. G: 3 to 9, an estimate without a confidence. H: fewer than 500.
    expect(Object.fromEntries(counts)).toEqual({ "A figure, A figure": 1853, "A figure, G": 903, "F, F": 836, "H, G": 8 });
  });

  test("its Confidence is half of a 95% interval, of independent cells: by squares the parts give what stands beside their total", () => {
    let checked = 0;
    for (const area of areas())
      for (const occupation of occupations()) {
        const total = cells.get(keyOf(area, occupation, totalServices))!;
        const parts = services.map((industry) => cells.get(keyOf(area, occupation, industry))!);
        if (total.half === null || parts.some(({ value, half }) => value === null || half === null)) continue;
        const sum = sumOfMeasured(
          parts.map(({ value, half }) => measuredFromHalfWidth({ estimate: value!, halfWidth: half!, least: 0 })),
          "independent",
        );
        checked++;
        expect(Math.abs(sum.point - total.value!)).toBeLessThanOrEqual(250); // each rounded to 100 on its own
        expect(Math.abs(sum.high - sum.point - total.half) / total.half).toBeLessThan(0.04);
        expect(
          sumOfMeasured(
            parts.map(({ value, half }) => measuredFromHalfWidth({ estimate: value!, halfWidth: half! })),
            "unknown",
          ).high - sum.point,
        ).toBeGreaterThan(1.7 * total.half);
      }
    expect(checked).toBe(86);
  });

  test("and its square over the estimate is one figure for large estimates: 1.96² times the people a respondent stands for", () => {
    const large = [...cells.values()].filter(({ value, half }) => value !== null && half !== null && value >= 60_000);
    const weights = large.map(({ value, half }) => (half! / 1.96) ** 2 / value!).sort((one, other) => one - other);
    expect(large.length).toBeGreaterThan(200);
    expect(weights[Math.floor(weights.length / 2)]).toBeGreaterThan(400);
    expect(weights[Math.floor(weights.length / 2)]).toBeLessThan(550);
  });

  describe("asked which occupations manufacturing wants more than services have, in Greater Manchester", () => {
    let answer: Answer;
    const asked: SkillsShort = {
      question: "skills-short",
      demand: { datasetId: ids.survey, columns: { industry: "SIC2007" }, where: [{ column: "SIC2007", equals: "C Manufacturing" }] },
      supply: { datasetId: ids.survey, where: [{ column: "SIC2007", equals: totalServices }] },
      places: ["UKD3"],
      occupationDetail: "major-group",
    };
    let context: Awaited<ReturnType<typeof analystWith>>;

    beforeAll(async () => {
      context = await analystWith([{ id: ids.survey, file: survey }]);
      answer = (await askQuestion(context, asked)).answer;
    }, 60_000);

    test("every figure is the raw one, with the published interval", () => {
      const shown = rowsIn(answer, "occupations");
      expect(shown.map(({ code }) => code)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
      for (const { code, figures } of shown) {
        const occupation = occupations().find((one) => one.startsWith(code))!;
        for (const [key, industry] of [
          ["demand", "C Manufacturing"],
          ["supply", totalServices],
        ] as const) {
          const cell = cells.get(keyOf("UKD3", occupation, industry))!;
          expect(figures[key]!.point, `${key} of ${code}`).toBe(cell.value);
          if (cell.value === null || cell.half === null) continue;
          expect(figures[key]!.low).toBe(Math.max(0, cell.value - cell.half));
          expect(figures[key]!.high).toBe(cell.value + cell.half);
        }
      }
      boundsHold(answer);
    });

    test("by another road: shares of what both sides have, one over the other", () => {
      const whole = occupations().filter((occupation) =>
        ["C Manufacturing", totalServices].every((industry) => cells.get(keyOf("UKD3", occupation, industry))!.value !== null),
      );
      const value = (occupation: string, industry: string) => cells.get(keyOf("UKD3", occupation, industry))!.value!;
      const total = (industry: string) => whole.reduce((sum, occupation) => sum + value(occupation, industry), 0);
      for (const occupation of whole) {
        const expected =
          value(occupation, "C Manufacturing") / total("C Manufacturing") / (value(occupation, totalServices) / total(totalServices));
        expect(figuresOf(answer, "occupations", occupation[0]!)["relative-demand"]!.point).toBeCloseTo(expected, 9);
      }
    });

    test("operatives are certainly wanted more, carers and sellers certainly less; what a suppressed cell touches is named", () => {
      const verdict = (code: string) => rowsIn(answer, "occupations").find((row) => row.code === code)!.labels!.verdict;
      expect(verdict("8")).toBe("short");
      expect(verdict("5")).toBe("short");
      expect(verdict("7")).toBe("ample");
      const suppressed = occupations().filter((occupation) => cells.get(keyOf("UKD3", occupation, "C Manufacturing"))!.value === null);
      expect(answer.coverage.suppressed).toBe(suppressed.length);
      expect(rowsIn(answer, "occupations").filter(({ notes }) => notes.includes("cells-missing"))).toHaveLength(suppressed.length);
      expect(answer.sources.every(({ sampled }) => sampled)).toBe(true);
    });

    test("places that are small carry estimates from 3 to 9 people with the interval that those have, not as exact", async () => {
      const { answer: everywhere } = await askQuestion(context, { ...asked, places: ["UKD1"] });
      const unsure = occupations().filter((occupation) => {
        const { value, half } = cells.get(keyOf("UKD1", occupation, "C Manufacturing"))!;
        return value !== null && half === null;
      });
      expect(unsure.length).toBeGreaterThan(0);
      for (const occupation of unsure) {
        const { point, low, high } = figuresOf(everywhere, "occupations", occupation[0]!).demand!;
        expect(low).toBe(0);
        expect(high! / point!).toBeCloseTo(1 + 1.959963985 / Math.sqrt(3), 6);
      }
      expect(warned(everywhere, "unreliable")).toContain("coefficient of variation above 20%");
    });
  });

  describe.runIf(hasOrSay(census))("asked which qualifications service jobs need against what people hold, in Greater Manchester", () => {
    const manchester = [
      "E08000001",
      "E08000002",
      "E08000003",
      "E08000004",
      "E08000005",
      "E08000006",
      "E08000007",
      "E08000008",
      "E08000009",
      "E08000010",
    ];
    let answer: Answer;

    beforeAll(async () => {
      const context = await analystWith([
        { id: ids.survey, file: survey },
        { id: ids.census, file: census },
      ]);
      const levelOf: Record<string, number> = { "1": 2, "2": 2, "3": 2, "4": 1, "5": 1 };
      const needing = (level: number) => occupations().filter((occupation) => (levelOf[occupation[0]!] ?? 0) === level);
      answer = (
        await askQuestion(context, {
          question: "qualifications-short",
          required: { datasetId: ids.survey, columns: { category: "SOC2020" }, where: [{ column: "SIC2007", equals: totalServices }] },
          held: { datasetId: ids.census },
          places: ["UKD3"],
          heldPlaces: manchester,
          levels: [
            { name: "Below level 3", held: ["total no_qualification", "total level_1", "total level_2"], required: needing(0) },
            { name: "Level 3 or apprenticeship", held: ["total apprenticeship", "total level_3"], required: needing(1) },
            { name: "Level 4 and above", held: ["total level_4"], required: needing(2) },
          ],
        })
      ).answer;
    }, 60_000);

    test("held is the census's own count, column by column of its two header rows", () => {
      // The second of the file's two header rows has names that come again and again; the first says of whom. "total" stands first.
      const [, names = [], ...lines] = readFileSync(pathOf(census), "utf8")
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(","));
      const sum = (...levels: string[]) =>
        lines
          .filter(([code]) => manchester.includes(code!))
          .reduce((total, line) => total + levels.reduce((of, level) => of + Number(line[names.indexOf(level)]), 0), 0);
      const [low, middle, high] = [sum("no_qualification", "level_1", "level_2"), sum("apprenticeship", "level_3"), sum("level_4")];
      expect(figuresOf(answer, "levels", "level-3").supply).toEqual({ point: high, low: high, high });
      expect(figuresOf(answer, "levels", "level-3").held!.point).toBeCloseTo(high / (low + middle + high), 10);
      expect(figuresOf(answer, "levels", "level-2").held!.point).toBeCloseTo((middle + high) / (low + middle + high), 10);
      expect(high / (low + middle + high)).toBeGreaterThan(0.3); // a third of those whose level is known
      expect(high / (low + middle + high)).toBeLessThan(0.38);
    });

    test("required is of the survey, with its interval, and a shortfall at the top is certain", () => {
      const top = figuresOf(answer, "levels", "level-3");
      expect(top.required!.low).toBeGreaterThan(0.5);
      expect(top.shortfall!.low).toBeGreaterThan(0.1);
      expect(figuresOf(answer, "levels", "level-1").shortfall!.point).toBe(0);
      boundsHold(answer);
    });
  });
});

describe.runIf(hasOrSay(accounts) && hasOrSay(sections))("output by the regional accounts over jobs by BRES", () => {
  const westYorkshire = ["E08000032", "E08000033", "E08000034", "E08000035", "E08000036"];
  const york = "E06000014";
  const craven = "E07000163"; // abolished in 2023: in the jobs of 2021, not in the accounts
  let context: Awaited<ReturnType<typeof analystWith>>;
  let jobs: Map<string, number>;
  const ask = async (but: Partial<ProductivityDiffers> = {}) =>
    (
      await askQuestion(context, {
        question: "productivity-differs",
        output: {
          datasetId: ids.accounts,
          columns: { period: "dates.date" },
          where: [{ column: "variable.name", equals: "GVA Current Prices £m" }],
        },
        jobs: { datasetId: ids.jobs },
        poundsEach: 1_000_000,
        places: ["E08000035"],
        against: "places",
        reference: [...westYorkshire, york, craven],
        to: "2021",
        sectorDetail: "section",
        imputedRent: "left-out",
        ...but,
      })
    ).answer;

  beforeAll(async () => {
    context = await analystWith([
      { id: ids.accounts, file: accounts },
      { id: ids.jobs, file: sections, rounding: "bres" },
    ]);
    jobs = new Map(rowsOf(sections).map((row) => [`${row.GEOGRAPHY_CODE}|${row.DATE}|${row.INDUSTRY_CODE}`, Number(row.OBS_VALUE)]));
  }, 120_000);

  test("Leeds against West Yorkshire and York: sections by codes that name groups of groups, none counted twice", async () => {
    const answer = await ask();
    const shown = rowsIn(answer, "sectors").map(({ code }) => code);
    expect(shown).toEqual(["C", "D-E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "small"]);
    // Households as employers (T) have output and no jobs in BRES, 0 to 2.5: with the smallest other sector their output per job can be told.
    expect(warned(answer, "small-sectors")).toContain("Activities of households");
    // Published for Leeds in 2021 by section, each rounded: 28,823 in all, of which 1,801 are the rent that owners pay themselves.
    expect(figuresOf(answer, "whole", "area").output!.point).toBe(27_024_000_000);
    const leeds = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S"].reduce(
      (sum, section) => sum + jobs.get(`E08000035|2021|${section}`)!,
      0,
    );
    expect(figuresOf(answer, "whole", "area").jobs!.point).toBe(leeds);
    const level = figuresOf(answer, "whole", "area").level!;
    expect(level.point).toBeCloseTo((27_024 * 1_000_000) / leeds, 3);
    expect(level.point).toBeGreaterThan(50_000);
    expect(level.point).toBeLessThan(70_000);
    boundsHold(answer);

    const part = (code: string) => figuresOf(answer, "parts", code).pounds!;
    expect(part("within").point! + part("between").point! + part("cross").point!).toBeCloseTo(part("difference").point!, 4);
    expect(part("difference").point).toBeCloseTo(level.point! - figuresOf(answer, "whole", "base").level!.point!, 4);
    expect(part("difference").low).toBeGreaterThan(0); // Leeds makes more per job, whatever the rounding
    expect(warned(answer, "place-not-found")).toBe(`1 place is not in both tables, so left out: ${craven}.`);
    expect(warned(answer, "only-output")).toBeUndefined();
    expect(warned(answer, "only-jobs")).toContain("extraterritorial");
    expect(warned(answer, "imputed-rent-left-out")).toBeDefined();
  });

  test("by another road: one sector's parts from the raw figures", async () => {
    const answer = await ask({ reference: westYorkshire });
    const finance = figuresOf(answer, "sectors", "K");
    const sectorsOf = (place: string) =>
      ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S"].reduce(
        (sum, section) => sum + jobs.get(`${place}|2021|${section}`)!,
        0,
      );
    const [here, there] = [["E08000035"], westYorkshire].map((places) => ({
      jobs: places.reduce((sum, place) => sum + jobs.get(`${place}|2021|K`)!, 0),
      all: places.reduce((sum, place) => sum + sectorsOf(place), 0),
    })) as [{ jobs: number; all: number }, { jobs: number; all: number }];
    expect(finance.share!.point).toBeCloseTo(here.jobs / here.all, 10);
    expect(finance["base-share"]!.point).toBeCloseTo(there.jobs / there.all, 10);
    expect(finance.level!.point).toBeCloseTo((3_327 * 1_000_000) / here.jobs, 4);
    expect(finance.within!.point).toBeCloseTo((there.jobs / there.all) * (finance.level!.point! - finance["base-level"]!.point!), 4);
    expect(finance.between!.point).toBeCloseTo((here.jobs / here.all - there.jobs / there.all) * finance["base-level"]!.point!, 4);
  });

  test("West Yorkshire in 2021 against 2015, in constant prices: the same places, and no mix of prices", async () => {
    const constant = {
      datasetId: ids.accounts,
      columns: { period: "dates.date" as const },
      where: [{ column: "variable.name", equals: "GVA Constant Prices £m" }],
    };
    const answer = await ask({ output: constant, places: westYorkshire, against: "period", reference: undefined, from: "2015" });
    expect(rowsIn(answer, "whole").map(({ name }) => name)).toEqual(["The area in 2021", "The area in 2015"]);
    expect(warned(answer, "current-prices")).toBeUndefined();
    const part = (code: string) => figuresOf(answer, "parts", code).pounds!;
    expect(part("within").point! + part("between").point! + part("cross").point!).toBeCloseTo(part("difference").point!, 4);
    boundsHold(answer);
    const inCurrent = await ask({ places: westYorkshire, against: "period", reference: undefined, from: "2015" });
    expect(warned(inCurrent, "current-prices")).toBeDefined();
    expect(figuresOf(inCurrent, "parts", "difference").pounds!.point!).toBeGreaterThan(part("difference").point!);
  });

  test("simulated intervals lie within the bounds, and the same question has the same hash", async () => {
    const simulation = { seed: 1, draws: 399, level: 0.95 };
    const bounds = await ask();
    const drawn = await ask({ simulation });
    for (const code of ["within", "between", "cross", "difference"]) {
      const [outer, inner] = [figuresOf(bounds, "parts", code).pounds!, figuresOf(drawn, "parts", code).pounds!];
      expect(inner.low!).toBeGreaterThanOrEqual(outer.low!);
      expect(inner.high!).toBeLessThanOrEqual(outer.high!);
      expect(inner.point).toBe(outer.point);
    }
  });
});
