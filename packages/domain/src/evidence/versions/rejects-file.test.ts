import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, world } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, listRejects, readRejects, rejectLine, rejectsHeader } from "../index.ts";

test("whatever a bad cell holds, the report gives it back", () => {
  const reject = fc.record({
    line: fc.nat(),
    column: fc.string(),
    value: fc.string({ unit: "grapheme", maxLength: 100 }),
    reason: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(reject), (rejects) => {
      const read = readRejects(new TextEncoder().encode(rejects.map(rejectLine).join("")), rejects.length);
      expect(read.rejects).toEqual(rejects);
    }),
  );
});

test("a cell that a spreadsheet would run as a formula is text in the report", () => {
  expect(rejectLine({ line: 2, column: "A", value: '=HYPERLINK("x")', reason: "r" })).toBe(`2,"A","'=HYPERLINK(""x"")","r"\r\n`);
});

test("problems are listed page by page, in the order of the file, until there are no more", async () => {
  const here = world();
  const { id } = dataset();
  const rejects = Array.from({ length: 7 }, (_, row) => ({
    line: row + 2,
    column: "OBS_VALUE",
    value: "é\n,",
    reason: "This is not a number.",
  }));
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion({ rejectCount: 7 }));
  here.files().has(fileKeys.rejects(id, 1), new TextEncoder().encode(rejectsHeader + rejects.map(rejectLine).join("")));

  const first = await listRejects(here.as(analyst), id, 1, { limit: 4 });
  const second = await listRejects(here.as(analyst), id, 1, { limit: 4, after: first.next });
  expect([...first.items, ...second.items]).toEqual(rejects);
  expect(second).toMatchObject({ total: 7 });
  expect(second.next).toBeUndefined();
  await expect(listRejects(here.as(analyst), id, 1, { after: "nonsense" })).rejects.toMatchObject({ code: "invalid-cursor" });
});
