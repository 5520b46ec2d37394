import { expect, test } from "vitest";
import { argumentsOf, usualTolerance } from "./arguments.ts";

test("a check is asked for with a file, and may say how", () => {
  expect(argumentsOf(["check", "a b.csv"])).toEqual({
    command: "check",
    file: "a b.csv",
    json: false,
    recipe: undefined,
    tolerance: usualTolerance,
  });
  expect(argumentsOf(["check", "--json", "x.csv", "--tolerance", "0", "--recipe=r.json"])).toEqual({
    command: "check",
    file: "x.csv",
    json: true,
    recipe: "r.json",
    tolerance: 0,
  });
  expect(argumentsOf(["check", "--", "--json"])).toMatchObject({ file: "--json", json: false });
  expect(argumentsOf(["--help"])).toEqual({ command: "help" });
});

test("what cannot be understood is answered with a sentence", () => {
  for (const args of [
    [],
    ["chek", "x.csv"],
    ["check"],
    ["check", "a.csv", "b.csv"],
    ["check", "x.csv", "--jsn"],
    ["check", "x.csv", "--recipe"],
  ]) {
    expect(argumentsOf(args), args.join(" ")).toEqual(expect.any(String));
  }
  for (const tolerance of ["2", "-1", "much", "", "NaN"]) {
    expect(argumentsOf(["check", "x.csv", `--tolerance=${tolerance}`]), tolerance).toEqual(expect.any(String));
  }
});
