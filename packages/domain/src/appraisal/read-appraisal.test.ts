import { expect, test } from "vitest";
import { appraisal, body, fixedId, memberA, memberB, openCase, submittedDeal, world } from "@concord/testkit";
import { deals } from "../deals/index.ts";
import { cases } from "../decisions/index.ts";
import { bodies } from "../governance/index.ts";
import { appraisals, listAppraisals, readAppraisal } from "./index.ts";

test("a member who must leave the room does not read the appraisal either; the others do", async () => {
  const { as, has } = world();
  const deal = submittedDeal();
  has(deals, deal);
  has(bodies, body());
  has(appraisals, appraisal());
  has(
    cases,
    openCase({
      id: deal.caseId,
      recusals: [
        {
          seatId: fixedId("seat", "a"),
          personId: memberA.id,
          interestId: fixedId("interest", "a"),
          party: "Northern Sheds Ltd",
          ground: "a disclosable pecuniary interest in Northern Sheds Ltd",
          extent: "leaves",
          at: deal.submittedAt,
        },
      ],
    }),
  );
  const address = { dealId: deal.id, appraisalId: appraisal().id };

  await expect(readAppraisal(as(memberA), address)).rejects.toMatchObject({ kind: "refused", code: "recused" });
  await expect(listAppraisals(as(memberA), deal.id, {})).rejects.toMatchObject({ code: "recused" });
  expect((await readAppraisal(as(memberB), address)).id).toBe(appraisal().id);
});
