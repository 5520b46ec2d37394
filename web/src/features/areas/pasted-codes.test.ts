import fc from "fast-check";
import { expect, test } from "vitest";
import { codesIn } from "./pasted-codes.ts";

const leedsAndBradford = ["E08000035", "E08000032"];

test.each([
  ["commas", "E08000035, E08000032"],
  ["spaces", "  E08000035   E08000032 "],
  ["lines of any system", "E08000035\r\nE08000032\r\n"],
  ["semicolons and pipes", "E08000035;E08000032|"],
  ["quotes and commas, as in a program", '"E08000035", "E08000032",'],
  ["spaces that do not break, and characters nobody sees", "\ufeffE08000035\u00a0E08000032\u200b"],
  ["a code twice", "E08000035 E08000032 E08000035"],
])("codes parted by %s are taken apart", (_, text) => {
  expect(codesIn(text)).toEqual({ entries: leedsAndBradford, beside: [] });
});

test("rows of a spreadsheet give their codes; names and figures beside them are told and are no codes", () => {
  expect(codesIn("E08000035\tLeeds\t812,000\nE08000032\tBradford\t546,400")).toEqual({
    entries: leedsAndBradford,
    beside: ["Leeds", "812", "000", "Bradford", "546", "400"],
  });
});

test("names of several words stay whole where a line has no code", () => {
  expect(codesIn("North Yorkshire\nLeeds, Bradford").entries).toEqual(["North Yorkshire", "Leeds", "Bradford"]);
});

test("codes that are miswritten or of an older kind are kept as they were written", () => {
  expect(codesIn("e08000035 E0800OO32 95A 45UB").entries).toEqual(["e08000035", "E0800OO32", "95A", "45UB"]);
  expect(codesIn("TLE UKC").entries).toEqual(["TLE", "UKC"]);
});

test("nothing that is pasted goes missing: every word is in an entry or told beside one", () => {
  const word = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      fc.constantFrom(" ", ",", "\t", "; "),
      (lines, by) => {
        const { entries, beside } = codesIn(lines.map((words) => words.join(by)).join("\n"));
        const kept = new Set([...entries.flatMap((entry) => entry.split(" ")), ...beside]);
        expect(lines.flat().filter((one) => !kept.has(one))).toEqual([]);
        expect(new Set(entries).size).toBe(entries.length);
      },
    ),
  );
});
