import { expect, test } from "vitest";
import { seededRandom } from "../index.ts";
import { randomIndices } from "./random-indices.ts";

test("the stream is that of the seeded generator begun from the given one's first number", () => {
  const seed = Math.floor(seededRandom(7)() * 4_294_967_296);
  const expected = seededRandom(seed);
  const fill = randomIndices(seededRandom(7));
  for (const below of [10, 35_000]) {
    const block = new Uint32Array(500);
    fill(block, below);
    expect([...block]).toEqual(Array.from(block, () => Math.floor(expected() * below)));
  }
});

test("every number below comes about as often as any other", () => {
  const block = new Uint32Array(70_000);
  randomIndices(seededRandom(1))(block, 7);
  const times = new Uint32Array(7);
  for (const each of block) times[each]!++;
  const chiSquared = times.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquared).toBeLessThan(22.5); // six degrees of freedom: 1 in 1,000
});
