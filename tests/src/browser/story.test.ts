import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from "vitest";
import { verifiesTheAudit } from "./story/audit.ts";
import { declaresAnInterest, makesTheDeal, submitsItTwice } from "./story/deal.ts";
import { isCarried, isRecused, signsOff } from "./story/decision.ts";
import { sendsADamagedCopy, sendsTheFirstFile, sendsTheRevision, sendsTheSecondFile } from "./story/evidence.ts";
import { asksOfTheFirst, asksOfTheSecond } from "./story/insights.ts";
import { consultantIsLetOut, programReads, publishesTheInsight } from "./story/outsiders.ts";
import { openStory, type Story } from "./story/story.ts";
import { adoptsTheStrategy, writesTheStrategy, writesTheVision } from "./story/strategy.ts";
import { followsTheThread, seesWhatFell } from "./story/thread.ts";

/** From a file to a decided deal, by what people press and read: each chapter begins where the one before it ended. */
let story: Story;
let brokenOff = false;

beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());
beforeEach(({ skip }) => {
  if (brokenOff) skip("the chapter before it did not end well");
  onTestFailed(async () => {
    brokenOff = true;
    await story.lookAround();
  });
});

test("an analyst drops a file on the page and it becomes a version, every column understood", () => sendsTheFirstFile(story));
test("a packed file of 204,120 rows is taken with its gaps noted", () => sendsTheSecondFile(story));
test("a damaged copy is refused with line, column and reason; the good version stands", () => sendsADamagedCopy(story));
test("the analyst asks what five districts are unusually good at, and saves a claim", () => asksOfTheFirst(story));
test("the same question of the second table, by division against Great Britain", () => asksOfTheSecond(story));
test("the strategy lead writes a vision whose baseline comes from the table", () => writesTheVision(story));
test("a strategy that lacks something cannot be adopted, and the page says what", () => writesTheStrategy(story));
test("nothing lacking, it is adopted", () => adoptsTheStrategy(story));
test("the strategy lead publishes the insight, and a partner's program reads that and nothing else", async () => {
  await publishesTheInsight(story);
  await programReads(story);
});
test("a member declares an interest", () => declaresAnInterest(story));
test("the strategy lead makes a deal and appraises it", () => makesTheDeal(story));
test("a change after submission sends the deal back to the start", () => submitsItTwice(story));
test("the finance officer opens every paper and signs off", () => signsOff(story));
test("the recused member sees no papers and has no vote", () => isRecused(story));
test("the others vote; it carries, and the page says why", () => isCarried(story));
test("the golden thread is followed from the table to the decision and back", () => followsTheThread(story));
test("a new version overturns the claim, and the decision on it is flagged", async () => {
  await sendsTheRevision(story);
  await seesWhatFell(story);
});
test("the audit is whole; a record changed beneath it is found and named", () => verifiesTheAudit(story));
test("the consultant sees both clients; an engagement that was ended is gone with the next click", () => consultantIsLetOut(story));
test("nothing broke in any page on the way", () => {
  expect(story.faults).toEqual([]);
});
