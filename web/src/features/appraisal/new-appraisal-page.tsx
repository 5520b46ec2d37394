import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import * as contract from "@concord/contract/appraisals";
import { getDeal } from "@concord/contract/deals";
import { appraisalRefusals, judgeAppraisalChange } from "@concord/domain/appraisal";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { PlaceLink } from "../../app/place-link.tsx";
import { useActor } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, PageHead } from "../../ui/index.ts";
import { newDraft } from "./appraisal-draft.ts";
import { AppraisalForm } from "./appraisal-form.tsx";

export function NewAppraisalPage() {
  const { tenantId, dealId } = useParams({ from: "/t/$tenantId/deals/$dealId/appraisals/new" });
  const { deal } = useRead(getDeal, { params: { dealId: dealId as Id<"deal"> } });
  const navigate = useNavigate();
  const [start] = useState(() => newDraft("green-book-2022", new Date().getFullYear()));
  const create = useWrite(contract.createAppraisal, {
    onDone: ({ id }) =>
      navigate({ to: "/t/$tenantId/deals/$dealId/appraisals/$appraisalId", params: { tenantId, dealId, appraisalId: id }, search: {} }),
  });
  const change = judgeAppraisalChange(deal);
  const whyNot = notPermitted(useActor(), "deals.write") ?? (change.allowed ? undefined : appraisalRefusals[change.because]);

  return (
    <>
      <PageHead
        title="New appraisal"
        intro="One option against doing nothing: what it costs, what it is worth to society, and what is in the ratio."
        crumbs={[
          <PlaceLink key="deals" place="deals">
            Deals
          </PlaceLink>,
          <PlaceLink key="deal" place={`deals/${deal.id}`}>
            {deal.title}
          </PlaceLink>,
        ]}
      />
      <AppraisalForm
        start={start}
        failure={create.failure}
        onReadAgain={create.readAgain}
        onSave={(body) => create.send({ params: { dealId: deal.id }, body })}
      >
        <Button type="submit" busy={create.sending} whyNot={whyNot}>
          Save the appraisal
        </Button>
      </AppraisalForm>
    </>
  );
}
