import { expect, test } from "vitest";
import { appraisal, body, draftDeal, openCase, programmeManager, submittedDeal, world } from "@concord/testkit";
import { deals } from "../deals/index.ts";
import { cases } from "../decisions/index.ts";
import { bodies } from "../governance/index.ts";
import { appraisals, changeAppraisal, createAppraisal, reappraise, type Appraisal, type AppraisalContent } from "./index.ts";

const contentOf = ({ title, packId, priceBaseYear, costs, benefits }: Appraisal): AppraisalContent => ({
  title,
  packId,
  priceBaseYear,
  costs,
  benefits,
});
const address = { dealId: appraisal().dealId, appraisalId: appraisal().id };

test("an appraisal is worked out when it is saved, whatever its author thinks it comes to", async () => {
  const { as, has, audit } = world();
  has(deals, draftDeal());

  const saved = await createAppraisal(as(programmeManager), draftDeal().id, contentOf(appraisal()));

  expect(saved).toMatchObject({ version: 1, result: { netPresentSocialValue: 1_000_000, benefitCostRatio: 2, category: "high" } });
  expect(audit()).toMatchObject([{ name: "appraisal.created", detail: { after: { benefitCostRatio: 2 } } }]);
});

test("the same lines under another pack leave both results in the audit", async () => {
  const { as, has, audit } = world();
  has(deals, draftDeal());
  has(appraisals, appraisal());

  const saved = await reappraise(as(programmeManager), address, "green-book-2026-review");

  expect(saved.packId).toBe("green-book-2026-review");
  expect(saved.costs).toEqual(appraisal().costs);
  expect(audit()).toMatchObject([
    { name: "appraisal.reappraised", detail: { before: { packId: "green-book-2022" }, after: { packId: "green-book-2026-review" } } },
  ]);
});

test("what the members are deciding on cannot change under them", async () => {
  const { as, has, audit } = world();
  has(deals, submittedDeal());
  has(bodies, body());
  has(cases, openCase({ id: submittedDeal().caseId }));
  has(appraisals, appraisal());
  const refusal = { kind: "refused", code: "deal-under-decision" };

  await expect(changeAppraisal(as(programmeManager), address, contentOf(appraisal()))).rejects.toMatchObject(refusal);
  await expect(reappraise(as(programmeManager), address, "green-book-2026-review")).rejects.toMatchObject(refusal);
  await expect(createAppraisal(as(programmeManager), address.dealId, contentOf(appraisal()))).rejects.toMatchObject(refusal);
  expect(audit()).toEqual([]);
});

test("a deal submitted while an appraisal is being saved wins", async () => {
  const { as, has } = world();
  has(deals, draftDeal());
  has(appraisals, appraisal());
  const context = as(programmeManager);
  const commit: typeof context.store.commit = (asked) => {
    has(deals, submittedDeal({ version: 2 }));
    return context.store.commit(asked);
  };
  const slow = { ...context, store: { ...context.store, commit } };

  await expect(reappraise(slow, address, "green-book-2026-review")).rejects.toMatchObject({ kind: "stale" });
  expect((await context.store.get(appraisals, { within: address.dealId, id: address.appraisalId })).packId).toBe("green-book-2022");
});

test("a pack that is not there is refused by name", async () => {
  const { as, has } = world();
  has(deals, draftDeal());
  const content = { ...contentOf(appraisal()), packId: "green-book-1991" };
  await expect(createAppraisal(as(programmeManager), draftDeal().id, content)).rejects.toMatchObject({ code: "pack-unknown" });
});
