import { checkAccessible } from "./check-accessible.ts";
import { lookAtEveryWidth } from "./look.ts";
import { openBrowser } from "./open-browser.ts";
import { signInAs } from "./sign-in-as.ts";

/**
 * Pictures of pages of a platform that runs, for whoever works on them:
 * `node tests/src/browser/see.ts "Amina Hussain" evidence insights` (paths from the authority's root; `/…` from the origin).
 * They land in build/screenshots/see, with what axe finds said here. "nobody" has not signed in.
 */
const [name, ...paths] = process.argv.slice(2);
const origin = process.env.CONCORD_PLATFORM ?? "http://127.0.0.1:4000";
if (!name) throw new Error("Say whom to sign in as");

const { browser, close } = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => console.error(`  page error: ${error.message}`));
  page.on("console", (line) => line.type() === "error" && console.error(`  console: ${line.text()}`));
  if (name !== "nobody") await signInAs(page, origin, name);
  const me = (await (await page.request.get(`${origin}/v1/me`)).json()) as { tenants?: { tenant: { id: string } }[] };

  for (const path of paths.length > 0 ? paths : [""]) {
    const address = path.startsWith("/") ? path : `/t/${me.tenants?.[0]?.tenant.id}/${path}`;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${origin}${address}`);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    console.log(`${address}: ${await page.title()}`);
    await checkAccessible(page).catch((error: Error) => console.error(error.message));
    for (const { width, overflows } of await lookAtEveryWidth(page, `see/${path.replaceAll(/[^\w]+/g, "-") || "home"}`)) {
      if (overflows) console.error(`  scrolls sideways at ${width} px`);
    }
  }
} finally {
  await close();
}
