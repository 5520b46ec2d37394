import { expect, test } from "vitest";
import type { AskableDataset, Question, Row, Table } from "@concord/domain/questions";
import type { AnyQuestionPage, Beginning } from "../questions/question-page.ts";
import { stepsOf, trailOf } from "./steps.ts";

const row = (code: string, name = code) => ({ code, name, figures: {}, notes: [] }) as unknown as Row;
const industries = { rowsAre: "industry" } as Table;
const places = { rowsAre: "place" } as Table;
const page = { roles: { jobs: { label: "Jobs", needs: "", parts: ["place", "industry"] } } } as unknown as AnyQuestionPage;
const begin = (codes: readonly string[]) =>
  ({ sourceIfAny: () => ({ datasetId: "dat_1" }), codes: () => codes.map((code) => ({ code, name: code })) }) as unknown as Beginning;
const question = (but: object) =>
  ({ question: "unusually-good-at", places: ["a", "b"], sectorDetail: "section", ...but }) as unknown as Question;
const classes = ["1031", "1032", "6201"];
const finer = {
  id: "dat_2",
  name: "Jobs by class",
  shapes: false,
  columns: ["place", "industry", "value"].map((meaning) => ({ name: meaning, meaning, type: "text", distinct: 600 })),
} as unknown as AskableDataset;

test("a sector opens into the next finer sectors that the table has", () => {
  const asked = (sectorDetail: string) => ({ page, question: question({ sectorDetail }), begin: begin(classes), datasets: [] });
  expect(stepsOf(asked("section"), row("C"), industries)[0]?.changes).toEqual({ within: "C", sectorDetail: "division" });
  expect(stepsOf(asked("group"), row("103"), industries)[0]?.changes).toEqual({ within: "103", sectorDetail: "as-published" });
  expect(stepsOf(asked("as-published"), row("1032"), industries)).toEqual([]);
});

test("where a table goes no deeper, the step goes on in a finer one", () => {
  const asked = { page, question: question({ sectorDetail: "as-published" }), begin: begin(["A", "C", "J"]), datasets: [finer] };
  expect(stepsOf(asked, row("C"), industries)).toEqual([
    { label: "What is in it: divisions, from Jobs by class", changes: { jobs: "dat_2", within: "C", sectorDetail: "division" } },
  ]);
});

test("of a place the same question is asked, unless it is the one asked about", () => {
  const asked = (of: string[]) => ({ page, question: question({ places: of }), begin: begin(classes), datasets: [] });
  expect(stepsOf(asked(["a", "b"]), row("a", "Leeds"), places)).toEqual([
    { label: "The same question of Leeds", changes: { places: ["a"] } },
  ]);
  expect(stepsOf(asked(["a"]), row("a"), places)).toEqual([]);
});

test("the way down says each sector by its name, and leads back to all of them", () => {
  const trail = trailOf(question({ within: "103", sectorDetail: "as-published" }), classes);
  expect(trail.map(({ name }) => name)).toEqual([
    "Every sector",
    "Manufacturing",
    "Manufacture of food products",
    "Processing and preserving of fruit and vegetables",
  ]);
  expect(trail[0]?.changes).toEqual({ within: undefined, sectorDetail: "section" });
  expect(trail[1]?.changes).toEqual({ within: "C", sectorDetail: "division" });
  expect(trailOf(question({}), classes)).toEqual([]);
});
