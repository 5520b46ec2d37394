import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { buildPage, pageIsStale } from "@concord/local";
import { demonstrationTenants } from "@concord/local/demonstration";
import { startTemporary, type Temporary } from "../../local/temporary-platform.ts";
import { checkAccessible } from "../check-accessible.ts";
import { look } from "../look.ts";
import { openBrowser } from "../open-browser.ts";
import { signInAs } from "../sign-in-as.ts";
import { storyFiles } from "./story-files.ts";

export const west = demonstrationTenants.west;
export const north = demonstrationTenants.north;

/** Everybody sits at their own window of one browser, in front of one Concord. What has come to be is remembered between chapters. */
export type Story = {
  platform: Temporary;
  files: ReturnType<typeof storyFiles>;
  /** Somebody's window: they sign in the first time. */
  at(name: string): Promise<Page>;
  /** They close it. */
  leave(name: string): Promise<void>;
  /** Takes a picture of every window that is open, for whoever asks what went wrong. */
  lookAround(): Promise<void>;
  /** What went wrong in a page without anybody seeing it. */
  faults: string[];
  /** Paths that later chapters come back to. */
  paths: Record<"sections" | "finance" | "strategy" | "deal" | "decision", string>;
  close(): Promise<void>;
};

export async function openStory(): Promise<Story> {
  const [platform, opened] = await Promise.all([startTemporary(), openBrowser(), pageIsStale() ? buildPage() : undefined]);
  await platform.furnished;
  const windows = new Map<string, Page>();
  const faults: string[] = [];

  async function open(name: string): Promise<Page> {
    const page = await opened.browser.newPage({ viewport: { width: 1440, height: 1000 } });
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => faults.push(`${name} at ${new URL(page.url()).pathname}: ${error.message}`));
    windows.set(name, page);
    await signInAs(page, platform.origin, name);
    return page;
  }

  return {
    platform,
    files: storyFiles(),
    at: async (name) => windows.get(name) ?? (await open(name)),
    leave: async (name) => {
      await windows.get(name)?.context().close();
      windows.delete(name);
    },
    lookAround: async () => {
      for (const [name, page] of windows) await look(page, `story/broken-off-${name.toLowerCase().replace(" ", "-")}`);
    },
    faults,
    paths: { sections: "", finance: "", strategy: "", deal: "", decision: "" },
    close: async () => {
      await opened.close();
      await platform.stop();
    },
  };
}

/** The page of that name is there, and whole. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await settle(page);
}

/** Nothing of the page is still waiting for an answer. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector(".waiting, [aria-busy=true]"));
}

/** By the rail at the left, as everybody goes. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: place, exact: true }).click();
  await arrive(page, place);
}

/** By the line over the title, which says where this page lies. */
export async function goBackTo(page: Page, title: string, heading = title): Promise<void> {
  await page.getByRole("navigation", { name: "The way here" }).getByRole("link", { name: title, exact: true }).click();
  await arrive(page, heading);
}

/** It meets WCAG 2.2 AA, needs no scrolling sideways, and there is a picture of it. */
export async function examine(page: Page, name: string): Promise<void> {
  await settle(page);
  await checkAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} scrolls sideways`).toBe(true);
  await look(page, `story/${name}`, (await page.getByRole("dialog").count()) > 0 ? "window" : "page");
}

export const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** A card of the page, by its title. */
export const card = (page: Page, title: string | RegExp) => page.getByRole("region", { name: title });

/** What is written there, hidden or not. */
export const textOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? "";
