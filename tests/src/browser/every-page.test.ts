import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPage, pageIsStale, startPlatform, type RunningPlatform } from "@concord/local";
import { checkAccessible } from "./check-accessible.ts";
import { look } from "./look.ts";
import { openBrowser, type Opened } from "./open-browser.ts";
import { signInAs } from "./sign-in-as.ts";

let platform: RunningPlatform;
let opened: Opened;
let dataPath: string;

beforeAll(async () => {
  dataPath = await mkdtemp(join(tmpdir(), "concord-pages-"));
  [opened, platform] = await Promise.all([
    openBrowser(),
    startPlatform({ dataPath, port: 0, evidence: "first" }),
    pageIsStale() ? buildPage() : undefined,
  ]);
});
afterAll(async () => {
  await opened?.close();
  await platform?.stop();
  await rm(dataPath, { recursive: true, force: true });
});

/** One of each kind of reader: between them they see every page there is. */
const readers = [
  "Harriet Dunning",
  "Amina Hussain",
  "Callum Whitworth",
  "Margaret Oldroyd",
  "Sanjay Mistry",
  "Zahid Mahmood",
  "Ewa Kowalczyk",
  "Leah Tempest",
  "Jonah Pryce",
  "Priya Nair",
] as const;

/** Pages to which no link leads, but a button that may say why not. */
const behindButtons = ["evidence/new", "evidence/areas/new", "insights/merge"];

/** A picture is taken of each kind of page once, for the first who sees it. */
const pictured = new Set<string>();

/** What each kind of page was made of when it was gone through: most readers see the same page, and one that is made of nothing new is not gone through again. */
const gone = new Map<string, Set<string>>();

test.each(readers)(
  "every page that %s can reach meets WCAG 2.2 AA, fits 320 px, is named and breaks nothing",
  async (name) => {
    const reader = platform.people.find((person) => person.name === name)!; // the seed's own names
    const page = await opened.browser.newPage({ viewport: { width: 1440, height: 900 } });
    const faults: string[] = [];
    const at = () => new URL(page.url()).pathname;
    page.on("pageerror", (error) => faults.push(`${at()}: ${error.message}`));

    await platform.furnished;
    await signInAs(page, platform.origin, reader.name);
    const waiting = [...(await linksOn(page)), at()];
    const [tenant] = waiting.flatMap((path) => /^\/t\/[^/]+/.exec(path) ?? []);
    if (tenant) waiting.push(...behindButtons.map((path) => `${tenant}/${path}`));
    const seen = new Set<string>();
    while (waiting.length > 0) {
      const path = waiting.shift()!; // it is not empty
      const kind = kindOf(path);
      if (seen.has(kind)) continue;
      seen.add(kind);
      waiting.push(...(await examine(page, path, kind, reader.roles[0] ?? "nobody", faults)));
    }

    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
    await page.context().close();
  },
  240_000,
);

async function examine(page: Page, path: string, kind: string, role: string, faults: string[]): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${platform.origin}${path}`);
  try {
    await page.locator("h1").first().waitFor({ timeout: 15_000 });
  } catch {
    faults.push(`${path}: shows no heading, but: ${((await page.textContent("body")) ?? "").slice(0, 300)}`);
    return [];
  }
  await page.waitForFunction(() => !document.querySelector(".waiting"));
  if (!/ – Concord$/.test(await page.title())) faults.push(`${path}: its window is called "${await page.title()}"`);
  const parts = await partsOf(page);
  const known = gone.get(kind) ?? new Set();
  if (parts.some((part) => !known.has(part))) await checkAccessible(page).catch((error: Error) => faults.push(`${path}: ${error.message}`));
  gone.set(kind, new Set([...known, ...parts]));
  const found = await linksOn(page);
  if (!pictured.has(kind)) await look(page, `pages/${nameOf(kind, role)}-1440`);

  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) faults.push(`${path}: is ${wide} px wide at 320 px`);
  if (!pictured.has(kind)) await look(page, `pages/${nameOf(kind, role)}-320`);
  pictured.add(kind);
  return found;
}

/** Every sort of element on the page, with where it stands: its tag, classes and attributes, and those of the two around it. Not its words. */
const partsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const say = (element: Element | null): string =>
      element === null
        ? ""
        : `${element.tagName}.${element.className.toString()}[${[...element.attributes].map(({ name, value }) => (/^(role|type|aria-(disabled|current|sort|expanded|busy|hidden))$/.test(name) ? `${name}=${value}` : name)).join(" ")}]`;
    const parts = [...document.body.querySelectorAll("*")].map((element) =>
      [element, element.parentElement, element.parentElement?.parentElement ?? null].map(say).join(" < "),
    );
    return [...new Set(parts)];
  });

/** Our own pages that this one leads to. */
const linksOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .map(({ href }) => new URL(href))
      .filter(({ origin, pathname }) => origin === location.origin && !/^\/(auth|oidc|v1|s3)\//.test(pathname))
      .map(({ pathname, search }) => pathname + search),
  );

/** Two deals are one kind of page, and so are two lists of codes. */
const kindOf = (path: string) =>
  path
    .replace(/\?.*$/, "")
    .replace(/[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}/g, ":id")
    .replace(/\/\d+(?=\/|$)/g, "/:n")
    .replace(/\/code-sets\/(?!recoding$)[^/]+$/, "/code-sets/:key");
const nameOf = (kind: string, role: string) =>
  `${
    kind
      .replace(/^\/t\/:id/, "")
      .replaceAll(":", "")
      .replaceAll("/", "-")
      .replace(/^-/, "") || "home"
  }-${role}`;
