import fc from "fast-check";
import { expect, test } from "vitest";
import { codeSetNamed, codeSets, districtSets } from "./code-set.ts";
import { districtVintageOf } from "./district-vintage.ts";
import { identifyCodes } from "./identify-codes.ts";
import { sicCodes } from "./sic-2007.ts";
import type { CodedMeaning } from "./code-set.ts";

const identify = (meaning: CodedMeaning, ...codes: string[]) =>
  identifyCodes(
    meaning,
    codes.map((code) => ({ code, rows: 2 })),
  );
const problemsOf = (meaning: CodedMeaning, ...codes: string[]) =>
  identify(meaning, ...codes)?.unknown.map(({ code, problem, suggestion }) => [code, problem, ...(suggestion ?? [])]);

const industries = ["62011", "62012", "62020", "62030", "62090", "63110", "63120", "63910"];
const westYorkshire = ["E08000032", "E08000033", "E08000034", "E08000035"];

test.each([
  ["a leading zero that a spreadsheet dropped", "1110", ["leading-zeros-lost", "01110"]],
  ["a space behind", "01110 ", ["trailing-space", "01110"]],
  ["a space that does not break", "01110\u00a0", ["trailing-space", "01110"]],
  ["the classification's own full stop and stroke", "62.01/2", ["punctuation", "62012"]],
  ["an apostrophe before it", "'01110", ["punctuation", "01110"]],
  ["a number read as a decimal", "62012.0", ["punctuation", "62012"]],
  ["a number that lost its zero and gained a decimal", "1110.0", ["leading-zeros-lost", "01110"]],
  ["the letter O for a nought", "62O12", ["look-alike", "62012"]],
  ["the name behind the code, as Nomis writes it", "01110 : Growing of cereals", ["name-appended", "01110"]],
  ["a code of nothing", "62013", ["not-in-set"]],
])("an industry with %s is told, with what was meant", (_, code, problem) => {
  expect(problemsOf("industry", ...industries, code)).toEqual([[code, ...problem]]);
});

test.each([
  ["small letters", "e08000036", ["letter-case", "E08000036"]],
  ["a letter for a figure", "EO8000036", ["look-alike", "E08000036"]],
  ["its name behind it", "E08000036 Wakefield", ["name-appended", "E08000036"]],
  ["a region's code", "E12000003", ["not-in-set"]],
  ["a name where a code should be", "Wakefield", ["not-in-set"]],
])("a district with %s is told", (_, code, problem) => {
  expect(problemsOf("place", ...westYorkshire, code)).toEqual([[code, ...problem]]);
});

test("sentences name the code, what it is called, and what to do", () => {
  const [zero] = identify("industry", ...industries, "1110")?.unknown ?? [];
  expect(zero).toEqual({
    code: "1110",
    rows: 2,
    problem: "leading-zeros-lost",
    suggestion: ["01110"],
    sentence:
      "“1110” has lost its leading zero, as spreadsheets do: 01110 (Growing of cereals (except rice), leguminous crops and oil seeds) is meant.",
  });
  const [region] = identify("place", ...westYorkshire, "E12000003")?.unknown ?? [];
  expect(region?.sentence).toBe("“E12000003” is a code of Region (Yorkshire and The Humber), not of LAD, as the others are.");
});

test("an old district in a file of 2023 is told with its last day and what took its place", () => {
  const list2023 = [...(codeSetNamed("lad-2023")?.codes?.().keys() ?? [])];
  const found = identify("place", ...list2023, "E07000163", "E08000038");
  expect(found).toMatchObject({ name: "LAD 2023", vintage: 2023 });
  expect(found?.unknown).toMatchObject([
    {
      code: "E07000163",
      problem: "old-code",
      suggestion: ["E06000065"],
      sentence: "Craven (E07000163) ended on 31 March 2023. North Yorkshire (E06000065) took its place.",
    },
    {
      code: "E08000038",
      problem: "new-code",
      suggestion: ["E08000016"],
      sentence: "Barnsley (E08000038) began on 1 April 2025, after the list of 2023. There it is Barnsley (E08000016).",
    },
  ]);
});

test.each(districtSets.map((set) => [set.name, set] as const))("the whole of %s is known for what it is", (name, set) => {
  const found = identify("place", ...(set.codes?.().keys() ?? []));
  expect(found).toMatchObject({ name, vintage: set.vintage, unknown: [] });
});

test.each(
  codeSets
    .filter(({ family, codes, key }) => family !== "LAD" && codes && key !== "itl1-2025" && !key.endsWith("-major-group"))
    .map((set) => [set.name, set] as const),
)("the whole of %s is known for what it is", (name, set) => {
  expect(identify(set.meaning, ...(set.codes?.().keys() ?? []))).toMatchObject({ name, unknown: [] });
});

test("codes that two editions share are of neither year", () => {
  expect(identify("occupation", "1", "2", "9")).toMatchObject({ name: "SOC major group" });
  expect(identify("occupation", "1115", "1116", "2136")).toMatchObject({ name: "SOC 2010 unit group", vintage: 2010 });
  expect(identify("place", "E08000032")).toMatchObject({ name: "LAD" });
});

test("small areas are known by their shape, and codes of nothing by none", () => {
  expect(identify("place", "E02000001", "E02000002")).toMatchObject({ name: "MSOA", unknown: [] });
  expect(identify("place", "UKE4")).toMatchObject({ name: "ITL2 (NUTS codes)" });
  expect(identify("place", "Leeds", "Bradford")).toBeUndefined();
  expect(identify("industry", "04", "34", "40")).toBeUndefined();
  expect(identify("industry")).toBeUndefined();
});

test("farm employment under 01000 is no mistake, and is said for what it is", () => {
  const found = identify("industry", ...industries, "01000");
  expect(found?.unknown).toEqual([]);
  expect(found?.pseudo).toMatchObject([{ code: "01000", sentence: expect.stringMatching(/^01000 stands for farm agriculture/) }]);
});

test("a whole column that was put in small letters, or lost its zeros, is still known", () => {
  expect(problemsOf("place", "e08000032", "e08000033")).toEqual([
    ["e08000032", "letter-case", "E08000032"],
    ["e08000033", "letter-case", "E08000033"],
  ]);
  expect(identify("industry", "1110", "1120", "1130")).toMatchObject({ name: "SIC 2007 subclass" });
});

test.each([
  [["E07000100"], 2011], // St Albans, until 2012
  [["E08000032", "E07000163"], 2021], // Craven, until 2023
  [["E08000032", "E06000065"], 2023], // North Yorkshire, from then on
  [["S12000049", "E06000047"], 2019],
  [["95Z", "E06000057"], 2013],
  [["E08000038", "E08000032"], 2025],
  [["E06000047", "E08000032"], undefined], // both in every list
  [["E07000163", "E06000065"], undefined], // never on one list
  [["nonsense"], undefined],
])("%j are of the list of %s", (codes, year) => expect(districtVintageOf(codes)).toBe(year));

test("whatever stands among the codes, each is either in the set, a known pseudo-code, or named among the unknown with a sentence", () => {
  const real = fc.constantFrom(...sicCodes("subclass").keys());
  const odd = fc.oneof(
    fc.string({ maxLength: 12 }),
    real.map((code) => code.replace(/^0/, "")),
    real.map((code) => `${code} `),
  );
  fc.assert(
    fc.property(fc.uniqueArray(real, { minLength: 20, maxLength: 40 }), fc.uniqueArray(odd, { maxLength: 4 }), (codes, strays) => {
      const given = [...new Set([...codes, ...strays])].filter((code) => code !== "01000");
      const found = identify("industry", ...given);
      expect(found?.name).toBe("SIC 2007 subclass");
      const unknown = found?.unknown.map(({ code }) => code) ?? [];
      expect(unknown).toEqual(given.filter((code) => !sicCodes("subclass").has(code)));
      expect(
        found?.unknown.every(
          ({ sentence, suggestion }) => sentence !== "" && (suggestion ?? []).every((code) => sicCodes("subclass").has(code)),
        ),
      ).toBe(true);
    }),
  );
});
