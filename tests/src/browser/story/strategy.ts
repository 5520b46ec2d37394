import type { Page } from "playwright-core";
import { expect } from "vitest";
import { sectionsName } from "./evidence.ts";
import { financeClaim } from "./insights.ts";
import { arrive, card, examine, goTo, pathOf, type Story } from "./story.ts";

export const priorityTitle = "Finance that serves makers";
const outcomeTitle = "More people work in finance";
const actionTitle = "Open a fintech academy in Leeds";

/** What the place wants, and one figure that should move, read from the table itself. */
export async function writesTheVision(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await goTo(page, "Vision");
  await page.getByRole("button", { name: "Write the statement" }).click();
  await page.getByLabel("What we try to achieve").fill("By 2036 good work is within an hour of everybody in West Yorkshire.");
  await page.getByRole("button", { name: "Keep these words" }).click();
  await page.getByRole("button", { name: "Change the statement" }).waitFor();

  await page.getByRole("button", { name: "Add an outcome" }).click();
  await page.getByLabel("What should move").fill(outcomeTitle);
  await page.getByLabel("Counted in").fill("jobs");
  await page.getByLabel("Dataset", { exact: true }).selectOption(`${sectionsName}, Office for National Statistics`);
  await pick(page, "Industries", "Financial", /Financial and insurance/);
  await page.getByText(/5 cells added up/).waitFor();
  await page.getByLabel("Target", { exact: true }).fill("60000");
  await fillDate(page, "To be reached by", "31", "12", "2036");
  await examine(page, "outcome-form");
  await page.getByRole("button", { name: "Add the outcome" }).click();
  await page.getByRole("heading", { name: outcomeTitle }).waitFor();
  await examine(page, "vision");
}

/** A priority that rests on the claim, with an action that says too little: it cannot be adopted, and the page says why. */
export async function writesTheStrategy(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await goTo(page, "Strategy");
  await page.getByRole("button", { name: "Begin a strategy" }).click();
  await page.getByLabel("Title").fill("Local Growth Plan 2026 to 2036");
  await page.getByRole("button", { name: "Begin the strategy" }).click();
  await arrive(page, "Local Growth Plan 2026 to 2036");
  story.paths.strategy = pathOf(page);

  await page.getByRole("button", { name: "Add the first priority" }).click();
  await page.getByLabel("Title").fill(priorityTitle);
  await page.getByLabel("Why, and what will be different").fill("Leeds lends to the country. It should lend to Kirklees first.");
  await page.getByRole("checkbox", { name: financeClaim }).check();
  await page.getByRole("checkbox", { name: "Financial services" }).check();
  await page.getByRole("checkbox", { name: outcomeTitle }).check();
  await examine(page, "priority-form");
  await page.getByRole("button", { name: "Add the priority" }).click();
  await page
    .getByRole("complementary", { name: `Evidence for ${priorityTitle}` })
    .getByText(financeClaim)
    .waitFor();

  await page.getByRole("button", { name: "Add an action" }).click();
  await page.getByLabel("What will be done").fill(actionTitle);
  await page.getByRole("button", { name: "Add the action" }).click();
  await page
    .getByRole("row", { name: new RegExp(actionTitle) })
    .getByText("no owner")
    .waitFor();

  const adopt = page.getByRole("button", { name: "Adopt this text" });
  expect(await adopt.getAttribute("aria-disabled")).toBe("true");
  const lacking = card(page, "Ready to adopt?");
  for (const missing of [
    "Nobody owns",
    "does not say when it starts",
    "does not say what it costs",
    "does not say who pays",
    "aims at no outcome",
  ])
    await lacking.getByRole("link", { name: missing }).waitFor();
  await examine(page, "strategy-not-ready");
}

/** Who, when, for how much, from whose money, to what end; then it is adopted. */
export async function adoptsTheStrategy(story: Story): Promise<void> {
  const page = await story.at("Callum Whitworth");
  await card(page, "Ready to adopt?").getByRole("link", { name: "Nobody owns" }).click();
  await pick(page, "Owner", "Bless", "Blessing Adeyemi");
  await fillDate(page, "Starts on", "1", "4", "2027");
  await fillDate(page, "Ends on", "31", "3", "2031");
  await page.getByLabel("Cost").fill("12.5m");
  await page.getByLabel("Target outcome").selectOption(outcomeTitle);
  await page.getByLabel("Who pays").fill("Integrated settlement");
  await page.getByLabel("How sure the money is").selectOption("Indicative: discussed, nobody is bound");
  await examine(page, "action-form");
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page
    .getByRole("row", { name: new RegExp(actionTitle) })
    .getByText("Blessing Adeyemi")
    .waitFor();
  await card(page, "Ready to adopt?").getByText("Nothing is missing.").waitFor();
  await page.getByRole("button", { name: "Adopt this text" }).click();
  await page.getByText(/^Adopted on .* by Callum Whitworth$/).waitFor();
  await examine(page, "strategy-adopted");
}

/** Types a little of it and presses what is offered. */
async function pick(page: Page, label: string, typed: string, offered: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(typed);
  await page.getByRole("option", { name: offered }).click();
}

async function fillDate(page: Page, label: string, day: string, month: string, year: string): Promise<void> {
  const date = page.getByRole("group", { name: label });
  await date.getByLabel("Day").fill(day);
  await date.getByLabel("Month").fill(month);
  await date.getByLabel("Year").fill(year);
}
