import { expect, test } from "vitest";
import { findCodes } from "./found-codes.ts";

const codes = (typed: string) => findCodes(typed).map(({ code }) => code);

test("nothing typed shows the sections to begin with", () => {
  expect(codes("")).toHaveLength(21);
});

test("a code finds itself and what lies within it, dotted or not", () => {
  expect(codes("62.0")).toEqual(["620", "6201", "6202", "6203", "6209", "62011", "62012"]);
  expect(codes("6201")).toEqual(["6201", "62011", "62012"]);
  expect(codes("5829")).toEqual(["5829"]); // and not 58290, which is the same industry
});

test("words find industries of any level by name, the coarsest first", () => {
  expect(codes("textiles manufacture")[0]).toBe("13");
  expect(codes("games")).toContain("5821");
  expect(codes("zzzz")).toEqual([]);
});
