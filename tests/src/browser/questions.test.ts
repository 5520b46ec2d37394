import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPage, pageIsStale, startPlatform, type RunningPlatform } from "@concord/local";
import { createSectorDefinition } from "@concord/domain/sector-definitions";
import { demonstrationPerson, demonstrationTenants } from "@concord/local/demonstration";
import { checkAccessible } from "./check-accessible.ts";
import { look } from "./look.ts";
import { openBrowser, type Opened } from "./open-browser.ts";
import { signInAs } from "./sign-in-as.ts";
import { arrive, card, settle } from "./story/story.ts";

/** Every question, asked of the demonstration's own evidence as people ask it. */
let platform: RunningPlatform;
let opened: Opened;
let page: Page;
let dataPath: string;
const faults: string[] = [];
const root = `/t/${demonstrationTenants.west.id}/insights/ask`;

beforeAll(async () => {
  dataPath = await mkdtemp(join(tmpdir(), "concord-questions-"));
  [opened, platform] = await Promise.all([openBrowser(), startPlatform({ dataPath, port: 0 }), pageIsStale() ? buildPage() : undefined]);
  await platform.fullyFurnished;
  await defineASector();
  page = await windowOf("Amina Hussain", root);
}, 180_000);
afterAll(async () => {
  await opened?.close();
  await platform?.stop();
  await rm(dataPath, { recursive: true, force: true });
});

async function windowOf(person: string, path: string): Promise<Page> {
  const its = await opened.browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  its.setDefaultTimeout(20_000);
  its.on("pageerror", (error) => faults.push(`${new URL(its.url()).pathname}: ${error.message}`));
  await signInAs(its, platform.origin, person, path);
  return its;
}

/** So that there is a sector of one's own to ask about. */
async function defineASector(): Promise<void> {
  const { personId, name, roles } = demonstrationPerson("Amina Hussain");
  await createSectorDefinition(platform.open(demonstrationTenants.west.id, { type: "person", id: personId, name, roles }), {
    name: "Food and drink",
    description: "Making it, as the authority counts it.",
    source: "The authority’s own",
    codes: [
      { code: "10", share: 1 },
      { code: "11", share: 1 },
    ],
  });
}

const questions = [
  { question: "unusually-good-at", title: "What are we unusually good at?" },
  { question: "grew-and-why", title: "What grew, and why?" },
  { question: "concentrated-or-diverse", title: "How concentrated or diverse are we?" },
  { question: "grow-next", title: "What could we grow next?" },
  { question: "clusters", title: "Which clusters and custom sectors?" },
  { question: "skills-short", title: "Which skills are short?" },
  { question: "qualifications-short", title: "Which qualifications are short?" },
  { question: "productivity-differs", title: "Why does productivity differ?" },
  { question: "where-it-clusters", title: "Where does it cluster?" },
  { question: "who-travels-where", title: "Who travels where?" },
  { question: "who-is-like-us", title: "Who is like us?" },
] as const;

/** The answer stands there, drawn and in a table. */
async function answered(title: string | RegExp): Promise<void> {
  await arrive(page, title);
  await page.getByRole("heading", { name: "How it is worked out" }).waitFor();
  await settle(page);
}

const drawn = () => page.locator(".plot svg").first();
const addressSays = (name: string) => new URL(page.url()).searchParams.get(name);

/** It meets WCAG 2.2 AA and fits a desk and 320 px; there is a picture of it at both. */
async function isSound(name: string): Promise<void> {
  await settle(page);
  await checkAccessible(page);
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
    if (width === 320) await checkAccessible(page);
    await look(page, `questions/${name}-${width}`);
  }
}

test("the way in is questions and not formulae, each with the evidence it would be asked of", async () => {
  await arrive(page, "What do you want to know?");
  const main = page.getByRole("main");

  for (const { title } of questions) await main.getByRole("link", { name: title, exact: true }).waitFor();
  expect(await main.getByText("From Job adverts by occupation").count()).toBeGreaterThan(0);
  expect(await main.textContent()).not.toMatch(/location quotient|shift-share|Moran/i);
  await isSound("every-question");
});

test.each(questions)(
  "“$title” is answered with picture, table, intervals, method and lineage, and stays when the page is read again",
  async ({ question, title }) => {
    await page.goto(`${platform.origin}${root}`);
    await page.getByRole("main").getByRole("link", { name: title, exact: true }).click();
    await answered(title);
    await drawn().waitFor();
    expect(await page.getByRole("table").first().getByRole("row").count()).toBeGreaterThan(1);
    expect(await page.locator(".formula").count()).toBeGreaterThan(0);
    expect(await page.getByText(/^Coverage: |Coverage: /).count()).toBeGreaterThan(0);
    await isSound(question);

    const toggle = page.locator(".mark-toggle").first();
    const marked = await toggle.getAttribute("aria-label");
    await toggle.focus();
    await page.keyboard.press("Space");
    await page.locator(`.mark-toggle[aria-pressed="true"]`).first().waitFor();
    const heading = await page.locator("figure h2").first().textContent();
    await page.reload();
    await answered(title);
    expect(await page.locator(`.mark-toggle[aria-pressed="true"]`).first().getAttribute("aria-label")).toBe(marked);
    expect(await page.locator("figure h2").first().textContent()).toBe(heading);
  },
  60_000,
);

test.each(questions)(
  "every picture of “$title” can be drawn, has words for those who do not see it, and says so in the address",
  async ({ question, title }) => {
    await page.goto(`${platform.origin}${root}/${question}`);
    await answered(title);
    const names = await page.locator(".pictures button").allTextContents();
    for (const [at, name] of names.entries()) {
      await page.locator(".pictures button").nth(at).click();
      await settle(page);
      await drawn().waitFor();
      const words = await page.locator(".plot").first().getAttribute("aria-label");
      expect(words?.length, name).toBeGreaterThan(20);
      if (at > 0) expect(addressSays("picture"), name).not.toBeNull();
      await checkAccessible(page);
      await page.evaluate(() => window.scrollTo(0, 0));
      await look(page, `questions/${question}-picture-${at + 1}`, "window");
    }
  },
  60_000,
);

test("from sector to sub-sector to class to the businesses in it, by keyboard, and back up", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at`);
  await answered(questions[0].title);
  const into = async (name: RegExp, detail: string) => {
    const link = page.getByRole("row").getByRole("link", { name }).first();
    await link.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => addressSays("sectorDetail")).toBe(detail);
    await answered(questions[0].title);
  };
  await into(/^Manufacturing/, "division");
  await into(/^Manufacture of food products/, "group");
  await into(/^Processing and preserving of fruit/, "as-published");
  expect(await page.getByRole("rowheader", { name: /Manufacture of fruit and vegetable juice/ }).count()).toBe(1);
  const businesses = card(page, /^The businesses in processing and preserving of fruit/);
  await businesses.getByRole("row").nth(1).waitFor();
  expect(await businesses.getByRole("columnheader").first().textContent()).toBe("Business name");
  await isSound("down-to-the-businesses");

  const trail = page.getByRole("navigation", { name: "The way into this sector" });
  expect(await trail.getByRole("listitem").allTextContents()).toEqual([
    "Every sector",
    "Manufacturing",
    "Manufacture of food products",
    "Processing and preserving of fruit and vegetables",
  ]);
  await trail.getByRole("link", { name: "Manufacturing" }).click();
  await answered(questions[0].title);
  expect(await page.getByRole("rowheader", { name: /Manufacture of beverages/ }).count()).toBe(1);
});

test("the same question of one place is a click away, and smaller places are offered where a table has them", async () => {
  await page.goto(`${platform.origin}${root}/concentrated-or-diverse`);
  await answered(questions[2].title);
  await page
    .getByRole("row")
    .getByRole("link", { name: /^Leeds/ })
    .first()
    .click();
  await expect.poll(() => addressSays("places")).toBe("E08000035");
  await answered(questions[2].title);
  expect(
    await page.getByLabel("Place", { exact: true }).evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]!.label),
  ).toBe("Leeds");
});

test("our districts stand side by side on one scale, in picture and table, and what cannot be told apart is said", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at`);
  await answered(questions[0].title);
  await page.getByRole("button", { name: "Compare our 5 districts" }).click();
  await card(page, "Location quotient, side by side").waitFor();
  await settle(page);

  expect(await page.locator("figure.chart").count()).toBe(6);
  const heads = await card(page, "Location quotient, side by side").getByRole("columnheader").allTextContents();
  expect(heads.slice(1, 7)).toEqual(["West Yorkshire", "Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield"]);
  await page.getByText("cannot be told apart").first().waitFor();
  await isSound("compared");

  await page.reload();
  await card(page, "Location quotient, side by side").waitFor();
  await page.getByRole("button", { name: "Remove" }).first().click();
  await expect.poll(() => page.locator("figure.chart").count()).toBe(5);
  await page.getByLabel("Which figure").selectOption("Share of jobs");
  await card(page, "Share of jobs, side by side").waitFor();
  expect(addressSays("measure")).toBe("share");
});

test("years stand side by side too: a second set of parameters, of which only what is otherwise is in the address", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at`);
  await answered(questions[0].title);
  await page.getByRole("button", { name: "Compare with another" }).click();
  const other = card(page, /^Beside it/);
  await other.getByLabel("To", { exact: true }).selectOption("2018");
  await card(page, "Beside it: 2015 to 2018").waitFor();
  await card(page, "Location quotient, side by side").waitFor();
  expect(JSON.parse(addressSays("compare")!)).toEqual([{ to: 2018 }]);
});

test("table and picture have the same rows in the same order, and what is looked for is in both", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at`);
  await answered(questions[0].title);
  await page.getByRole("button", { name: "How concentrated, with intervals" }).click();
  await page.getByLabel(/^Find in/).fill("activities");
  await expect.poll(() => addressSays("find")).toBe("activities");
  await page.getByRole("button", { name: "Growth", exact: true }).click();
  await expect.poll(() => addressSays("sort")).toBe("sectors.growth.down");
  await settle(page);

  const rows = await card(page, "Sector by sector").getByRole("rowheader").allTextContents();
  expect(rows.length).toBeGreaterThan(4);
  const words = (await page.locator(".plot").first().getAttribute("aria-label")) ?? "";
  const named = rows.map((row) => row.split(" (")[0]!.trim()).filter((name) => words.includes(name));
  expect(named.map((name) => words.indexOf(name))).toEqual(named.map((name) => words.indexOf(name)).toSorted((one, other) => one - other));
  expect(named.length).toBeGreaterThan(2);
});

test("a link to exactly this names the versions, and whoever opens it sees the same answer to the last digit", async () => {
  await page.goto(`${platform.origin}${root}/grew-and-why?from=2016`);
  await answered(questions[1].title);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy a link to this" }).click();
  await page.getByText("Copied, with the versions it rests on").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("versions=dat_");
  const hash = (at: Page) => at.getByText(/Where it comes from: result/).textContent();

  const other = await windowOf("Callum Whitworth", link.replace(platform.origin, ""));
  await other.getByRole("heading", { name: "How it is worked out" }).waitFor();
  await settle(other);
  expect(await hash(other)).toBe(await hash(page));
  await other.context().close();
});

test("the data comes as a table for a spreadsheet with every interval, the picture as SVG", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at`);
  await answered(questions[0].title);
  const taken = async (press: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const data = await taken(() => card(page, "Sector by sector").getByRole("button", { name: "Data (CSV)" }).click());
  expect(data.name).toBe("unusually-good-at-west-yorkshire-2021.csv");
  const lines = data.text.trim().split("\r\n");
  expect(lines[0]).toContain("location_quotient,location_quotient_low,location_quotient_high");
  expect(lines).toHaveLength(22);
  const picture = await taken(() => page.getByRole("button", { name: "Picture (SVG)" }).click());
  expect(picture.text).toContain("<svg");
  expect(picture.text).not.toContain("var(--");
});

test("what takes long shows how far it is, can be stopped, and is begun again only when somebody asks", async () => {
  const long = new URLSearchParams({ permutations: "99999", simulation: JSON.stringify({ seed: 7, draws: 2000, level: 0.95 }) });
  await page.goto(`${platform.origin}${root}/where-it-clusters?${long}`);
  const atWork = card(page, /^This takes a little/);
  await atWork.getByRole("progressbar").waitFor();
  await checkAccessible(page);
  await look(page, "questions/at-work");
  await atWork.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Ask again" }).waitFor();
  expect(await page.getByRole("heading", { name: "How it is worked out" }).count()).toBe(0);
  await look(page, "questions/stopped");
  await page.getByRole("button", { name: "Ask again" }).click();
  await atWork.getByRole("progressbar").waitFor();
  await page.goto(`${platform.origin}${root}/where-it-clusters`);
  await answered(questions[8].title);
});

test("what cannot be asked is refused in the API's own sentence, and what was chosen is kept", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at?within=05&sectorDetail=division&places=X1`);
  await page.getByText("It cannot be done").waitFor();
  expect(addressSays("places")).toBe("X1");
  await page.getByLabel("Place", { exact: true }).selectOption("West Yorkshire");
  expect(await page.getByText("A part of the address could not be understood").count()).toBe(0);
  await page.goto(`${platform.origin}${root}/unusually-good-at?nothing=1`);
  await answered(questions[0].title);
  await page.getByText("A part of the address could not be understood, so it is left aside: nothing.").waitFor();
});

test("an authority without the evidence is told what each question needs, in words, and where to put it", async () => {
  const tomasz = await windowOf("Tomasz Zielinski", `/t/${demonstrationTenants.north.id}/insights/ask`);
  await tomasz.getByRole("heading", { name: "These need evidence that is not here yet" }).waitFor();
  await tomasz
    .getByText(/None of your datasets is .*occupation/)
    .first()
    .waitFor();
  await settle(tomasz);
  await checkAccessible(tomasz);
  await look(tomasz, "questions/without-evidence");
  await tomasz.goto(`${platform.origin}/t/${demonstrationTenants.north.id}/insights/ask/skills-short`);
  await tomasz.getByText("There is no evidence for this yet").waitFor();
  await tomasz.getByRole("link", { name: "Add a dataset" }).waitFor();
  await checkAccessible(tomasz);
  await tomasz.context().close();
});

test("it prints as a paper: finding, picture, table and method, without the controls", async () => {
  await page.goto(`${platform.origin}${root}/unusually-good-at`);
  await answered(questions[0].title);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 794, height: 1123 });
  expect(await page.getByRole("button", { name: "Compare with another" }).isVisible()).toBe(false);
  expect(await page.locator(".formula").first().isVisible()).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(794);
  await look(page, "questions/printed");
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("nothing broke in any page on the way", () => {
  expect(faults).toEqual([]);
});
