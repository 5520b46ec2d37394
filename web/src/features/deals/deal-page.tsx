import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { getDeal } from "@concord/contract/deals";
import { changeRefusals, dealKinds, judgeChange, type DealView } from "@concord/domain/deals";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, day, FormPlace, Notice, PageHead } from "../../ui/index.ts";
import { AppraisalsCard } from "./appraisals-card.tsx";
import { AskForm } from "./ask-form.tsx";
import { DealForm } from "./deal-form.tsx";
import { DealTag } from "./deal-tag.tsx";
import { LedgerCard } from "./ledger-card.tsx";
import { OfferForm } from "./offer-form.tsx";
import { PrioritiesCard } from "./priorities-card.tsx";
import { SubmitPanel } from "./submit-panel.tsx";
import { TakeBack } from "./take-back.tsx";
import "./deals.css";

const from = "/t/$tenantId/deals/$dealId";

/** The deal room: what is asked, what is brought, what it rests on, and what it needs to go before its decision makers. */
export function DealPage() {
  const { tenantId, dealId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const view = useRead(getDeal, { params: { dealId: dealId as Id<"deal"> } });
  const { deal } = view;
  const changing = judgeChange(deal);
  const whyNot = notPermitted(useActor(), "deals.write") ?? (changing.allowed ? undefined : changeRefusals[changing.because]);
  const open = (next?: string) => void navigate({ to: from, params: { tenantId, dealId }, search: next ? { edit: next } : {} });

  return (
    <>
      <PageHead
        title={deal.title}
        intro={`${dealKinds[deal.kind]}, with ${deal.counterpart}.${view.owner ? ` Owned by ${view.owner}.` : ""}`}
        crumbs={[
          <Link key="deals" to="/t/$tenantId/deals" params={{ tenantId }} search={{}}>
            Deals
          </Link>,
        ]}
        tags={<DealTag status={deal.status} returned={deal.status === "draft" && deal.returned !== undefined} />}
        actions={
          <>
            <Button look="plain" onClick={() => window.print()}>
              Print
            </Button>
            {view.case && (
              <ButtonLink to="/t/$tenantId/decisions/$caseId" params={{ tenantId, caseId: view.case.id }}>
                Open the decision
              </ButtonLink>
            )}
          </>
        }
      />
      <SentBack view={view} tenantId={tenantId} />
      {edit && whyNot === undefined ? <Editing view={view} edit={edit} onClose={() => open()} /> : null}
      <div className="cols main-aside">
        <div>
          <Card
            title="In summary"
            aside={
              <Button look="quiet" little whyNot={whyNot} onClick={() => open("deal")}>
                Change<span className="for-readers"> the title, kind or summary</span>
              </Button>
            }
          >
            {deal.summary ? <div className="prose measure">{deal.summary}</div> : <p className="quiet">No summary is written yet.</p>}
          </Card>
          <LedgerCard view={view} onOpen={whyNot === undefined ? open : undefined} />
        </div>
        <div>
          <SubmitPanel view={view} />
          <TakeBack view={view} />
          <AppraisalsCard view={view} />
          <PrioritiesCard view={view} />
        </div>
      </div>
    </>
  );
}

function SentBack({ view: { deal }, tenantId }: { view: DealView; tenantId: string }) {
  if (deal.status !== "draft" || !deal.returned) return null;
  const { because, at, caseId } = deal.returned;
  return (
    <Notice health="weak" title={`It came back on ${day(at)}`}>
      <p>
        {because}{" "}
        <Link to="/t/$tenantId/decisions/$caseId" params={{ tenantId, caseId }}>
          See how far it had come
        </Link>
      </p>
    </Notice>
  );
}

function Editing({ view, edit, onClose }: { view: DealView; edit: string; onClose: () => void }) {
  const { deal } = view;
  const ask = deal.asks.find(({ id }) => id === edit);
  const offer = deal.offers.find(({ id }) => id === edit);
  const done = { onDone: onClose, onCancel: onClose };
  if (edit === "deal") {
    return (
      <FormPlace key={edit}>
        <Card title="Change the deal">
          <DealForm deal={deal} {...done} />
        </Card>
      </FormPlace>
    );
  }
  if (edit === "ask" || ask) {
    return (
      <FormPlace key={edit}>
        <Card title={ask ? `Change “${ask.title}”` : "A new ask"}>
          <AskForm view={view} ask={ask} {...done} />
        </Card>
      </FormPlace>
    );
  }
  if (edit === "offer" || offer) {
    return (
      <FormPlace key={edit}>
        <Card title={offer ? `Change “${offer.title}”` : "A new offer"}>
          <OfferForm view={view} offer={offer} {...done} />
        </Card>
      </FormPlace>
    );
  }
  return null;
}
