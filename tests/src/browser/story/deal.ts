import type { Page } from "playwright-core";
import { expect } from "vitest";
import { priorityTitle } from "./strategy.ts";
import { arrive, card, examine, goBackTo, goTo, pathOf, type Story } from "./story.ts";

export const dealTitle = "West Yorkshire growth deal";
export const optionTitle = "A fintech academy, against doing nothing";

/** A member has an interest in a firm, and says so before anybody asks. */
export async function declaresAnInterest(story: Story): Promise<void> {
  const page = await story.at("Niamh Gallagher");
  await goTo(page, "Governance");
  await examine(page, "governance");
  await page.getByRole("button", { name: "Declare an interest" }).click();
  await page.getByLabel("In whom").fill("Aire Valley Hydrogen Limited");
  await page.getByLabel("What it is").fill("Director since 2022, with shares.");
  await examine(page, "interest-form");
  await page.getByRole("button", { name: "Declare it" }).click();
  await card(page, "Register of interests")
    .getByRole("row", { name: /Niamh Gallagher.*Aire Valley Hydrogen Limited/ })
    .waitFor();
}

/** An ask that names that firm by its other name, an offer, and what it all comes to against doing nothing. */
export async function makesTheDeal(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await goTo(page, "Deals");
  await page.getByRole("button", { name: "Begin a deal" }).click();
  await page.getByLabel("Title").fill(dealTitle);
  await page.getByLabel("Summary").fill("Government backs an academy and a hydrogen pilot; we bring the building and the employers.");
  await page.getByRole("button", { name: "Begin the deal" }).click();
  await arrive(page, dealTitle);
  story.paths.deal = pathOf(page);
  expect(await page.getByRole("button", { name: "Submit for decision" }).getAttribute("aria-disabled")).toBe("true");

  await page.getByRole("button", { name: "Add an ask" }).click();
  await page.getByLabel("What is asked").fill("An academy and a pilot");
  await page.getByLabel("Of how much").fill("10m");
  await page.getByRole("checkbox", { name: priorityTitle }).check();
  await page.getByLabel("Organisations that would gain or deliver").fill("Aire Valley Hydrogen Ltd");
  await examine(page, "ask-form");
  await page.getByRole("button", { name: "Add the ask" }).click();
  await page.getByRole("heading", { name: "An academy and a pilot" }).waitFor();

  await page.getByRole("button", { name: "Add an offer" }).click();
  await page.getByLabel("What is brought").fill("A building in Holbeck");
  await page.getByLabel("Of how much").fill("2m");
  await page.getByLabel("From", { exact: true }).fill("Leeds City Council");
  await page.getByRole("radio", { name: "Committed" }).check();
  await page.getByRole("button", { name: "Add the offer" }).click();
  await page.getByRole("heading", { name: "A building in Holbeck" }).waitFor();

  await appraise(page);
  await goBackTo(page, dealTitle);
  await examine(page, "deal-ready");
}

async function appraise(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Appraise an option" }).click();
  await arrive(page, "New appraisal");
  await page.getByLabel("Title").fill(optionTitle);
  const cost = page.getByRole("group", { name: /^Cost 1/ });
  await cost.getByLabel("What it is").fill("Build and fit out");
  await cost.getByLabel("Mitigated").fill("50");
  await cost.getByLabel("Each year").fill("5m");
  await cost.getByLabel("To year").fill("1");
  const benefit = page.getByRole("group", { name: /^Benefit 1/ });
  await benefit.getByLabel("What it is").fill("Higher earnings of those who learn");
  await benefit.getByLabel("Each year").fill("2.4m");
  await benefit.getByLabel("From year").fill("2");
  await benefit.getByLabel("To year").fill("16");
  await benefit.getByLabel("Deadweight").fill("20");
  await benefit.getByLabel("Displacement").fill("25");
  await benefit.getByLabel("Source").fill("Local adult skills evaluation, 2024");
  await card(page, "What it comes to")
    .getByText(/benefit-cost ratio|BCR/i)
    .first()
    .waitFor();
  await examine(page, "appraisal-form");
  await page.getByRole("button", { name: "Save the appraisal" }).click();
  await arrive(page, optionTitle);
  await examine(page, "appraisal");
}

/** Put before the members, then changed: it is back at the start, with the reason; then put before them again. */
export async function submitsItTwice(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await submit(page);
  const first = pathOf(page);
  await examine(page, "decision-submitted");

  await goBackTo(page, dealTitle);
  await page.getByRole("button", { name: "Change “A building in Holbeck”" }).click();
  await page.getByText("This takes the deal back to the start").waitFor();
  await page.getByLabel("Of how much").fill("3m");
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.getByText(/^It came back on/).waitFor();
  await page.getByText("draft, sent back").waitFor();
  await examine(page, "deal-sent-back");
  await page.getByRole("link", { name: "See how far it had come" }).click();
  await page.getByText("This decision ended without a vote being counted").waitFor();

  await goBackTo(page, dealTitle);
  await submit(page);
  story.paths.decision = pathOf(page);
  expect(story.paths.decision).not.toBe(first);
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit for decision" }).click();
  await page.getByRole("button", { name: "Submit it" }).click();
  await arrive(page, `Decide: ${dealTitle}`);
}
