import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";

export type Opened = { browser: Browser; close(): Promise<void> };

/**
 * A browser that came with npm: nothing need be installed. Told that it is in
 * Lambda, the package also unpacks the system libraries it needs, so that a
 * bare machine will do; it is told so only while it unpacks.
 */
export async function openBrowser(): Promise<Opened> {
  const before = process.env.AWS_EXECUTION_ENV;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const { chromium: playwright } = await import("playwright-core");
  const executablePath = await chromium.executablePath();
  if (before === undefined) delete process.env.AWS_EXECUTION_ENV;
  else process.env.AWS_EXECUTION_ENV = before;

  const home = await mkdtemp(join(tmpdir(), "concord-browser-"));
  const browser = await playwright.launch({
    executablePath,
    // One process for everything is for Lambda alone: here it would make the browser fall with its first bad page.
    // Nor is a browser without its security one that anybody has: it sends no Origin with a change, which we refuse.
    args: [...chromium.args.filter((arg) => !unlike.some((one) => arg.startsWith(one))), "--font-render-hinting=none"],
    headless: true,
    env: { ...definedOf(process.env), HOME: home },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const unlike = [
  "--headless",
  "--single-process",
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--allow-running-insecure-content",
];

const definedOf = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
