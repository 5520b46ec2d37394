import { expect, test } from "vitest";
import { world } from "@concord/testkit";
import { signInStates } from "./sign-in-state.ts";

const begun = { checks: { state: "s", nonce: "n", verifier: "v" }, to: "/t/somewhere" };

test("a sign-in that has begun can be finished for ten minutes, with the key it was sealed under", async () => {
  const { clock } = world();
  const states = signInStates({ signInKey: new Uint8Array(32).fill(1), now: clock.now });
  const others = signInStates({ signInKey: new Uint8Array(32).fill(2), now: clock.now });
  const sealed = await states.seal(begun);
  expect(sealed).not.toContain("somewhere");

  clock.advance({ minutes: 9, seconds: 59 });
  await expect(states.open(sealed)).resolves.toEqual(begun);
  await expect(others.open(sealed)).resolves.toBeUndefined();
  await expect(states.open(`${sealed.slice(0, -2)}xx`)).resolves.toBeUndefined();

  clock.advance({ seconds: 1 });
  await expect(states.open(sealed)).resolves.toBeUndefined();
});
