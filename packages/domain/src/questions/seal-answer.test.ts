import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, contentHash } from "@concord/kernel";
import { pin } from "@concord/testkit";
import type { Answer } from "./answer.ts";
import { unwatched } from "./pace.ts";
import { sealAnswer } from "./seal-answer.ts";

const row = fc.record({
  code: fc.string(),
  name: fc.string({ unit: "grapheme" }),
  figures: fc.dictionary(
    fc.constantFrom("share", "a-b", "jobs"),
    fc.record({ point: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), low: fc.constant(null), high: fc.integer() }),
  ),
  notes: fc.array(fc.string()),
  tier: fc.option(fc.nat()),
  ranks: fc.constant(null),
});
const measure = { key: "share", name: "Share", said: "share", unit: "share", help: "", bounds: "tightest" } as const;

const answerOf = (tables: readonly { rows: any[] }[]): Answer => ({
  question: {
    question: "unusually-good-at",
    jobs: { datasetId: pin().datasetId },
    places: ["b", "a"],
    reference: ["a"],
    sectorDetail: "section",
    from: "2015",
    to: "2021",
  },
  method: { name: "m", version: "1", formulae: [] },
  sources: [{ role: "jobs", pin: pin(), rounding: "none" }],
  warnings: [],
  coverage: { cells: 1, share: 1, blank: 0, suppressed: 0, absent: 0, placesAsked: 1, placesFound: 1 },
  tables: tables.map(({ rows }, at) => ({ key: `t${at}`, title: "Table", rowsAre: "industry", measures: [measure], rows })),
});

test("an answer written a stretch at a time is what RFC 8785 writes at once, and its hash is its content's", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ rows: fc.array(row, { maxLength: 250 }) }), { minLength: 1, maxLength: 3 }), async (tables) => {
      const answer = answerOf(tables);
      const { bytes, resultHash, answer: sealed } = await sealAnswer(answer, unwatched);
      expect(new TextDecoder().decode(bytes)).toBe(canonicalJson(answer));
      expect(resultHash).toBe(contentHash(answer));
      expect(sealed).toEqual(answer);
    }),
    { seed: 5, numRuns: 40 },
  );
});

test("what the schema does not know is in neither the answer nor its hash; what it does not allow is no answer", async () => {
  const plain = { code: "A", name: "Farming", figures: {}, notes: [], tier: null, ranks: null };
  const sealed = await sealAnswer(answerOf([{ rows: [{ ...plain, extra: 1 }] }]), unwatched);
  expect(sealed.resultHash).toBe(contentHash(answerOf([{ rows: [plain] }])));
  const wrong = answerOf([{ rows: [{ ...plain, figures: { share: { point: Number.NaN, low: null, high: null } } }] }]);
  await expect(sealAnswer(wrong, unwatched)).rejects.toThrow(/point/);
});

test("an answer that is more than the API can carry is refused in a sentence", async () => {
  const rows = Array.from({ length: 4_600 }, (_, at) => ({
    code: `${at}`,
    name: "x".repeat(1_000),
    figures: {},
    notes: [],
    tier: null,
    ranks: null,
  }));
  await expect(sealAnswer(answerOf([{ rows }]), unwatched)).rejects.toMatchObject({ kind: "refused", code: "answer-too-large" });
});
