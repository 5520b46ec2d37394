import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPage, origin, serveBuilt } from "./built-page.ts";
import { checkAccessible } from "./check-accessible.ts";
import { lookAtEveryWidth, lookOtherwise } from "./look.ts";
import { openBrowser, type Opened } from "./open-browser.ts";

let opened: Opened | undefined;
let page: Page;

beforeAll(async () => {
  const [browser, folder] = await Promise.all([openBrowser(), buildPage("gallery.html")]);
  opened = browser;
  page = await browser.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await serveBuilt(page, { folder, entry: "gallery.html" });
  await page.goto(`${origin}/`);
  await page.waitForSelector("h1");
});
afterAll(() => opened?.close());

test("every piece of the kit meets WCAG 2.2 AA and fits every width", async () => {
  const widths = await lookAtEveryWidth(page, "gallery");
  expect(widths.filter(({ overflows }) => overflows)).toEqual([]);
  await checkAccessible(page);
  await lookOtherwise(page, "gallery");
});

test("a form says everything that is wrong, links to it, and takes the reader there", async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Create the deal" }).click();
  const summary = page.locator("form .error-summary");

  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await checkAccessible(page);
  await summary.getByRole("link", { name: "Enter the sum in pounds" }).click();
  await page.keyboard.type("4.2m");
  await page.keyboard.press("Tab");

  expect(await page.getByLabel("Funding").inputValue()).toBe("4,200,000");
  expect(await summary.textContent()).not.toContain("Enter the sum");
});

test("a combo box finds by typing, and a dialog holds the focus until it is answered", async () => {
  await page.getByRole("combobox", { name: "Place" }).pressSequentially("kir");
  await page.getByRole("option", { name: "Kirklees" }).waitFor();
  expect(await page.getByRole("option").count(), "only what was typed is left").toBe(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await page.getByRole("combobox", { name: "Place" }).inputValue()).toBe("Kirklees");

  await page.getByRole("button", { name: "Ask first" }).click();
  await page.getByRole("dialog", { name: "Withdraw the deal?" }).waitFor();
  await checkAccessible(page);
  await page.keyboard.press("Escape");
  // The focus goes back when the dialog has gone, which is not yet when the key is up.
  await page.waitForFunction(() => document.activeElement?.textContent === "Ask first", undefined, { timeout: 5_000 });
});

test("a button that cannot be pressed is reached by keyboard and says why", async () => {
  const held = page.getByRole("button", { name: "Submit for decision" });

  await held.focus();
  expect(await held.getAttribute("aria-disabled")).toBe("true");
  const why = page.locator(`[id="${await held.getAttribute("aria-describedby")}"]`);
  expect(await why.textContent()).toBe("Only a draft deal can be submitted.");
});
