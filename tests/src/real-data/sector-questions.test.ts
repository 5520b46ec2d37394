import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@concord/kernel";
import { analyst, dataset, fixedId, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import { addressesForParts, beginUpload, completeUpload, datasets } from "@concord/domain/evidence";
import {
  askQuestion,
  questionOptions,
  type Answer,
  type ConcentratedOrDiverse,
  type GrewAndWhy,
  type Question,
  type UnusuallyGoodAt,
} from "@concord/domain/questions";
import { openWarehouse } from "@concord/warehouse";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const sections = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
const fiveDigits = "bres/bres_itl2_sic5_employment_2015_2021.csv.gz";
const accounts = "indicators/ons_regional_gva_lad_by_industry.parquet";

const ids = { sections: fixedId("dataset", "sect"), fiveDigits: fixedId("dataset", "f1ve"), accounts: fixedId("dataset", "gva") };

/** The whole way: sent in a part, checked by the worker, asked of the Parquet that it made. */
async function analystWith({ id, file, rounding = "bres" }: { id: Id<"dataset">; file: string; rounding?: "bres" | "none" }) {
  const here = world();
  here.has(datasets, dataset({ id, rounding, latest: undefined, nextNumber: 1 }));
  const context = here.as(analyst);
  const bytes = readFileSync(pathOf(file));
  const partHashes = [createHash("sha256").update(bytes).digest("hex")];
  const { datasetId, number } = await beginUpload(context, id, { fileName: file.split("/").at(-1)!, bytes: bytes.length, partHashes });
  for (const address of await addressesForParts(context, datasetId, number, [1])) here.files().put(address, bytes);
  const checking = await completeUpload(context, datasetId, number);
  await ingest(here.as(worker), "jobId" in checking ? checking.jobId : expect.unreachable());
  return { ...context, warehouse: openWarehouse(context.files) };
}

type Context = Awaited<ReturnType<typeof analystWith>>;
const answerOf = async (context: Context, question: Question): Promise<Answer> => (await askQuestion(context, question)).answer;
const rowsIn = (answer: Answer, table: string) => answer.tables.find(({ key }) => key === table)!.rows;
const rowOf = (answer: Answer, table: string, code: string) => rowsIn(answer, table).find((row) => row.code === code)!;
const pointOf = (answer: Answer, table: string, code: string, measure: string) => rowOf(answer, table, code).figures[measure]!.point!;
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

const westYorkshire = ["E08000032", "E08000033", "E08000034", "E08000035", "E08000036"];
const leeds = "E08000035";

describe.runIf(hasOrSay(sections))("West and North Yorkshire's thirteen districts by section, 2015 to 2021", () => {
  const rows = rowsOf(sections);
  const districts = [...new Set(rows.map((row) => row.GEOGRAPHY_CODE!))];
  const codes = [...new Set(rows.map((row) => row.INDUSTRY_CODE!))];
  /** By another road: one pass over the raw rows for each number. */
  const jobs = (places: readonly string[], period: string, industry?: string): number =>
    rows.reduce(
      (sum, row) =>
        places.includes(row.GEOGRAPHY_CODE!) && row.DATE === period && (industry === undefined || row.INDUSTRY_CODE === industry)
          ? sum + Number(row.OBS_VALUE)
          : sum,
      0,
    );
  let context: Context;
  beforeAll(async () => {
    context = await analystWith({ id: ids.sections, file: sections });
  }, 60_000);

  const common = { jobs: { datasetId: ids.sections }, places: westYorkshire, reference: districts, sectorDetail: "as-published" } as const;
  const grew = (but: Partial<GrewAndWhy> = {}): GrewAndWhy => ({
    question: "grew-and-why",
    ...common,
    from: "2015",
    to: "2021",
    kind: "classic",
    ...but,
  });

  test("what West Yorkshire is unusually good at: every section as the textbook has it, and where finance is", async () => {
    const asked: UnusuallyGoodAt = { question: "unusually-good-at", ...common, from: "2015", to: "2021", sector: "K" };
    const answer = await answerOf(context, asked);
    expect(rowsIn(answer, "sectors")).toHaveLength(21);
    for (const code of codes) {
      const there = jobs(districts, "2021", code) / jobs(districts, "2021");
      if (there > 0)
        expect(pointOf(answer, "sectors", code, "location-quotient")).toBeCloseTo(
          jobs(westYorkshire, "2021", code) / jobs(westYorkshire, "2021") / there,
          9,
        );
    }
    expect(rowOf(answer, "sectors", "K").figures["location-quotient"]!.low).toBeGreaterThan(1);
    expect(rowOf(answer, "sectors", "A").figures["location-quotient"]!.high).toBeLessThan(0.5);
    const inLeeds = rowOf(answer, "places", leeds);
    expect(inLeeds.figures["location-quotient"]!.point).toBeCloseTo(
      jobs([leeds], "2021", "K") / jobs([leeds], "2021") / (jobs(districts, "2021", "K") / jobs(districts, "2021")),
      9,
    );
    expect(rowsIn(answer, "places")).toHaveLength(13);
    boundsHold(answer);
  });

  test("what grew and why: every part as the textbook formula has it on the raw rows, and all add up", async () => {
    const answer = await answerOf(context, grew());
    const growth = jobs(districts, "2021") / jobs(districts, "2015") - 1;
    for (const code of codes) {
      const [before, after] = [jobs(westYorkshire, "2015", code), jobs(westYorkshire, "2021", code)];
      const own = jobs(districts, "2021", code) / jobs(districts, "2015", code) - 1;
      expect(pointOf(answer, "sectors", code, "national")).toBeCloseTo(before * growth, 6);
      if (before > 0) {
        expect(pointOf(answer, "sectors", code, "mix")).toBeCloseTo(before * (own - growth), 6);
        expect(pointOf(answer, "sectors", code, "competitive")).toBeCloseTo(after - before * (1 + own), 6);
      }
    }
    const { change, national, mix, competitive } = rowOf(answer, "whole", "area").figures;
    expect(change!.point).toBe(jobs(westYorkshire, "2021") - jobs(westYorkshire, "2015"));
    expect(national!.point! + mix!.point! + competitive!.point!).toBeCloseTo(change!.point!, 5);
    expect(answer.coverage).toMatchObject({ cells: 13 * 21 * 2, share: 1 });
    boundsHold(answer);
  });

  test("its bounds hold whatever the rounding was, and drawn intervals tell more sectors from their own elsewhere", async () => {
    const answer = await answerOf(context, grew());
    const told = (of: Answer) => rowsIn(of, "sectors").filter(({ labels }) => labels!.performance !== "cannot-be-told");
    expect(told(answer).map(({ code, labels }) => [code, labels!.performance])).toEqual([
      ["D", "worse"],
      ["E", "better"],
      ["Q", "better"],
    ]);
    const drawn = await answerOf(context, grew({ simulation: { seed: 1, draws: 399, level: 0.95 } }));
    expect(told(drawn).length).toBeGreaterThan(told(answer).length);
    for (const row of told(drawn)) expect(Math.sign(row.figures.competitive!.point!)).toBe(row.labels!.performance === "better" ? 1 : -1);
    // Of 1.1 million jobs, 210 rounded cells could all be wrong one way; drawn each by itself they hardly ever are by much.
    const width = (of: Answer) => rowOf(of, "whole", "area").figures.change!.high! - rowOf(of, "whole", "area").figures.change!.low!;
    expect(width(answer)).toBeGreaterThan(100_000);
    expect(width(drawn)).toBeLessThan(20_000);
    expect(rowOf(drawn, "whole", "area").figures.change!.low).toBeGreaterThan(0);
    boundsHold(drawn);
  });

  test("cut as Esteban-Marquillas did, and year by year, it adds up to the same change", async () => {
    const cut = await answerOf(context, grew({ kind: "esteban-marquillas" }));
    const classic = await answerOf(context, grew());
    const whole = rowOf(cut, "whole", "area").figures;
    const sum = whole.competitive!.point! + whole.allocation!.point! + whole["from-nothing"]!.point!;
    expect(sum).toBeCloseTo(pointOf(classic, "whole", "area", "competitive"), 5);
    boundsHold(cut);

    const dynamic = await answerOf(context, grew({ kind: "dynamic" }));
    expect(rowsIn(dynamic, "steps").map(({ code }) => code)).toEqual([
      "2015 to 2016",
      "2016 to 2017",
      "2017 to 2018",
      "2018 to 2019",
      "2019 to 2020",
      "2020 to 2021",
    ]);
    const parts = rowOf(dynamic, "whole", "area").figures;
    expect(parts.national!.point! + parts.mix!.point! + parts.competitive!.point!).toBeCloseTo(parts.change!.point!, 5);
    expect(parts.change!.point).toBe(pointOf(classic, "whole", "area", "change"));
    // Six steps, and hardly wider than the one.
    const width = (answer: Answer) => {
      const { low, high } = rowOf(answer, "sectors", "C").figures.competitive!;
      return high! - low!;
    };
    expect(width(dynamic)).toBeLessThan(width(classic) * 1.5);
    boundsHold(dynamic);
  });

  test("how diverse: York and Leeds told from the countryside, as the formulae have it on the raw rows", async () => {
    const asked: ConcentratedOrDiverse = {
      question: "concentrated-or-diverse",
      ...common,
      places: districts,
      period: "2021",
      since: "2015",
    };
    const answer = await answerOf(context, asked);
    const shares = (place: string) => codes.map((code) => jobs([place], "2021", code) / jobs([place], "2021"));
    const everywhere = codes.map((code) => jobs(districts, "2021", code) / jobs(districts, "2021"));
    for (const place of districts) {
      const own = shares(place);
      expect(pointOf(answer, "places", place, "herfindahl")).toBeCloseTo(
        own.reduce((sum, share) => sum + share * share, 0),
        9,
      );
      expect(pointOf(answer, "places", place, "krugman")).toBeCloseTo(
        own.reduce((sum, share, at) => sum + Math.abs(share - everywhere[at]!), 0),
        9,
      );
      const many = pointOf(answer, "places", place, "effective-number");
      expect(many).toBeGreaterThan(6);
      expect(many).toBeLessThan(16);
    }
    // The whole is its own reference: the same mix, whatever its rounding.
    expect(rowOf(answer, "whole", "area").figures.krugman).toMatchObject({ point: 0 });
    // Richmondshire (a garrison and farms) is less like the rest than Leeds or York is.
    expect(rowOf(answer, "places", "E07000166").figures.krugman!.low).toBeGreaterThan(
      rowOf(answer, "places", leeds).figures.krugman!.high!,
    );
    expect(rowsIn(answer, "periods").map(({ code }) => code)).toEqual(["2015", "2016", "2017", "2018", "2019", "2020", "2021"]);
    // Farming is where few other jobs are; retail is everywhere.
    expect(pointOf(answer, "sectors", "A", "hoover")).toBeGreaterThan(0.4);
    expect(pointOf(answer, "sectors", "G", "hoover")).toBeLessThan(0.1);
    boundsHold(answer);
  });
});

describe.runIf(hasOrSay(fiveDigits))("West Yorkshire (UKE4) against the forty areas of Great Britain, by five-digit industry", () => {
  const rows = rowsOf(fiveDigits);
  const areas = [...new Set(rows.map((row) => row.GEOGRAPHY_CODE!))];
  let context: Context;
  beforeAll(async () => {
    context = await analystWith({ id: ids.fiveDigits, file: fiveDigits });
  }, 120_000);
  const common = { jobs: { datasetId: ids.fiveDigits }, places: ["UKE4"], reference: areas };
  const goodAt = (but: Partial<UnusuallyGoodAt> = {}): UnusuallyGoodAt => ({
    question: "unusually-good-at",
    ...common,
    sectorDetail: "division",
    from: "2018",
    to: "2021",
    ...but,
  });

  test("known for textiles and furniture, and opened up it is weaving and finishing", async () => {
    const answer = await answerOf(context, goodAt());
    const byQuotient = rowsIn(answer, "sectors").toSorted(
      (one, other) => (other.figures["location-quotient"]!.point ?? 0) - (one.figures["location-quotient"]!.point ?? 0),
    );
    expect(byQuotient[0]!.code).toBe("13");
    expect(byQuotient.slice(0, 4).map(({ code }) => code)).toContain("31");
    expect(byQuotient[0]!.figures["location-quotient"]!.low).toBeGreaterThan(3);

    const within = await answerOf(context, goodAt({ sectorDetail: "class", within: "13" }));
    expect(rowsIn(within, "sectors").every(({ code }) => /^13\d\d$/.test(code))).toBe(true);
    const total = rowsIn(within, "sectors").reduce((sum, { figures }) => sum + figures["jobs-to"]!.point!, 0);
    expect(total).toBe(pointOf(answer, "sectors", "13", "jobs-to"));
    boundsHold(within);

    const textiles = await answerOf(context, goodAt({ sector: "13" }));
    expect(rowsIn(textiles, "places")).toHaveLength(40);
    expect(pointOf(textiles, "places", "UKE4", "location-quotient")).toBeCloseTo(pointOf(answer, "sectors", "13", "location-quotient"), 9);
    expect(rowOf(textiles, "places", "UKE4").ranks!.worst).toBeLessThanOrEqual(4);
  });

  test("blank counts of Scottish farming are left out at both ends, and what they touch has no bound", async () => {
    const asked: GrewAndWhy = { question: "grew-and-why", ...common, sectorDetail: "division", from: "2015", to: "2021", kind: "classic" };
    const answer = await answerOf(context, asked);
    expect(answer.coverage).toMatchObject({ cells: 40 * 729 * 2, blank: 5, placesFound: 40 });
    expect(warned(answer, "unmatched-cells")).toContain("5 cells");
    expect(rowOf(answer, "sectors", "01").notes).toContain("reference-incomplete");
    expect(rowOf(answer, "sectors", "01").figures.competitive!.high).toBeNull();
    // Textiles are untouched: what they did against their own elsewhere is held.
    expect(rowOf(answer, "sectors", "13").figures.competitive).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
    const { change, national, mix, competitive } = rowOf(answer, "whole", "area").figures;
    expect(national!.point! + mix!.point! + competitive!.point!).toBeCloseTo(change!.point!, 4);
    const later = await answerOf(context, { ...asked, from: "2018" });
    expect(later.coverage.blank).toBe(0);
    expect(rowOf(later, "whole", "area").figures.mix).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
    boundsHold(later);
  });

  test("seven hundred industries over four years, step by step, with their intervals", async () => {
    const asked: GrewAndWhy = {
      question: "grew-and-why",
      ...common,
      sectorDetail: "as-published",
      from: "2018",
      to: "2021",
      kind: "dynamic",
    };
    const answer = await answerOf(context, asked);
    expect(rowsIn(answer, "sectors")).toHaveLength(729);
    expect(rowsIn(answer, "steps")).toHaveLength(3);
    const sum = rowsIn(answer, "sectors").reduce((total, { figures }) => total + figures.competitive!.point!, 0);
    expect(sum).toBeCloseTo(pointOf(answer, "whole", "area", "competitive"), 4);
    boundsHold(answer);
  });

  test("of forty areas London is the least like the rest, and what lies between sections and within them adds up", async () => {
    const asked: ConcentratedOrDiverse = {
      question: "concentrated-or-diverse",
      ...common,
      places: areas,
      sectorDetail: "division",
      period: "2021",
    };
    const answer = await answerOf(context, asked);
    const first = rowsIn(answer, "places").toSorted((one, other) => other.figures.krugman!.point! - one.figures.krugman!.point!)[0]!;
    expect(first.code).toBe("UKI3"); // Inner London, West
    expect(first.ranks!.best).toBe(1);
    const drawn = await answerOf(context, { ...asked, simulation: { seed: 1, draws: 199, level: 0.95 } });
    expect(rowOf(drawn, "places", "UKI3").ranks).toEqual({ best: 1, worst: 1 });
    boundsHold(drawn);
    const alone = await answerOf(context, { ...asked, places: ["UKE4"] });
    const parts = rowsIn(alone, "groups").reduce((total, { figures }) => total + figures.adds!.point!, 0);
    expect(parts).toBeCloseTo(pointOf(alone, "whole", "area", "theil-t"), 8);
    expect(pointOf(alone, "whole", "area", "krugman")).toBeLessThan(0.5);
    boundsHold(answer);
    boundsHold(alone);
  });
});

describe.runIf(hasOrSay(accounts))("the regional accounts: 361 districts, 1998 to 2023", () => {
  const main = [
    "AB (1-9)",
    "C (10-33)",
    "DE (35-39)",
    "F (41-43)",
    "G (45-47)",
    "H (49-53)",
    "I (55-56)",
    "J (58-63)",
    "K (64-66)",
    "L (68)",
    "M (69-75)",
    "N (77-82)",
    "O (84)",
    "P (85)",
    "Q (86-88)",
    "R (90-93)",
    "S (94-96)",
    "T (97-98)",
  ];
  const jobs = {
    datasetId: ids.accounts,
    columns: { period: "dates.date" as const },
    where: [{ column: "variable.name", equals: "GVA Current Prices £m" }],
  };
  let context: Context;
  let places: string[];
  beforeAll(async () => {
    context = await analystWith({ id: ids.accounts, file: accounts, rounding: "none" });
    places = (await questionOptions(context, ids.accounts)).codes["geography.code"]!.map(({ code }) => code);
  }, 120_000);
  const grew = (but: Partial<GrewAndWhy> = {}): GrewAndWhy => ({
    question: "grew-and-why",
    jobs,
    places: [leeds],
    reference: places,
    industries: main,
    sectorDetail: "as-published",
    from: "1998-01-01",
    to: "2023-01-01",
    kind: "dynamic",
    counts: "output",
    ...but,
  });

  test("a table that holds totals beside their parts is refused until industries are chosen that are the whole once", async () => {
    const { industries: _, ...everything } = grew();
    await expect(answerOf(context, everything)).rejects.toMatchObject({ code: "overlapping-industries" });
    const answer = await answerOf(context, grew());
    const total = await answerOf(context, grew({ industries: ["Total"], kind: "classic" }));
    for (const end of ["from", "to"]) {
      const apart = pointOf(answer, "whole", "area", end) - pointOf(total, "whole", "area", end);
      expect(Math.abs(apart)).toBeLessThanOrEqual(main.length / 2); // each is rounded to a million on its own
    }
    expect(answer.tables[0]!.measures[0]!.name).toBe("Output 1998-01-01");
  });

  test("output over twenty-five years, step by step: Leeds grew with its information and professional services", async () => {
    const answer = await answerOf(context, grew());
    expect(rowsIn(answer, "steps")).toHaveLength(25);
    const { change, national, mix, competitive } = rowOf(answer, "whole", "area").figures;
    expect(national!.point! + mix!.point! + competitive!.point!).toBeCloseTo(change!.point!, 4);
    expect(change!.point).toBeGreaterThan(15_000);
    // One year's parts by another road than many years': the two kinds agree on the change, and differ in what made it.
    const classic = await answerOf(context, grew({ kind: "classic" }));
    expect(pointOf(classic, "whole", "area", "change")).toBe(change!.point);
    expect(pointOf(classic, "whole", "area", "mix")).not.toBeCloseTo(mix!.point!, 0);
    expect(pointOf(answer, "sectors", "C (10-33)", "mix")).toBeLessThan(0);
    expect(pointOf(answer, "sectors", "M (69-75)", "mix")).toBeGreaterThan(0);
    boundsHold(answer);
  });

  test("of 361 districts the City of London is the least diverse", async () => {
    const asked: ConcentratedOrDiverse = {
      question: "concentrated-or-diverse",
      jobs,
      places,
      reference: places,
      industries: main,
      sectorDetail: "as-published",
      period: "2021-01-01",
      counts: "output",
    };
    const answer = await answerOf(context, asked);
    const known = rowsIn(answer, "places").filter(({ figures }) => figures.herfindahl?.point != null);
    expect(known.length).toBeGreaterThan(355);
    const byIndex = known.toSorted((one, other) => other.figures.herfindahl!.point! - one.figures.herfindahl!.point!);
    expect(byIndex.slice(0, 3).map(({ code }) => code)).toContain("E09000001");
    boundsHold(answer);
  });
});
