import { afterAll, beforeAll, expect, test } from "vitest";
import { vision } from "@concord/contract";
import { buildPage, pageIsStale } from "@concord/local";
import { demonstrationPeople, demonstrationTenants } from "@concord/local/demonstration";
import { signIn } from "../local/sign-in.ts";
import { startTemporary, type Temporary } from "../local/temporary-platform.ts";
import { openBrowser, type Opened } from "./open-browser.ts";
import { signInAs } from "./sign-in-as.ts";

const tenantId = demonstrationTenants.west.id;
let platform: Temporary;
let opened: Opened;

beforeAll(async () => {
  [platform, opened] = await Promise.all([startTemporary(), openBrowser(), pageIsStale() ? buildPage() : undefined]);
});
afterAll(async () => {
  await opened?.close();
  await platform?.stop();
});

test("what two write at once undoes neither: the second is told, keeps their words, and sees the first's", async () => {
  const { email } = demonstrationPeople.find(({ name }) => name === "Callum Whitworth")!; // the demonstration's own name
  const { call } = await signIn(platform.origin, email);
  const elsewhere = async (statement: string) => {
    const { version: ifMatch } = await call(vision.getVision, { tenantId });
    await call(vision.writeVision, { tenantId, ifMatch, body: { statement } });
  };
  const page = await opened.browser.newPage();
  await page.clock.install();
  await signInAs(page, platform.origin, "Callum Whitworth", `/t/${tenantId}/vision?edit=statement`);
  const typed = page.getByRole("textbox", { name: "What we try to achieve" });
  await typed.fill("Work that pays, in every district.");

  // It is read again behind the form, as it is whenever somebody comes back to the window after a while.
  await elsewhere("A region that builds.");
  await page.clock.fastForward("01:00");
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await page.getByText("A region that builds.").waitFor();
  expect(await typed.inputValue()).toBe("Work that pays, in every district.");

  await page.getByRole("button", { name: "Keep these words" }).click();
  await page.getByRole("heading", { name: "Somebody else changed this" }).waitFor();
  expect((await call(vision.getVision, { tenantId })).statement).toBe("A region that builds.");

  await page.getByRole("button", { name: "Read the newest version" }).click();
  expect(await typed.inputValue()).toBe("Work that pays, in every district.");
  await page.getByRole("button", { name: "Keep these words" }).click();
  await typed.waitFor({ state: "hidden" });
  expect((await call(vision.getVision, { tenantId })).statement).toBe("Work that pays, in every district.");
});
