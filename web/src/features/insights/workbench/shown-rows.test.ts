import { expect, test } from "vitest";
import type { Row, Table } from "@concord/domain/questions";
import { isWhole, orderOf, shownRows, sortWith } from "./shown-rows.ts";

const row = (code: string, quotient: number | null): Row => ({
  code,
  name: `Sector ${code}`,
  figures: { quotient: { point: quotient, low: quotient, high: quotient } },
  notes: [],
  tier: null,
  ranks: null,
});
const tableOf = (rows: Row[]) => ({ key: "sectors", measures: [{ key: "quotient" }], rankedBy: "quotient", rows }) as unknown as Table;
const codes = (rows: readonly Row[]) => rows.map(({ code }) => code);
const many = tableOf(Array.from({ length: 40 }, (_, at) => row(String(at).padStart(2, "0"), at)));

test("a table is in the order of what it is ranked by until somebody says otherwise, and what is not known comes last either way", () => {
  const table = tableOf([row("a", 1), row("b", null), row("c", 3)]);
  expect(codes(shownRows(table, {}).shown)).toEqual(["c", "a", "b"]);
  expect(codes(shownRows(table, { sort: "sectors.quotient.up" }).shown)).toEqual(["a", "c", "b"]);
  expect(codes(shownRows(table, { sort: "others.quotient.up" }).shown)).toEqual(["c", "a", "b"]);
  expect(orderOf(sortWith("others.name.up", "sectors", { by: "name", down: false }), table)).toEqual({ by: "name", down: false });
});

test("the first rows are shown until all are asked for, and the marked one is always among them", () => {
  expect(shownRows(many, {}).shown).toHaveLength(25);
  expect(codes(shownRows(many, { marked: "03" }).shown).at(-1)).toBe("03");
  expect(shownRows(many, { all: "others,sectors" }).shown).toHaveLength(40);
  expect(isWhole({ all: "others" }, "sectors")).toBe(false);
});

test("rows are looked for by a part of their name or code", () => {
  expect(codes(shownRows(many, {}, { find: " sector 07 " }).found)).toEqual(["07"]);
  expect(shownRows(many, {}, { find: "zzz" }).found).toEqual([]);
});
