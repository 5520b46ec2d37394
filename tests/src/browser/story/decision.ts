import type { Page } from "playwright-core";
import { expect } from "vitest";
import { look } from "../look.ts";
import { dealTitle } from "./deal.ts";
import { arrive, card, examine, goBackTo, goTo, textOf, type Story } from "./story.ts";

const decisionTitle = `Decide: ${dealTitle}`;

/** Found where it waits for them: nobody sends a link. */
async function findsTheDecision(page: Page): Promise<void> {
  await goTo(page, "Decisions");
  await card(page, "Waiting for you").getByRole("link", { name: dealTitle }).click();
  await arrive(page, decisionTitle);
}

/** The finance officer opens every paper, and only then can certify. */
export async function signsOff(story: Story): Promise<void> {
  const page = await story.at("Margaret Oldroyd");
  await findsTheDecision(page);
  const sign = page.getByRole("button", { name: "Sign off" });
  expect(await sign.getAttribute("aria-disabled")).toBe("true");
  await examine(page, "sign-off-not-yet");

  const papers = await card(page, "Papers").getByRole("link").allTextContents();
  expect(papers.length).toBeGreaterThanOrEqual(4); // the deal, its appraisal, the insight, the table
  for (const [index, paper] of papers.entries()) {
    await card(page, "Papers").getByRole("link", { name: paper, exact: true }).click();
    await page.getByText("You first opened it on").waitFor();
    await examine(page, `paper-${index + 1}`);
    await goBackTo(page, "The decision", decisionTitle);
    await page.getByText(`You have opened ${index + 1} of ${papers.length} papers`).waitFor();
  }
  await page.getByLabel("What you certify about its financial implications").fill("Within the settlement; the risk is held in reserve.");
  await sign.click();
  await page.getByText("voting is open").waitFor();
  await examine(page, "signed-off");
  await story.leave("Margaret Oldroyd");
}

/** She sees that there is a decision, and nothing of what is in it. */
export async function isRecused(story: Story): Promise<void> {
  const page = await story.at("Niamh Gallagher");
  await goTo(page, "Decisions");
  await page
    .getByRole("row", { name: /voting is open/ })
    .getByRole("link", { name: dealTitle })
    .click();
  await arrive(page, decisionTitle);
  await page.getByText("The papers are closed to you").waitFor();
  expect(await card(page, "Papers").count()).toBe(0);
  expect(await page.getByRole("button", { name: "For", exact: true }).count()).toBe(0);
  expect(await textOf(page.locator("main"))).not.toContain("£10");
  await examine(page, "recused");

  await goTo(page, "Deals");
  await page.getByRole("link", { name: dealTitle }).click();
  await page.getByText(/recused from/).waitFor();
  expect(await textOf(page.locator("main"))).not.toContain("£10");
  await examine(page, "deal-closed-to-the-recused");
  await story.leave("Niamh Gallagher");
}

/** The mayor and four members vote; the page says that it carries, by which rule, and who was not counted. */
export async function isCarried(story: Story): Promise<void> {
  const members = ["Zahid Mahmood", "Rosemary Crabtree", "Marcus Bailey", "Peter Sugden"];
  for (const name of members) {
    const page = await story.at(name);
    await findsTheDecision(page);
    if (name === "Peter Sugden") await page.getByLabel("Why").fill("It leaves Wakefield out.");
    await votes(page, name === "Peter Sugden" ? "Against" : "For");
    await story.leave(name);
  }
  const page = await story.at("Dana Hirst");
  await findsTheDecision(page);
  await page.getByText("No quorum yet.").waitFor(); // it must include the mayor
  await examine(page, "before-the-mayor-votes");
  await page.getByLabel("Why").fill("It builds on what we are good at.");
  await votes(page, "For");
  await page.getByText("Carried.", { exact: true }).waitFor();
  expect(await textOf(page.locator(".because"))).toMatch(/mayor/i);
  await page.getByRole("list", { name: "Seats with a vote" }).getByText("Recused").waitFor();
  await page.getByRole("region", { name: "Said against" }).getByText("Peter Sugden").waitFor();
  await examine(page, "decided");
  await card(page, "The vote").evaluate((vote) => vote.scrollIntoView({ block: "end" }));
  await look(page, "story/decision", "window");
  await story.leave("Dana Hirst");
}

async function votes(page: Page, vote: "For" | "Against"): Promise<void> {
  await page.getByRole("button", { name: vote, exact: true }).click();
  await page.getByRole("button", { name: "Cast the vote" }).click();
  await page
    .getByText("A vote that was cast stands.")
    .or(page.getByText("Carried.", { exact: true }))
    .first()
    .waitFor();
}
