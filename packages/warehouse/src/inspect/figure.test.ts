import fc from "fast-check";
import { expect, test } from "vitest";
import type { NumberFormat } from "@concord/domain/evidence";
import { evidenceIn } from "./column-evidence.ts";
import { plainFormat, readFigure } from "./figure.ts";
import { commasAreDecimal, numberFormatOf } from "./number-format.ts";

const british: NumberFormat = { decimal: ".", grouping: "," };
const read = (cell: string, format = british) => {
  const figure = readFigure(cell, format);
  return "odd" in figure ? figure.odd : figure.mark === undefined ? Number(figure.number) : [Number(figure.number), figure.mark];
};

test("a figure is read however it is written", () => {
  for (const [cell, value] of [
    ["1234", 1234],
    [" 1,234.50 ", 1234.5],
    ["1,234,567", 1234567],
    ["£1,234.50", 1234.5],
    ["-£5", -5],
    ["£-5", -5],
    ["(£5)", -5],
    ["£(1,234.50)", -1234.5],
    ["5 GBP", 5],
    ["€ 12", 12],
    ["12-", -12],
    ["−12", -12],
    ["(300)", -300],
    ['="0012"', 12],
    ["'1,234", 1234],
    ["1.5E+3", 1500],
    [".5", 0.5],
    ["+8", 8],
  ] as const) {
    expect(read(cell), cell).toBe(value);
  }
  expect(read("12.5 %", { ...plainFormat, percent: true })).toBe(12.5);
  expect(read("1.234,5", { decimal: ",", grouping: "." })).toBe(1234.5);
  expect(read("1\u00a0234,5", { decimal: ",", grouping: " " })).toBe(1234.5);
  expect(read("1'234.5", { decimal: ".", grouping: "'" })).toBe(1234.5);
});

test("a mark behind a figure is taken off it and kept", () => {
  expect(read("1,234 [p]")).toEqual([1234, "[p]"]);
  expect(read("56*")).toEqual([56, "*"]);
  expect(read("123r")).toEqual([123, "r"]);
  expect(read("(£5) [r]")).toEqual([-5, "[r]"]);
});

test("what is no figure is not made one", () => {
  for (const cell of [
    "1,2",
    "12,34,567",
    "1.2.3",
    "+-8",
    "--1",
    "(5",
    "5)",
    "(-5)",
    "1_000",
    "0x1F",
    "inf",
    "NaN",
    "1/2",
    "12a",
    "56 items",
    "£5 €",
    "5 10",
    "٣",
    "１２",
    "-",
    ".",
    "e5",
    "<5",
    "2021-03",
    "1 March",
  ]) {
    expect(read(cell), cell).toBe("not-a-number");
  }
  expect(read("1e999")).toBe("too-large");
  expect(read("12%")).toBe("percent");
  expect(read("€5", { ...british, currency: "£" })).toBe("currency €");
});

const formatOf = (...cells: string[]) => numberFormatOf(evidenceIn(cells));

test("how a column is written is decided by all of its cells", () => {
  expect(formatOf("1", "2.5")).toEqual(plainFormat);
  expect(formatOf("1,234", "7")).toEqual(british);
  expect(formatOf("1.234,5", "2.000,25", "7")).toEqual({ decimal: ",", grouping: "." });
  expect(formatOf("1,5", "2,25")).toEqual({ decimal: ",", grouping: "none" });
  expect(formatOf("1 234", "12 345 678")).toEqual({ decimal: ".", grouping: " " });
  expect(formatOf("£1,234.50", "£2")).toEqual({ ...british, currency: "£" });
  expect(formatOf("12%", "13.5%")).toEqual({ ...plainFormat, percent: true });
});

test("one slip does not turn the points and commas of a whole column round", () => {
  expect(formatOf("1,234", "1,2", "7")).toEqual(british);
  expect(formatOf("1.234", "5.678", "9.012", "1.234,5")).toEqual(plainFormat);
});

test("in a file of decimal commas, 1,234 is one and a bit", () => {
  const evidence = [
    ["1,5", "2,25", "3,125"],
    ["1,234", "5,678"],
  ].map(evidenceIn);
  expect(commasAreDecimal(evidence, ";")).toBe(true);
  expect(numberFormatOf(evidence[1]!, true)).toEqual({ decimal: ",", grouping: "none" });
  expect(numberFormatOf(evidence[1]!, commasAreDecimal(evidence, ","))).toEqual(british);
});

test("a number written in any of these ways is read back", () => {
  const amounts = fc.record({ pounds: fc.nat(99_999_999), pence: fc.nat(99), negative: fc.boolean() });
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom(",", " ", "'"),
      fc.constantFrom("£", ""),
      fc.constantFrom("minus", "brackets", "trailing"),
      (amount, mark, sign, minus) => {
        const digits = `${String(amount.pounds).replace(/\B(?=(\d{3})+$)/g, mark)}.${String(amount.pence).padStart(2, "0")}`;
        const bare = `${sign}${digits}`;
        const written = amount.negative ? { minus: `-${bare}`, brackets: `(${bare})`, trailing: `${bare}-` }[minus] : bare;
        const value = (amount.negative ? -1 : 1) * Number(`${amount.pounds}.${String(amount.pence).padStart(2, "0")}`);
        expect(read(written, { decimal: ".", grouping: mark as "," })).toBe(value === 0 && amount.negative ? -0 : value);
      },
    ),
  );
});

test("any text at all is answered at once", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: fc.constantFrom("1", ",", ".", " ", "(", ")", "-", "£", "%", "e") }),
      (text) => void read(text),
    ),
  );
  expect(read("1 ".repeat(30_000))).toBe("not-a-number");
});
