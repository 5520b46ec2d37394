import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { listDeals } from "@concord/contract/deals";
import { dealKinds, type DealKind, type DealSummary } from "@concord/domain/deals";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReadPages } from "../../app/use-read.ts";
import { Button, Card, count, Empty, FormPlace, Money, PageHead, Pager, Table } from "../../ui/index.ts";
import { DealForm } from "./deal-form.tsx";
import { DealTag } from "./deal-tag.tsx";

const from = "/t/$tenantId/deals";

export function DealsPage() {
  const { tenantId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const { items, more, busy } = useReadPages(listDeals, { query: {} });
  const whyNot = notPermitted(useActor(), "deals.write");
  const open = (next: { edit?: string }) => void navigate({ to: from, params: { tenantId }, search: next });
  const begin = (
    <Button whyNot={whyNot} onClick={() => open({ edit: "deal" })}>
      Begin a deal
    </Button>
  );
  const writing = edit === "deal" && whyNot === undefined;

  return (
    <>
      <PageHead
        title="Deals"
        intro="What the place asks of Government and what it brings, each ask tied to a priority and the evidence under it."
        actions={items.length > 0 && !writing && begin}
      />
      {writing && (
        <FormPlace>
          <Card title="Begin a deal">
            <DealForm
              onDone={({ id }) => void navigate({ to: "/t/$tenantId/deals/$dealId", params: { tenantId, dealId: id }, search: {} })}
              onCancel={() => open({})}
            />
          </Card>
        </FormPlace>
      )}
      {items.length === 0 && !writing && (
        <Empty title="No deals yet" action={begin}>
          <p>
            A deal holds asks and offers. Each ask serves a priority of your strategy, the whole is appraised against doing nothing, and
            then it goes, frozen, to the body that decides.
          </p>
        </Empty>
      )}
      {items.length > 0 && (
        <Card label="All deals">
          <Table
            caption={count(items.length, "deal")}
            captionHidden
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                head: "Deal",
                rowHead: true,
                sort: ({ title }) => title,
                cell: (deal) => (
                  <>
                    <Link to="/t/$tenantId/deals/$dealId" params={{ tenantId, dealId: deal.id }} search={{}}>
                      {deal.title}
                    </Link>
                    <div className="tiny">
                      {dealKinds[deal.kind as DealKind]}, with {deal.counterpart}
                    </div>
                  </>
                ),
              },
              { head: "State", cell: (deal) => <State deal={deal} tenantId={tenantId} /> },
              {
                head: "Asked",
                numeric: true,
                sort: ({ sides }) => sides?.askedPounds ?? 0,
                cell: ({ sides }) =>
                  sides ? (
                    <>
                      <Money pounds={sides.askedPounds} short />
                      <div className="tiny">{count(sides.asks, "ask")}</div>
                    </>
                  ) : (
                    "closed to you"
                  ),
              },
              {
                head: "Brought",
                numeric: true,
                sort: ({ sides }) => sides?.offeredPounds ?? 0,
                cell: ({ sides }) =>
                  sides ? (
                    <>
                      <Money pounds={sides.offeredPounds} short />
                      <div className="tiny">{count(sides.offers, "offer")}</div>
                    </>
                  ) : (
                    "closed to you"
                  ),
              },
            ]}
          />
          <Pager shown={items.length} what="deals" more={more} busy={busy} />
        </Card>
      )}
    </>
  );
}

function State({ deal: { status, caseId, returnedBecause }, tenantId }: { deal: DealSummary; tenantId: string }) {
  return (
    <>
      <DealTag status={status} returned={returnedBecause !== undefined} />
      {caseId && (
        <div className="tiny">
          <Link to="/t/$tenantId/decisions/$caseId" params={{ tenantId, caseId }}>
            See the decision
          </Link>
        </div>
      )}
    </>
  );
}
