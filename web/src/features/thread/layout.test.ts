import { expect, test } from "vitest";
import type { Thread, ThreadNode } from "@concord/domain/thread";
import { layOut } from "./layout.ts";

const node = (id: string, stage: ThreadNode["stage"]): ThreadNode => ({
  id,
  stage,
  title: id,
  state: "",
  health: "sound",
  evidenced: true,
  because: [],
  link: "",
});
const thread: Thread = {
  nodes: [
    node("table", "dataset-version"),
    node("first", "insight"),
    node("second", "insight"),
    node("of-second", "priority"),
    node("of-first", "priority"),
    node("outcome", "outcome"),
  ],
  links: [
    { from: "table", to: "first", how: "" },
    { from: "table", to: "second", how: "" },
    { from: "second", to: "of-second", how: "" },
    { from: "first", to: "of-first", how: "" },
    { from: "table", to: "outcome", how: "" },
  ],
};

test("every thing has a place of its own, and what rests on something stands to the right of it", () => {
  const { placed, strands } = layOut(thread);
  const at = new Map(placed.map((one) => [one.node.id, one]));
  expect(new Set(placed.map(({ x, y }) => `${x},${y}`)).size).toBe(thread.nodes.length);
  expect(strands).toHaveLength(thread.links.length);
  for (const { from, to } of strands) expect(at.get(to)!.x).toBeGreaterThan(at.get(from)!.x);
});

test("things stand beside what they rest on, so that strands need not cross", () => {
  const rows = layOut(thread).placed.toSorted((one, other) => one.y - other.y);
  expect(rows.filter(({ node: { stage } }) => stage === "priority").map(({ node: { id } }) => id)).toEqual(["of-first", "of-second"]);
});

test("nothing reaches beyond the picture", () => {
  const { placed, width, height } = layOut(thread);
  for (const { x, y } of placed) {
    expect(x).toBeLessThan(width);
    expect(y).toBeLessThan(height);
  }
});
