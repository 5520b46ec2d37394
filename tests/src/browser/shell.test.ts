import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPage, origin, serveBuilt } from "./built-page.ts";
import { checkAccessible } from "./check-accessible.ts";
import { lookAtEveryWidth, lookOtherwise } from "./look.ts";
import { openBrowser, type Opened } from "./open-browser.ts";

let opened: Opened;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  [opened, folder] = await Promise.all([openBrowser(), buildPage("index.html")]);
  browser = opened.browser;
});
afterAll(() => opened.close());

const west = "ten_0000000000000000000000west";

const me = (roles: string[]) => ({
  id: "per_00000000000000000000000001",
  name: "Amara Okafor",
  tenants: [
    {
      tenant: {
        id: west,
        version: 1,
        kind: "authority",
        name: "West Yorkshire Combined Authority",
        areaCode: "E47000003",
        districts: [{ code: "E08000035", name: "Leeds" }],
        status: "active",
        demonstration: true,
      },
      actor: { type: "person", id: "per_00000000000000000000000001", name: "Amara Okafor", roles },
      capacity: "Head of economic policy",
    },
  ],
});

const stage = (stage: string, title: string, count: number, words: string, health: string, link: string) => ({
  stage,
  title,
  count,
  words,
  health,
  link,
});

const home = {
  today: "2026-11-24",
  stages: [
    stage("dataset-version", "Datasets", 14, "all with a version", "sound", "evidence"),
    stage("insight", "Insights", 23, "19 hold, 3 weakened, 1 overturned", "overturned", "insights"),
    stage("priority", "Priorities", 5, "1 on evidence overturned", "overturned", "strategy"),
    stage("action", "Actions", 18, "2 without an owner", "sound", "strategy"),
    stage("outcome", "Outcomes", 9, "all sound", "sound", "vision"),
    stage("ask", "Asks", 7, "1 to look at again", "look-again", "deals"),
    stage("decision", "Decisions", 0, "none yet", "sound", "decisions"),
  ],
  fallen: [
    {
      insightId: "ins_00000000000000000000000001",
      words: "Textiles employment grew faster here than in Great Britain.",
      standing: "overturned",
      because: "Version 4 puts growth at −12%, which is not above 3%.",
      source: { datasetId: "dat_00000000000000000000000001", title: "BRES 2015 to 2021", number: 4 },
      hangs: [{ stage: "priority", count: 1 }],
      sentence: "On it hang one priority, two actions and one decision already taken.",
    },
  ],
  todo: [
    {
      title: "Look again at a claim that was overturned",
      detail: "“Textiles employment grew faster here”",
      link: "insights/ins_1",
      pressing: true,
    },
    { title: "Give 2 actions an owner", detail: "Green homes retrofit; Skills bootcamps", link: "strategy/str_1#act_1", pressing: false },
  ],
  strategies: [
    {
      strategyId: "str_00000000000000000000000001",
      title: "Local Growth Plan",
      status: "draft",
      passed: 31,
      of: 38,
      tests: [
        { code: "cites", title: "Every priority cites an insight that holds", passed: 4, of: 5 },
        { code: "has-an-owner", title: "Every action has an owner", passed: 16, of: 18 },
        { code: "short", title: "Under 40 pages", passed: 1, of: 1 },
      ],
    },
  ],
  changed: [
    { at: "2026-11-24T09:00:00.000Z", words: "An insight was asked again of new data", times: 3 },
    { at: "2026-11-20T09:00:00.000Z", words: "A dataset version passed its checks", times: 1 },
  ],
};

async function open(path: string, roles = ["strategy-lead"]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await serveBuilt(page, { folder, entry: "index.html", answers: { "GET /v1/me": me(roles), [`GET /v1/tenants/${west}/home`]: home } });
  await page.goto(`${origin}${path}`);
  await page.waitForSelector("h1, h2");
  return page;
}

test("an address that is nobody's looks like one that is somebody else's", async () => {
  const page = await open("/t/ten_00000000000000000000000404");
  const theirs = await page.textContent("main");
  await page.goto(`${origin}/no/such/page`);
  await page.waitForSelector("h1");

  expect(await page.textContent("main")).toBe(theirs);
  await checkAccessible(page);
});

test("the frame of an authority says where one is, and says that demonstration figures are illustrative", async () => {
  const page = await open(`/t/${west}`);
  const widths = await lookAtEveryWidth(page, "home");
  expect(widths.filter(({ overflows }) => overflows)).toEqual([]);

  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await page.textContent("header")).toContain("West Yorkshire Combined Authority");
  expect(await page.textContent(".demonstration")).toContain("Illustrative figures");
  await checkAccessible(page);
  await lookOtherwise(page, "home");
});

test("at 320 px the places are behind a menu button, and nothing scrolls sideways", async () => {
  const page = await open(`/t/${west}`);
  await page.setViewportSize({ width: 320, height: 640 });
  const places = page.getByRole("navigation", { name: "Places" });

  expect(await places.isVisible()).toBe(false);
  await page.getByRole("button", { name: "Menu" }).click();
  expect(await places.isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await checkAccessible(page);
});

test("going to another page gives its heading the focus and the window its name; the page that was there first keeps still", async () => {
  const page = await open(`/t/${west}`);
  expect(await page.title()).toBe("From evidence to the deal – West Yorkshire Combined Authority – Concord");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");

  await page.getByRole("link", { name: "Look again at a claim that was overturned" }).click();
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  expect(await page.title()).toContain("There is nothing here");
});

test("the account menu says who one is here, closes on Escape and gives the focus back", async () => {
  const page = await open(`/t/${west}`);
  const button = page.getByRole("button", { name: "Strategy lead" });

  await button.click();
  expect(await page.locator("#account").textContent()).toContain("Head of economic policy");
  await lookAtEveryWidth(page, "account");
  await checkAccessible(page);
  await page.keyboard.press("Escape");

  expect(await page.locator("#account").isVisible()).toBe(false);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});
