import { expect, test } from "vitest";
import type { AskableDataset, Question } from "@concord/domain/questions";
import type { AnyQuestionPage } from "../questions/question-page.ts";
import { fieldsWith } from "./fields-with.ts";

const dataset = (end: string, codeSet: string) =>
  ({
    id: `dat_${end.padStart(26, "0")}`,
    columns: [{ name: "LAD", meaning: "place", type: "text", distinct: 5, codeSet }],
  }) as unknown as AskableDataset;
const [first, alike, other] = [dataset("1", "LAD 2021"), dataset("2", "LAD 2021"), dataset("3", "ITL2 2021")] as const;
const start = {
  question: "unusually-good-at",
  jobs: { datasetId: first.id },
  places: ["E08000035"],
  reference: ["E08000035", "E06000014"],
  sectorDetail: "section",
  from: "2015",
  to: "2021",
} as unknown as Question;
const asking = (fields: Record<string, unknown>, question: object = {}) => ({
  page: { roles: { jobs: {} } } as unknown as AnyQuestionPage,
  fields,
  start,
  question: { ...start, ...question } as Question,
  datasets: [first, alike, other],
});

test("what is as it began is not said; what is otherwise is, as short as it can be", () => {
  expect(fieldsWith(asking({}), { to: "2019" })).toEqual({ to: 2019 });
  expect(fieldsWith(asking({ to: 2019, places: "E06000014" }), { to: "2021" })).toEqual({ places: "E06000014" });
  expect(fieldsWith(asking({ within: "C" }), { within: undefined })).toEqual({});
});

test("another dataset has other places and periods, so what was chosen of the old is not kept", () => {
  const fields = { places: "E06000014", to: 2019, within: "C", threshold: 2, kind: "dynamic", isSimulated: true };
  expect(fieldsWith(asking(fields), { jobs: other.id })).toEqual({ jobs: other.id, threshold: 2, kind: "dynamic", isSimulated: true });
});

test("where both have the same places they are kept, and a step that says more keeps what it says", () => {
  expect(fieldsWith(asking({ places: "E06000014", to: 2019 }), { jobs: alike.id, within: "C", sectorDetail: "division" })).toEqual({
    jobs: alike.id,
    places: "E06000014",
    within: "C",
    sectorDetail: "division",
  });
});

test("the same dataset read otherwise loses nothing", () => {
  const read = { datasetId: first.id, value: "GVA" };
  expect(fieldsWith(asking({ places: "E06000014" }), { jobs: read })).toEqual({ places: "E06000014", jobs: `${first.id}~value=GVA` });
});
