import fc from "fast-check";
import { expect, test } from "vitest";
import type { Question } from "@concord/domain/questions";
import { addressOf, datasetsIn, fieldIn, shapeOf, versionsIn } from "./question-address.ts";
import { fieldsIn, lookingIn, workbenchSearch } from "./workbench-search.ts";
import { codesIn, codesText, sourceIn, sourceText } from "./written.ts";

const datasetId = "dat_00000000000000000000000001" as const;
const seeded = { seed: 4, numRuns: 300 };

test("codes that follow one another are written as the first and how many", () => {
  expect(codesText(["E08000032", "E08000033", "E08000034", "E06000014"])).toBe("E08000032*3,E06000014");
  expect(codesIn("E08000032*3,E06000014")).toEqual(["E08000032", "E08000033", "E08000034", "E06000014"]);
  expect(codesText(["09", "10", "11"])).toBe("09*3");
  expect(codesIn("99*3")).toEqual(["99"]);
});

test("whatever its codes are, a list is read as it was written, in its order", () => {
  const code = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.constantFrom("E01", "E02", "E03", "a*b", "50%", "x,y"),
  );
  fc.assert(
    fc.property(fc.array(code, { minLength: 1, maxLength: 40 }), (codes) => {
      expect(codesIn(codesText(codes))).toEqual(codes);
    }),
    seeded,
  );
});

test("a source is read as it was written, whatever its columns are called", () => {
  const name = fc.string({ minLength: 1, maxLength: 20 });
  const source = fc.record(
    {
      datasetId: fc.constant(datasetId),
      value: name,
      columns: fc.dictionary(fc.constantFrom("place", "period", "origin"), name, { minKeys: 1 }),
      where: fc.array(fc.record({ column: name, equals: name }), { minLength: 1, maxLength: 3 }),
      absent: fc.constantFrom("missing" as const, "zero" as const),
    },
    { requiredKeys: ["datasetId"] },
  );
  fc.assert(
    fc.property(source, (one) => {
      const plain = JSON.parse(JSON.stringify(one)) as typeof one;
      expect(sourceIn(sourceText(plain)!)).toEqual(plain);
    }),
    seeded,
  );
  expect(sourceText({ datasetId })).toBe(`${datasetId}~`);
  expect(sourceIn("nothing")).toBeUndefined();
});

test("a question is read from its address as it was, and the router's own reading of 2015 as a number does no harm", () => {
  const question: Question = {
    question: "unusually-good-at",
    jobs: { datasetId, where: [{ column: "SEX", equals: "All" }] },
    places: ["E08000032", "E08000033", "E08000034"],
    reference: ["E06000014"],
    sectorDetail: "division",
    within: "10",
    from: "2015",
    to: "2021",
  };
  const { params, search } = addressOf(question, [{ datasetId, number: 3 }]);
  const read = workbenchSearch(JSON.parse(JSON.stringify(search)) as Record<string, unknown>);

  expect(params).toEqual({ question: "unusually-good-at" });
  const found = Object.entries(fieldsIn(read)).map(([key, said]) => [key, fieldIn("unusually-good-at", key, said)]);
  expect({ question: "unusually-good-at", ...Object.fromEntries(found) }).toEqual(question);
  expect(versionsIn(lookingIn(read).versions)).toEqual(new Map([[datasetId, 3]]));
  expect(datasetsIn(fieldsIn(read))).toEqual([datasetId]);
});

test("what is no parameter of the question, or cannot be one, is not understood", () => {
  expect(fieldIn("unusually-good-at", "nothing", "x")).toBeUndefined();
  expect(fieldIn("unusually-good-at", "sectorDetail", "chapters")).toBeUndefined();
  expect(Object.keys(shapeOf("unusually-good-at"))).toContain("places");
});

test("an address keeps what may be said of looking at an answer, and no more comparisons than can stand side by side", () => {
  const search = workbenchSearch({
    sort: "sectors.growth.down",
    marked: 62,
    compare: [{}, "x", {}, {}, {}, {}, {}],
    claim: "x",
    find: "a",
  });
  expect(search).toEqual({ sort: "sectors.growth.down", marked: "62", compare: [{}, {}, {}, {}, {}], find: "a" });
});
