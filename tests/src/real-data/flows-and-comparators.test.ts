import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Id } from "@concord/kernel";
import { analyst, dataset, fixedId, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import { addressesForParts, beginUpload, completeUpload, datasets } from "@concord/domain/evidence";
import { askQuestion, type Answer, type Criterion, type WhoIsLikeUs, type WhoTravelsWhere } from "@concord/domain/questions";
import { openWarehouse } from "@concord/warehouse";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const bristol = "commuting/census2011_od_msoa_bristol.csv";
const wight = "commuting/census2011_od_msoa_isle_of_wight.csv";
const claimants = "indicators/trafford_comparators_claimant_count.csv";
const census = "indicators/census2021_qualifications_lad.csv";
const accounts = "indicators/ons_regional_gva_lad_by_industry.parquet";
const survey = "indicators/aps_soc2020_by_sic2007_itl2_2022_2023_with_obs_status.csv";

const ids = {
  flows: fixedId("dataset", "f10ws"),
  claimants: fixedId("dataset", "c1a1m"),
  census: fixedId("dataset", "pe0p1e"),
  accounts: fixedId("dataset", "gva"),
  survey: fixedId("dataset", "aps"),
};

/** The whole way for each file: sent in a part, checked by the worker, asked of the Parquet that it made. */
async function analystWith(files: readonly { id: Id<"dataset">; file: string; rounding?: "nearest-5" | "nearest-100" }[]) {
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
type Asker = Awaited<ReturnType<typeof analystWith>>;

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

const travels = (but: Partial<WhoTravelsWhere>): WhoTravelsWhere => ({
  question: "who-travels-where",
  flows: { datasetId: ids.flows, value: "all", absent: "zero" },
  places: [],
  mostFlows: 50,
  zoneShare: 0.15,
  suppliedShare: 0.8,
  leastSelfContainment: 0.667,
  targetSelfContainment: 0.75,
  leastSize: 3_500,
  targetSize: 25_000,
  labourMarketAreas: false,
  ...but,
});

describe.runIf(hasOrSay(bristol))("who travels where in Bristol and around, by the census of 2011", () => {
  const centre = "E02003043"; // Bristol 032: 40,359 jobs and 3,245 residents in work
  const rows = () => rowsOf(bristol).map((row) => ({ from: row.o!, to: row.d!, all: Number(row.all), bicycle: Number(row.bicycle) }));
  let context: Asker;
  const ask = async (but: Partial<WhoTravelsWhere> = {}) => (await askQuestion(context, travels({ places: [centre], ...but }))).answer;

  beforeAll(async () => {
    context = await analystWith([{ id: ids.flows, file: bristol }]);
  }, 60_000);

  test("the centre draws twelve times as many as live and work there, as one pass over the raw file says too", async () => {
    const answer = await ask();
    const total = (where: (row: ReturnType<typeof rows>[number]) => boolean) =>
      rows().reduce((sum, row) => (where(row) ? sum + row.all : sum), 0);
    const [residents, jobs, within] = [
      total(({ from }) => from === centre),
      total(({ to }) => to === centre),
      total(({ from, to }) => from === centre && to === centre),
    ];
    const figures = figuresOf(answer, "places", centre);
    expect(figures).toMatchObject({
      residents: { point: residents },
      jobs: { point: jobs },
      within: { point: within },
      net: { point: jobs - residents },
    });
    expect([residents, jobs, within]).toEqual([3_245, 40_359, 1_493]);
    expect(figures.supply!.point).toBeCloseTo(within / residents, 11);
    expect(figures.demand!.point).toBeCloseTo(within / jobs, 11);
    expect(figures["jobs-per-resident"]!.point).toBeGreaterThan(12);
    expect(rowsIn(answer, "area")[0]!.labels).toEqual({ standing: "does-not-meet" });
    boundsHold(answer);
    expect(answer.coverage).toMatchObject({ cells: 102 * 102, placesAsked: 1, placesFound: 1 });
  });

  test("no flow of fewer than 20 is in the file: counted as nobody that is said first, and taken as unknown it leaves much open", async () => {
    expect(Math.min(...rows().map(({ all }) => all))).toBe(20);
    expect(warned(await ask(), "small-flows-left-out")).toMatch(
      /^No flow of the table is of fewer than 20 people, and 7,494 pairs of places have no row/,
    );
    const open = await ask({ flows: { datasetId: ids.flows, value: "all" } });
    expect(figuresOf(open, "places", centre).residents).toMatchObject({ point: 3_245, low: 3_245, high: null });
    expect(figuresOf(open, "places", centre).demand!.high).toBeCloseTo(1_493 / 40_359, 11);
    expect(figuresOf(open, "places", centre).demand!.low).toBeCloseTo(1_493 / 40_359, 11); // everywhere sends somebody to the centre
    expect(warned(open, "absent-flows")).toContain("Nothing is known of those flows");
    expect(open.coverage.absent).toBe(7_494);
    boundsHold(open);
  });

  test("what comes in from each place comes to what comes in, shown or not, and the fewest that supply 80% really are", async () => {
    const answer = await ask({ mostFlows: 10 });
    const inflows = rowsIn(answer, "inflows");
    expect(inflows.length).toBe(11);
    expect(inflows.at(-1)!.code).toBe("other-places");
    expect(inflows.reduce((sum, { figures }) => sum + figures.workers!.point!, 0)).toBe(figuresOf(answer, "places", centre).in!.point);
    const supply = rowsIn(answer, "catchment").filter(({ labels }) => labels!.supply === "certainly");
    const supplied = supply.reduce((sum, { figures }) => sum + figures.workers!.point!, 0);
    const least = Math.min(...supply.map(({ figures }) => figures.workers!.point!));
    expect(supplied).toBeGreaterThanOrEqual(0.8 * 40_359);
    expect(supplied - least).toBeLessThan(0.8 * 40_359);
  });

  test("a way of travel at a time: fewer cycle in than come in, from each place", async () => {
    const all = await ask({ mostFlows: 200 });
    const bicycle = await ask({ flows: { datasetId: ids.flows, value: "bicycle", absent: "zero" } });
    expect(figuresOf(bicycle, "places", centre).jobs!.point).toBe(
      rows().reduce((sum, { to, bicycle: by }) => (to === centre ? sum + by : sum), 0),
    );
    for (const { code, figures } of rowsIn(bicycle, "inflows")) {
      if (code !== "other-places") expect(figures.workers!.point).toBeLessThanOrEqual(figuresOf(all, "inflows", code).workers!.point!);
    }
  });

  test("cut by the rule of Travel to Work Areas, Bristol is one area with nearly everybody in it", async () => {
    const answer = await ask({ labourMarketAreas: true });
    const markets = rowsIn(answer, "labour-markets");
    const largest = markets.toSorted((one, other) => other.figures.jobs!.point! - one.figures.jobs!.point!)[0]!;
    expect(largest.labels).toEqual({ yours: "all" });
    expect(largest.figures.jobs!.point! / 238_805).toBeGreaterThan(0.9);
    for (const { figures } of markets) if (figures.validity!.point! < 1) expect(warned(answer, "areas-by-points")).toBeDefined();
    expect(rowsIn(answer, "same-labour-market").length).toBe(largest.figures.places!.point);
  });
});

describe.runIf(hasOrSay(wight))("who travels where on the Isle of Wight, by the census of 2011", () => {
  const newport = ["E02003588", "E02003589"]; // Isle of Wight 008 and 009
  let context: Asker;
  const ask = async (but: Partial<WhoTravelsWhere> = {}) => (await askQuestion(context, travels({ places: newport, ...but }))).answer;

  beforeAll(async () => {
    context = await analystWith([{ id: ids.flows, file: wight }]);
  }, 60_000);

  test("both ends are known by what the census calls them, with their names, and every pair of places has a row", async () => {
    const answer = await ask();
    expect(rowsIn(answer, "places").map(({ name }) => name)).toEqual(["Isle of Wight 008", "Isle of Wight 009"]);
    expect(figuresOf(answer, "area", "area").jobs!.point).toBe(8_078 + 6_305);
    expect(figuresOf(answer, "area", "area").residents!.point).toBe(2_436 + 2_817);
    expect(answer.coverage).toMatchObject({ cells: 324, share: 1 });
    expect(warned(answer, "small-flows-left-out")).toBeUndefined();
    expect(rowsIn(answer, "between").length).toBe(4);
    // Newport is where the island works: most of it lies in its commuting zone.
    const zone = rowsIn(answer, "catchment").filter(({ labels }) => labels!.zone === "certainly");
    expect(zone.length).toBeGreaterThan(12);
    boundsHold(answer);
  });

  test("the island as a whole is self-contained because the table holds nobody who leaves it, and that is said first", async () => {
    const everywhere = [...new Set(rowsOf(wight).map((row) => row.geo_code1!))];
    const answer = await ask({ places: everywhere });
    expect(figuresOf(answer, "area", "area").supply).toEqual({ point: 1, low: 1, high: 1 });
    expect(answer.warnings[0]!.code).toBe("nothing-beyond");
  });

  test("rounded to 5, as the dataset might be, the shares have intervals that hold what the exact counts give", async () => {
    const exact = figuresOf(await ask(), "area", "area");
    expect(exact.supply!.low).toBe(exact.supply!.point);
    const rounded = await analystWith([{ id: ids.flows, file: wight, rounding: "nearest-5" }]);
    const { answer } = await askQuestion(rounded, travels({ places: newport }));
    expect(warned(answer, "rounding-not-as-said")).toContain("not rounded as the dataset’s description says");
    boundsHold(answer);
  });
});

describe.runIf(hasOrSay(claimants) && hasOrSay(census) && hasOrSay(accounts))("who is like Trafford", () => {
  const trafford = "E08000009";
  let context: Asker;
  const districts = [...new Set(rowsOf(claimants).map((row) => row.area_code!))].filter(
    (code) => /^E0[6-9]/.test(code) && !/^E05/.test(code),
  );
  const rate: Criterion = {
    name: "Claimants in March 2024",
    figures: {
      source: { datasetId: ids.claimants, where: [{ column: "measure", equals: "Percentage" }] },
      period: "March 2024",
    },
    unit: "index",
    weight: 1,
  };
  const held = (name: string, column: string): Criterion => ({
    name,
    figures: { source: { datasetId: ids.census, value: `total ${column}` } },
    per: { source: { datasetId: ids.census, value: "total total" } },
    unit: "share",
    weight: 1,
  });
  const perHead: Criterion = {
    name: "Output per resident of 16 and over",
    figures: {
      source: {
        datasetId: ids.accounts,
        columns: { period: "dates.date" },
        where: [{ column: "variable.name", equals: "GVA Current Prices £m" }],
      },
      period: "2021-01-01",
      across: { part: "industry", codes: ["Total"] },
    },
    per: { source: { datasetId: ids.census, value: "total total" } },
    unit: "ratio",
    weight: 1,
  };
  const like = (but: Partial<WhoIsLikeUs> = {}): WhoIsLikeUs => ({
    question: "who-is-like-us",
    criteria: [rate, held("Degree or higher", "level_4"), held("No qualification", "no_qualification")],
    places: [trafford],
    among: districts,
    nearest: 5,
    yardstick: "standard-deviation",
    ...but,
  });

  beforeAll(async () => {
    context = await analystWith([
      { id: ids.claimants, file: claimants },
      { id: ids.census, file: census },
      { id: ids.accounts, file: accounts },
    ]);
  }, 180_000);

  test("its nearest among the places it compares itself with, worked out again from the raw rows", async () => {
    const { answer } = await askQuestion(context, like());
    const claims = new Map(
      rowsOf(claimants)
        .filter(({ period, measure }) => period === "March 2024" && measure === "Percentage")
        .map(({ area_code, value }) => [area_code!, Number(value)]),
    );
    const [, columns, ...lines] = readFileSync(pathOf(census), "utf8").split(/\r?\n/);
    const names = columns!.split(",");
    const shares = new Map(
      lines.flatMap((line) => {
        const cells = line.split(",");
        const of = (name: string) => Number(cells[names.indexOf(name)]);
        return cells.length < 3 ? [] : [[cells[0]!, [of("level_4") / of("total"), of("no_qualification") / of("total")]] as const];
      }),
    );
    const known = districts.filter((code) => claims.has(code) && shares.has(code));
    expect(known.length).toBeGreaterThan(10);
    const matrix = known.map((code) => [claims.get(code)!, ...shares.get(code)!]);
    const spreads = [0, 1, 2].map((index) => {
      const column = matrix.map((row) => row[index]!);
      const mean = column.reduce((sum, one) => sum + one, 0) / column.length;
      return Math.sqrt(column.reduce((sum, one) => sum + (one - mean) ** 2, 0) / column.length);
    });
    const own = matrix[known.indexOf(trafford)]!;
    for (const [place, code] of known.entries()) {
      if (code === trafford) continue;
      const distance = Math.sqrt(own.reduce((sum, one, index) => sum + ((matrix[place]![index]! - one) / spreads[index]!) ** 2, 0));
      expect(figuresOf(answer, "comparators", code).distance!.point).toBeCloseTo(distance, 9);
    }
    const nearest = rowsIn(answer, "comparators").toSorted((one, other) => one.ranks!.best - other.ranks!.best)[0]!;
    // As qualified, and as few out of work: Solihull, Stockport or South Gloucestershire, and not Halton or Peterborough.
    expect(["E08000029", "E08000007", "E06000025", "E06000050"]).toContain(nearest.code);
    const bottom = rowsIn(answer, "comparators").toSorted((one, other) => other.figures.distance!.point! - one.figures.distance!.point!);
    expect(["E06000006", "E06000031", "E06000020", "E06000004", "E06000061", "E06000015"]).toContain(bottom[0]!.code);
    expect(figuresOf(answer, "values", trafford)["value-2"]!.point).toBeCloseTo(shares.get(trafford)![0]!, 9);
    boundsHold(answer);
  });

  test("output per head sets London’s centre apart, and a robust yardstick keeps it from setting the scale", async () => {
    const everywhere = [
      ...new Set(
        readFileSync(pathOf(census), "utf8")
          .split(/\r?\n/)
          .slice(2)
          .map((line) => line.split(",")[0]!),
      ),
    ].filter((code) => /^E0/.test(code));
    const asked = like({ criteria: [perHead, held("Degree or higher", "level_4")], among: everywhere, nearest: 10 });
    const { answer } = await askQuestion(context, asked);
    const rows = rowsIn(answer, "comparators").toSorted((one, other) => one.figures.distance!.point! - other.figures.distance!.point!);
    expect(rows.at(-1)!.code).toBe("E09000001"); // the City of London
    expect(figuresOf(answer, "values", trafford)["value-1"]!.point).toBeGreaterThan(0.02); // £m a head, some £50,000
    expect(figuresOf(answer, "values", trafford)["value-1"]!.point).toBeLessThan(0.08);
    const robust = (await askQuestion(context, { ...asked, yardstick: "median-absolute-deviation" })).answer;
    const part = (from: Answer) => rowsIn(from, "comparators").find(({ code }) => code === rows[9]!.code)!.figures["part-1"]!.point!;
    expect(part(robust)).toBeGreaterThan(part(answer)); // of ordinary differences, more is made of output
    expect(warned(answer, "places-left-out")).toBeUndefined();
    boundsHold(answer);
  });
});

describe.runIf(hasOrSay(survey))("who is like Greater Manchester by the Annual Population Survey", () => {
  test("what is too small to publish leaves a place out, and the errors of the rest are carried", async () => {
    const context = await analystWith([{ id: ids.survey, file: survey }]);
    const all = { part: "occupation" as const };
    const of = (name: string, codes: string[]): Criterion => ({
      name,
      figures: {
        source: { datasetId: ids.survey, where: [{ column: "SIC2007", equals: "G-Q Total Services" }] },
        across: { ...all, codes },
      },
      per: { source: { datasetId: ids.survey, where: [{ column: "SIC2007", equals: "G-Q Total Services" }] }, across: all },
      unit: "share",
      weight: 1,
    });
    const occupations = [...new Set(rowsOf(survey).map((row) => row.SOC2020!))];
    const areas = [...new Set(rowsOf(survey).map((row) => row.GEOGRAPHY_CODE!))];
    const codeOf = (start: string) => occupations.filter((one) => one.startsWith(start));
    const { answer } = await askQuestion(context, {
      question: "who-is-like-us",
      criteria: [of("Professionals", codeOf("2")), of("Elementary occupations", codeOf("9"))],
      places: ["UKD3"],
      among: areas,
      nearest: 5,
      yardstick: "standard-deviation",
    });
    const rows = rowsIn(answer, "comparators");
    expect(rows.length).toBeGreaterThan(20);
    expect(answer.tables[0]!.measures[0]!.bounds).toBe("sampling");
    for (const { figures } of rows) {
      expect(figures.distance!.high! - figures.distance!.low!).toBeGreaterThan(0);
    }
    // With estimates as unsure as these, hardly anybody can be told from the next.
    expect(warned(answer, "not-told-apart")).toBeDefined();
    expect(figuresOf(answer, "values", "UKD3")["value-1"]!.point).toBeGreaterThan(0.15);
    expect(figuresOf(answer, "values", "UKD3")["value-1"]!.point).toBeLessThan(0.45);
    boundsHold(answer);
  }, 60_000);
});
