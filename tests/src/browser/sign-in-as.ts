import type { Page } from "playwright-core";

/** Signs in as one of the demonstration's people, by the door that everybody uses; then goes to `path`. */
export async function signInAs(page: Page, origin: string, name: string, path = "/"): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${origin}/auth/sign-in`);
  await page.getByRole("button", { name }).click();
  await page.waitForURL(
    (url) => url.origin === new URL(origin).origin && !url.pathname.startsWith("/oidc") && !url.pathname.startsWith("/auth"),
  );
  await page.goto(`${origin}${path}`);
  await page.waitForSelector("h1");
}
