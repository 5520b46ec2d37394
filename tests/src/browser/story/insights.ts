import type { Page } from "playwright-core";
import { expect } from "vitest";
import { look } from "../look.ts";
import { industriesName, sectionsName } from "./evidence.ts";
import { arrive, card, examine, goTo, pathOf, settle, type Story } from "./story.ts";

const question = "What are we unusually good at?";
export const financeClaim = "Finance is more concentrated in West Yorkshire than in the districts around it.";

/** The five districts against all thirteen: a picture, a table, and a claim in one's own words. */
export async function asksOfTheFirst(story: Story): Promise<void> {
  const page = await story.at("Amina Hussain");
  await goTo(page, "Evidence");
  await page.getByRole("link", { name: sectionsName }).click();
  await arrive(page, sectionsName);
  await page.getByRole("link", { name: "Ask a question of it" }).click();
  await arrive(page, "What do you want to know?");
  await page.getByText(`Questions of ${sectionsName}`).waitFor();
  await examine(page, "questions");
  await ask(page);
  expect(await chosen(page, "Place")).toBe("West Yorkshire");
  expect(await chosen(page, "Compared with")).toBe("All 13 places");
  expect(await page.getByRole("row").count()).toBeGreaterThan(15);
  const finance = page.getByRole("row", { name: /Financial and insurance/ }).getByRole("cell");
  expect(Number(await finance.first().locator("strong").textContent())).toBeGreaterThan(1); // the location quotient comes first
  await examine(page, "question");

  await page.getByRole("link", { name: /^Claim something about .*Financial and insurance/ }).click();
  await page.getByRole("dialog").getByText("It would be saved as").waitFor();
  await page.getByLabel("The claim, in your own words").fill(financeClaim);
  await examine(page, "claim");
  await page.getByRole("button", { name: "Save the insight" }).click();
  await arrive(page, financeClaim);
  story.paths.finance = pathOf(page);
  await page.getByText("holds", { exact: true }).first().waitFor();
  await card(page, /^Where (it|the figure) comes from$/)
    .getByText(/[0-9a-f]{8}/)
    .first()
    .waitFor();
  await examine(page, "insight");

  await page.getByRole("button", { name: "Run again" }).click();
  await expect.poll(() => card(page, "Every run").getByRole("row").count()).toBe(3); // a head, and two runs
}

/** West Yorkshire, which is UKE4 there, against the forty areas that add up to Great Britain. */
export async function asksOfTheSecond(story: Story): Promise<void> {
  const page = await story.at("Amina Hussain");
  await goTo(page, "Insights");
  await page.getByRole("link", { name: "Ask a question" }).click();
  await arrive(page, "What do you want to know?");
  await ask(page);
  await page.getByLabel("Jobs", { exact: true }).selectOption(industriesName);
  await expect.poll(() => chosen(page, "Compared with")).toBe("All 40 places");
  await page.getByLabel("Sector detail").selectOption("Divisions (88)");
  await answered(page);
  expect(await chosen(page, "Place")).toBe("West Yorkshire");
  expect(new URL(page.url()).searchParams.get("sectorDetail")).toBe("division");
  await page.getByText("Before you use these figures").waitFor();
  await examine(page, "question-of-divisions");
  await page.evaluate(() => window.scrollTo(0, 0));
  await look(page, "story/question", "window");

  await page.getByRole("button", { name: "Save as an insight" }).click();
  await page.getByRole("dialog").getByText("It would be saved as").waitFor();
  await page.getByRole("button", { name: "Save the insight" }).click();
  await card(page, /^The figure$/).waitFor();
  await goTo(page, "Insights");
  await page.getByRole("link", { name: financeClaim }).waitFor();
  await expect.poll(() => page.getByRole("main").getByRole("heading", { level: 2 }).count()).toBe(2);
  await examine(page, "insights");
}

/** The first of the questions on the page that offers them. */
async function ask(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: question, exact: true }).click();
  await answered(page);
}

/** The question's answer stands there, drawn and in a table. */
async function answered(page: Page): Promise<void> {
  await arrive(page, question);
  await card(page, "Sector by sector").waitFor();
  await settle(page);
  await page.locator("figure svg, .chart svg").first().waitFor();
}

const chosen = (page: Page, label: string): Promise<string> =>
  page.getByLabel(label, { exact: true }).evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]!.label);
