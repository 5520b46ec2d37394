import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import * as contract from "@concord/contract/appraisals";
import { getDeal } from "@concord/contract/deals";
import {
  appraisalRefusals,
  appraise,
  judgeAppraisalChange,
  packNamed,
  parameterPacks,
  type Appraisal,
  type BenefitLine,
  type CostLine,
} from "@concord/domain/appraisal";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { PlaceLink } from "../../app/place-link.tsx";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, day, ErrorSummary, number, PageHead, percent, poundsExactly, poundsShort, Table, Tag } from "../../ui/index.ts";
import { draftOf } from "./appraisal-draft.ts";
import { AppraisalForm } from "./appraisal-form.tsx";
import { ResultView } from "./result-view.tsx";
import { saySpans } from "./spans.ts";
import { bearerNames, biasNames, categoryNames, kindNames } from "./words.ts";
import { YearsCard } from "./years-card.tsx";
import "./appraisal.css";

const here = "/t/$tenantId/deals/$dealId/appraisals/$appraisalId" as const;

export function AppraisalPage() {
  const { dealId, appraisalId } = useParams({ from: here });
  const { edit } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const params = { dealId: dealId as Id<"deal">, appraisalId: appraisalId as Id<"appraisal"> };
  const [{ deal }, appraisal] = useReads([getDeal, { params: { dealId: params.dealId } }], [contract.getAppraisal, { params }]);
  const change = judgeAppraisalChange(deal);
  const whyNot = notPermitted(useActor(), "deals.write") ?? (change.allowed ? undefined : appraisalRefusals[change.because]);
  const pack = packNamed(appraisal.packId);

  return (
    <>
      <PageHead
        title={appraisal.title}
        intro={`Against doing nothing, in ${appraisal.priceBaseYear} prices, under ${pack.name}. Changed ${day(appraisal.changedAt)}.`}
        crumbs={[
          <PlaceLink key="deals" place="deals">
            Deals
          </PlaceLink>,
          <PlaceLink key="deal" place={`deals/${deal.id}`}>
            {deal.title}
          </PlaceLink>,
        ]}
        tags={pack.status === "in-force" ? undefined : <Tag health="weak">parameters not in force</Tag>}
        actions={
          !edit && (
            <Button whyNot={whyNot} onClick={() => navigate({ search: { edit: true } })}>
              Change the lines
            </Button>
          )
        }
      />
      {edit && whyNot === undefined ? (
        <Change key={appraisal.id} appraisal={appraisal} onDone={() => navigate({ search: {} })} />
      ) : (
        <Reading appraisal={appraisal} whyNot={whyNot} />
      )}
    </>
  );
}

function Change({ appraisal, onDone }: { appraisal: Appraisal; onDone: () => void }) {
  const [start] = useState(() => draftOf(appraisal));
  const save = useWrite(contract.changeAppraisal, { onDone });
  const begun = useBegun(appraisal.version, save);
  const params = { dealId: appraisal.dealId, appraisalId: appraisal.id };
  return (
    <AppraisalForm
      start={start}
      failure={save.failure}
      onReadAgain={begun.readAgain}
      onSave={(body) => save.send({ params, body, ifMatch: begun.version })}
    >
      <Button type="submit" busy={save.sending}>
        Save the change
      </Button>
      <Button look="plain" onClick={onDone}>
        Cancel
      </Button>
    </AppraisalForm>
  );
}

function Reading({ appraisal, whyNot }: { appraisal: Appraisal; whyNot: string | undefined }) {
  const pack = packNamed(appraisal.packId);
  return (
    <div className="cols main-aside">
      <div>
        <Card title="Costs" note={`Real pounds, ${appraisal.priceBaseYear} prices; year 0 is not discounted.`}>
          <CostTable costs={appraisal.costs} />
        </Card>
        <Card title="Benefits to society" note="National welfare. Place-based impact (local jobs, GVA) is another ledger and is not in it.">
          {appraisal.benefits.length === 0 ? <p className="quiet">None.</p> : <BenefitTable benefits={appraisal.benefits} />}
        </Card>
        <YearsCard years={appraisal.result.years} name={`appraisal-${appraisal.id}`} />
      </div>
      <div>
        <Card title="What it comes to">
          <ResultView result={appraisal.result} pack={pack} adjusted={appraisal.adjusted} />
        </Card>
        <OtherPacks appraisal={appraisal} whyNot={whyNot} />
      </div>
    </div>
  );
}

/** The same lines under every pack there is, side by side; one press takes another. */
function OtherPacks({ appraisal, whyNot }: { appraisal: Appraisal; whyNot: string | undefined }) {
  const reappraise = useWrite(contract.reappraise);
  const rows = parameterPacks.map((pack) => ({ pack, result: appraise(appraisal, pack) }));
  const params = { dealId: appraisal.dealId, appraisalId: appraisal.id };
  return (
    <Card title="Under other parameters">
      <ErrorSummary failure={reappraise.failure} onReadAgain={reappraise.readAgain} />
      <Table
        caption="The same lines under each parameter pack"
        captionHidden
        rows={rows}
        keyOf={({ pack }) => pack.id}
        columns={[
          {
            head: "Pack",
            rowHead: true,
            cell: ({ pack }) => (
              <>
                {pack.name}
                <span className="tiny block">{pack.status === "in-force" ? "in force" : "recommended, not in force"}</span>
              </>
            ),
          },
          { head: "NPSV", numeric: true, cell: ({ result }) => poundsShort(result.netPresentSocialValue) },
          {
            head: "BCR",
            numeric: true,
            cell: ({ result }) => (
              <>
                {result.benefitCostRatio === null ? "none" : number(result.benefitCostRatio, 2)}
                <span className="tiny block">{categoryNames[result.category].replace(" value for money", "").toLowerCase()}</span>
              </>
            ),
          },
          {
            head: <span className="for-readers">Use it</span>,
            cell: ({ pack }) =>
              pack.id === appraisal.packId ? (
                <span className="tiny">in use</span>
              ) : (
                <Button
                  look="plain"
                  little
                  busy={reappraise.sending}
                  whyNot={whyNot}
                  onClick={() => reappraise.send({ params, body: { packId: pack.id }, ifMatch: appraisal.version })}
                >
                  Reappraise<span className="for-readers"> under {pack.name}</span>
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}

const CostTable = ({ costs }: { costs: readonly CostLine[] }) => (
  <Table
    caption="Costs"
    captionHidden
    rows={costs}
    keyOf={({ title }) => title}
    columns={[
      { head: "Cost", rowHead: true, cell: ({ title }) => title },
      { head: "Kind", cell: ({ kind }) => kindNames[kind] },
      { head: "Borne by", cell: ({ borneBy }) => bearerNames[borneBy] },
      { head: "When and how much", cell: ({ flows }) => <Flows flows={flows} /> },
      {
        head: "Optimism bias",
        cell: ({ optimismBias }) =>
          optimismBias.class === "none" ? (
            "None"
          ) : (
            <>
              {biasNames[optimismBias.class]}
              <span className="tiny block">{percent(optimismBias.mitigation, 0)} mitigated</span>
            </>
          ),
      },
    ]}
  />
);

const BenefitTable = ({ benefits }: { benefits: readonly BenefitLine[] }) => (
  <Table
    caption="Benefits"
    captionHidden
    rows={benefits}
    keyOf={({ title }) => title}
    columns={[
      {
        head: "Benefit",
        rowHead: true,
        cell: ({ title, source }) => (
          <>
            {title}
            {source && <span className="tiny block">{source}</span>}
          </>
        ),
      },
      { head: "When and how much, gross", cell: ({ flows }) => <Flows flows={flows} /> },
      {
        head: "From gross to net",
        cell: ({ additionality: { deadweight, leakage, displacement, substitution, multiplier } }) => (
          <span className="small">
            deadweight {percent(deadweight, 0)}, leakage {percent(leakage, 0)}, displacement {percent(displacement, 0)}, substitution{" "}
            {percent(substitution, 0)}, multiplier {number(multiplier, 2)}
          </span>
        ),
      },
    ]}
  />
);

const Flows = ({ flows }: { flows: CostLine["flows"] }) => (
  <>
    {saySpans(flows, poundsExactly).map((sentence) => (
      <span key={sentence} className="block">
        {sentence}
      </span>
    ))}
  </>
);
