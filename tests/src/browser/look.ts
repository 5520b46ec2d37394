import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";

const folder = join(import.meta.dirname, "../../../build/screenshots");

/** The widths a page must work at: a desk, a tablet, and 320 px, which is also a desk at 400% zoom. */
export const widths = [1440, 768, 320] as const;

/** Takes a picture of the whole page, or of what its window shows, for people to look at: `build/screenshots/<name>.png`. */
export async function look(page: Page, name: string, of: "page" | "window" = "page"): Promise<string> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, fullPage: of === "page", animations: "disabled" });
  return path;
}

/** A picture at every width, and whether the page needed scrolling sideways at any. */
export async function lookAtEveryWidth(page: Page, name: string): Promise<{ width: number; overflows: boolean }[]> {
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: width > 500 ? 900 : 640 });
    await look(page, `${name}-${width}`);
    found.push({ width, overflows: await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth) });
  }
  return found;
}

/** A picture of it as it prints, and as somebody sees it who has chosen their own colours. */
export async function lookOtherwise(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: "print" });
  await look(page, `${name}-print`);
  await page.emulateMedia({ media: "screen", forcedColors: "active", colorScheme: "dark" });
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, `${name}-forced-colors`);
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: null });
}
