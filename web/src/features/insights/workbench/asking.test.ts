import { expect, test } from "vitest";
import type { AskableDataset, QuestionOptions } from "@concord/domain/questions";
import type { AnyQuestionPage, Role } from "../questions/question-page.ts";
import { choicesLeft, fitsRole, fitting, lacking, startingSource } from "./asking.ts";

const id = (end: string) => `dat_${end.padStart(26, "0")}` as AskableDataset["id"];
const column = (meaning: string, distinct = 5, name = meaning.toUpperCase()) => ({
  name,
  meaning,
  distinct,
  type: meaning === "value" ? "number" : "text",
});
const dataset = (name: string, columns: ReturnType<typeof column>[], but: Partial<AskableDataset> = {}) =>
  ({
    id: id(String(name.length)),
    name,
    publisher: "",
    number: 1,
    kind: "open",
    shapes: false,
    shared: false,
    columns,
    ...but,
  }) as AskableDataset;
const byIndustry = [column("place"), column("period"), column("industry"), column("value")];
const jobs: Role = { label: "Jobs", needs: "jobs", parts: ["place", "period", "industry"], likely: /jobs/i };
const output: Role = { label: "Output", needs: "output", parts: ["place", "period", "industry"], likely: /gva|output/i };
const pageWith = (roles: Record<string, Role>) => ({ roles }) as unknown as AnyQuestionPage;

test("a table fits a role when it has its parts and a figure; flows need two columns of places, boundaries shapes", () => {
  expect(fitsRole(dataset("a", byIndustry), jobs)).toBe(true);
  expect(fitsRole(dataset("a", [column("place"), column("value")]), jobs)).toBe(false);
  const flows: Role = { label: "", needs: "", parts: ["origin", "destination"] };
  expect(fitsRole(dataset("a", [column("place"), column("value")]), flows)).toBe(false);
  expect(fitsRole(dataset("a", [column("place", 5, "HOME"), column("place", 5, "WORK"), column("value")]), flows)).toBe(true);
  expect(fitsRole(dataset("a", [], { shapes: true }), { label: "", needs: "", parts: [], shapes: true })).toBe(true);
});

test("of the tables that fit, those named so come first, then those with the most periods, or the finest where that matters", () => {
  const long = dataset("Jobs by section", [column("place"), column("period", 7), column("industry", 21), column("value")]);
  const fine = dataset("Jobs by class", [column("place"), column("period", 3), column("industry", 600), column("value")]);
  const other = dataset("Anything else", byIndustry);
  const names = (role: Role) => fitting(pageWith({ jobs: role }), "jobs", [other, fine, long]).map(({ name }) => name);
  expect(names(jobs)).toEqual(["Jobs by section", "Jobs by class", "Anything else"]);
  expect(names({ ...jobs, finest: "industry" })[0]).toBe("Jobs by class");
});

test("a table of jobs is not output too because it has the same columns", () => {
  const page = pageWith({ output, jobs });
  expect(lacking(page, [dataset("Jobs", byIndustry)])).toEqual([output]);
  expect(lacking(page, [dataset("Jobs", byIndustry), dataset("Regional accounts, table 3", byIndustry)])).toEqual([]);
  expect(lacking(pageWith({ jobs: { ...jobs, optional: true } }), [])).toEqual([]);
});

const optionsWith = (columns: (ReturnType<typeof column> & { codes?: [string, string][] })[]): QuestionOptions =>
  ({
    dataset: { id: id("1"), name: "", publisher: "" },
    columns,
    codes: Object.fromEntries(
      columns.flatMap(({ name, codes }) => (codes ? [[name, codes.map(([code, said]) => ({ code, name: said }))]] : [])),
    ),
  }) as unknown as QuestionOptions;

test("where a table leaves a choice, it is begun with the whole: all persons, the total", () => {
  const sex = {
    ...column("other", 3, "SEX"),
    codes: [
      ["1", "Male"],
      ["2", "Female"],
      ["0", "All persons"],
    ] as [string, string][],
  };
  const options = optionsWith([column("place"), sex, column("value")]);
  expect(startingSource({ ...jobs, parts: ["place"] }, options).where).toEqual([{ column: "SEX", equals: "0" }]);
  expect(choicesLeft(options, new Set(["SEX"]))).toEqual([]);
});

test("Nomis' plain value is read by itself, and one of several other measures is begun with", () => {
  const measures = (codes: [string, string][]) =>
    optionsWith([column("place"), { ...column("measure", 2, "MEASURES"), codes }, column("value")]);
  expect(
    startingSource(
      { ...jobs, parts: ["place"] },
      measures([
        ["20100", "value"],
        ["20701", "confidence"],
      ]),
    ).where,
  ).toBeUndefined();
  expect(
    startingSource(
      { ...jobs, parts: ["place"], prefer: /rate/ },
      measures([
        ["1", "number"],
        ["2", "rate"],
      ]),
    ).where,
  ).toEqual([{ column: "MEASURES", equals: "2" }]);
});

test("people live in the one column of places and work in the other", () => {
  const options = optionsWith([column("place", 9, "WORKPLACE"), column("place", 9, "RESIDENCE"), column("value")]);
  expect(startingSource({ label: "", needs: "", parts: ["origin", "destination"] }, options).columns).toEqual({
    origin: "RESIDENCE",
    destination: "WORKPLACE",
  });
});
