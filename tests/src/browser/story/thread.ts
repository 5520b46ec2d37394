import type { Page } from "playwright-core";
import { expect } from "vitest";
import { dealTitle } from "./deal.ts";
import { sectionsName } from "./evidence.ts";
import { financeClaim } from "./insights.ts";
import { priorityTitle } from "./strategy.ts";
import { arrive, card, examine, goTo, textOf, type Story } from "./story.ts";

/** From the table down to the decision, and from the decision up to the table. */
export async function followsTheThread(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await goTo(page, "Golden thread");
  await examine(page, "thread");
  const picture = page.getByRole("region", { name: "The golden thread as a picture" });

  await picture
    .getByRole("link", { name: new RegExp(`^${escaped(sectionsName)}`) })
    .first()
    .click();
  const below = await reached(page, "What hangs on it");
  for (const one of [financeClaim, priorityTitle, dealTitle]) expect(below).toContain(one);
  expect(below).toContain("Decision");
  await examine(page, "thread-down");

  await picture
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Decisions" }) })
    .getByRole("link")
    .first()
    .click();
  const above = await reached(page, "It rests on");
  for (const one of [sectionsName, financeClaim, priorityTitle, dealTitle]) expect(above).toContain(one);
  await examine(page, "thread-up");
  await page.getByRole("link", { name: "Table", exact: true }).click();
  await card(page, "The thread as a table").waitFor();
  await examine(page, "thread-table");
}

/** New data has undone the claim: the insight says so, and so does everything that hangs on it. */
export async function seesWhatFell(story: Story): Promise<void> {
  const analyst = await story.at("Amina Hussain");
  await goTo(analyst, "Insights");
  await expect
    .poll(
      async () => {
        await analyst.reload();
        return await textOf(analyst.getByRole("listitem").filter({ hasText: financeClaim }));
      },
      { timeout: 30_000, interval: 500 },
    )
    .toMatch(/overturned/i);
  await analyst.getByRole("link", { name: financeClaim }).click();
  await arrive(analyst, financeClaim);
  await analyst.getByText(/^Since the claim was made the figure went from/).waitFor();
  await examine(analyst, "insight-overturned");

  const lead = await story.at("Callum Whitworth");
  await goTo(lead, "Golden thread");
  await lead.reload(); // he has had it open since before
  await lead.getByText("One decision is among them.").waitFor();
  await examine(lead, "thread-fallen");
  await goTo(lead, "Decisions");
  await lead
    .getByRole("row", { name: /carried/ })
    .getByRole("link", { name: dealTitle })
    .click();
  await lead.getByText("The evidence has changed since this text was frozen").waitFor();
  await examine(lead, "decision-flagged");
  await lead.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Home", exact: true }).click();
  await lead.getByText(financeClaim).first().waitFor();
  await examine(lead, "home-with-what-fell");
}

/** The two lists of what is followed, as they are read. */
async function reached(page: Page, title: string): Promise<string> {
  const heading = page.getByRole("heading", { level: 3, name: title });
  await heading.waitFor();
  return await textOf(heading.locator("xpath=.."));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
