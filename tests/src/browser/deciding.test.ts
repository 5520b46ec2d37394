import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appraisals, deals, decisions, governance, strategy, type Call } from "@concord/contract";
import type { SubmittedDeal } from "@concord/domain/deals";
import type { Id } from "@concord/kernel";
import { buildPage, pageIsStale } from "@concord/local";
import { demonstrationPeople, demonstrationTenants } from "@concord/local/demonstration";
import { signIn } from "../local/sign-in.ts";
import { startTemporary, type Temporary } from "../local/temporary-platform.ts";
import { checkAccessible } from "./check-accessible.ts";
import { lookAtEveryWidth, lookOtherwise } from "./look.ts";
import { openBrowser, type Opened } from "./open-browser.ts";
import { signInAs } from "./sign-in-as.ts";

const tenantId = demonstrationTenants.west.id;
let platform: Temporary;
let opened: Opened;
let priorityId: Id<"priority">;

beforeAll(async () => {
  [platform, opened] = await Promise.all([startTemporary(), openBrowser(), pageIsStale() ? buildPage() : undefined]);
  const lead = await as("Callum Whitworth");
  const plan = await lead(strategy.createStrategy, { tenantId, body: { title: "Local Growth Plan", framework: "is-8@2025" } });
  const priority = await lead(strategy.addPriority, {
    tenantId,
    params: { strategyId: plan.id },
    body: { title: "Advanced manufacturing", text: "Build on what we make.", cites: [], alignsWith: [], outcomeIds: [] },
  });
  priorityId = priority.id;
});
afterAll(async () => {
  await opened?.close();
  await platform?.stop();
});

async function as(name: string): Promise<Call> {
  const { email } = demonstrationPeople.find((person) => person.name === name)!; // the demonstration's own names
  return (await signIn(platform.origin, email)).call;
}

/** A page with somebody at it, at a place in the authority. Whoever sat there before has gone. */
async function pageOf(name: string, path: string): Promise<Page> {
  await Promise.all(opened.browser.contexts().map((context) => context.close()));
  const page = await opened.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signInAs(page, platform.origin, name);
  await page.goto(`${platform.origin}/t/${tenantId}/${path}`);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

/** It meets WCAG 2.2 AA and needs no scrolling sideways at any width; there are pictures of it for people to look at. */
async function isSound(page: Page, name: string): Promise<void> {
  await checkAccessible(page);
  expect((await lookAtEveryWidth(page, `deciding/${name}`)).filter(({ overflows }) => overflows)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}

const option = {
  title: "A materials centre",
  packId: "green-book-2022",
  priceBaseYear: 2026,
  costs: [
    {
      title: "Build",
      kind: "capital" as const,
      borneBy: "public" as const,
      optimismBias: { class: "none" as const, mitigation: 0 },
      flows: [{ year: 0, pounds: 6_000_000 }],
    },
  ],
  benefits: [],
};

/** A deal that is before the body, a party to it being one in which the member for Leeds has an interest. */
async function submittedDeal(): Promise<SubmittedDeal> {
  const [lead, leeds] = await Promise.all([as("Callum Whitworth"), as("Niamh Gallagher")]);
  const nature = "disclosable-pecuniary" as const;
  await leeds(governance.declareInterest, { tenantId, body: { nature, party: "Aire Valley Hydrogen Limited", description: "Director" } });
  const details = { title: "Growth deal", kind: "bespoke-deal" as const, counterpart: "HM Government", summary: "Workshops and skills." };
  const { id, version } = await lead(deals.createDeal, { tenantId, body: details });
  const params = { dealId: id };
  const ask = { title: "Workshops", text: "", pounds: 10_000_000, priorityIds: [priorityId], parties: ["Aire Valley Hydrogen Ltd"] };
  const asked = await lead(deals.addAsk, { tenantId, params, ifMatch: version, body: ask });
  await lead(appraisals.createAppraisal, { tenantId, params, body: option });
  const [body] = (await lead(governance.listBodies, { tenantId, query: {} })).items;
  const submitted = await lead(deals.submitDeal, { tenantId, params, ifMatch: asked.version, body: { bodyId: body!.id } });
  return submitted as SubmittedDeal;
}

test("a strategy lead writes a deal and is told what it lacks before it can be submitted", async () => {
  const page = await pageOf("Callum Whitworth", "deals?edit=deal");
  await page.getByLabel("Title").fill("A deal for makers");
  await page.getByRole("button", { name: "Begin the deal" }).click();
  await page.getByRole("heading", { level: 1, name: "A deal for makers" }).waitFor();
  expect(await page.getByRole("button", { name: "Submit for decision" }).getAttribute("aria-disabled")).toBe("true");

  await page.getByRole("button", { name: "Add an ask" }).click();
  await page.getByRole("button", { name: "Add the ask" }).click();
  await page.getByRole("link", { name: "Say how much, in whole pounds." }).waitFor();
  await isSound(page, "ask-with-errors");
  await page.getByLabel("What is asked").fill("Forty workshops");
  await page.getByLabel("Of how much").fill("3.2m");
  await page.getByLabel("Advanced manufacturing").check();
  await page.getByRole("button", { name: "Add the ask" }).click();

  await page.getByRole("heading", { name: "Forty workshops" }).waitFor();
  await expect.poll(() => page.locator(".ledger").textContent()).toContain("£3.2\u00A0million");
  await isSound(page, "deal");
  await lookOtherwise(page, "deciding/deal");
});

test("papers are opened, the officer signs off, members vote, and the page says what it comes to and why", async () => {
  const { caseId } = await submittedDeal();
  const officer = await pageOf("Margaret Oldroyd", `decisions/${caseId}`);
  expect(await officer.getByText("“A materials centre” has not been opened.").count()).toBe(1);
  expect(await officer.getByRole("button", { name: "Sign off" }).getAttribute("aria-disabled")).toBe("true");
  await isSound(officer, "sign-off");
  for (const paper of ["Growth deal", "A materials centre"]) {
    await officer.getByRole("region", { name: "Papers" }).getByRole("link", { name: paper }).click();
    await officer.getByText("You first opened it on").waitFor();
    await isSound(officer, `paper-${paper.toLowerCase().replaceAll(" ", "-")}`);
    await officer.getByRole("link", { name: "The decision" }).click();
  }
  await officer.getByLabel("What you certify about its financial implications").fill("Affordable.");
  await officer.getByRole("button", { name: "Sign off" }).click();
  await officer.getByText("voting is open").waitFor();

  const recused = await pageOf("Niamh Gallagher", `decisions/${caseId}`);
  expect(await recused.locator("main").textContent()).toContain("You are recused from this decision, so its papers are closed to you.");
  expect(await recused.getByRole("region", { name: "Papers" }).count()).toBe(0);
  await isSound(recused, "recused");

  const mayor = await pageOf("Dana Hirst", `decisions/${caseId}`);
  await mayor.getByLabel("Why").fill("It builds on what we make.");
  await mayor.getByRole("button", { name: "For", exact: true }).click();
  await mayor.getByRole("button", { name: "Cast the vote" }).click();
  await mayor.getByText("cast by Dana Hirst").waitFor();
  expect(await mayor.locator(".because").textContent()).toContain("The quorum is 3 of the 5 entitled to vote; 1 has taken part so far");
  await isSound(mayor, "voted");

  for (const name of ["Zahid Mahmood", "Marcus Bailey", "Rosemary Crabtree", "Peter Sugden"]) {
    const call = await as(name);
    const { you, case: theCase } = await call(decisions.getCase, { tenantId, params: { caseId } });
    const vote = name === "Zahid Mahmood" ? ("against" as const) : ("for" as const);
    await call(decisions.castVote, {
      tenantId,
      params: { caseId },
      body: { seatId: you.seats[0]!.seatId, vote, reason: "Said aloud.", frozenHash: theCase.frozenHash },
    });
  }
  await mayor.reload();
  await mayor.getByText("Carried.").waitFor();
  expect(await mayor.getByRole("region", { name: "Said against" }).textContent()).toContain("Zahid Mahmood");
  await isSound(mayor, "decided");
  await lookOtherwise(mayor, "deciding/decided");
});

test("the rules of a body are read out with their authority, and the register is for everybody to read", async () => {
  const page = await pageOf("Sanjay Mistry", "governance");
  await isSound(page, "governance");
  await page.getByRole("link", { name: "West Yorkshire Combined Authority" }).click();
  await page.getByRole("heading", { name: "Majority present and voting, with the Mayor" }).waitFor();
  expect(await page.locator(".rules").textContent()).toContain("SI 2017/126, Schedule 1, paragraph 4(3)");
  await isSound(page, "body");
  await page.getByRole("button", { name: "Change Member for Leeds" }).click();
  await page.getByRole("heading", { name: "Change “Member for Leeds”" }).waitFor();
  await isSound(page, "seat-form");
});
