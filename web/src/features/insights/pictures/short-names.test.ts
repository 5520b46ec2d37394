import { expect, test } from "vitest";
import { bareName, labelName } from "./short-names.ts";

test.each([
  ["Manufacture of textiles", "Textiles", "Textiles"],
  ["Retail trade, except of motor vehicles and motorcycles", "Retail trade", "Retail trade"],
  ["Human health and social work activities", "Human health and social work activities", "Human health and social …"],
  ["Manufacture of computer, electronic and optical products", "Computer, electronic and optical products", "Computer, electronic …"],
])("%s is %s in a headline and %s beside a bubble", (name, bare, label) => {
  expect(bareName(name)).toBe(bare);
  expect(labelName(name)).toBe(label);
});
