import { Link, useParams } from "@tanstack/react-router";
import { listCases } from "@concord/contract/decisions";
import type { CaseSummary } from "@concord/domain/decisions";
import { useReadPages } from "../../app/use-read.ts";
import { Card, count, day, Empty, PageHead, Pager, Table, Tag } from "../../ui/index.ts";

export function DecisionsPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/decisions" });
  const { items, more, busy } = useReadPages(listCases, { query: {} });
  const yours = items.filter(({ toDo }) => toDo.length > 0);

  const title = (one: CaseSummary) => (
    <Link to="/t/$tenantId/decisions/$caseId" params={{ tenantId, caseId: one.id }}>
      {one.dealTitle}
    </Link>
  );
  return (
    <>
      <PageHead
        title="Decisions"
        intro="What is before a body of the authority and what was decided, each with the rules it was taken under and the reasons."
      />
      {yours.length > 0 && (
        <Card title="Waiting for you" marked="weak">
          <ul className="list">
            {yours.map((one) => (
              <li key={one.id}>
                <span>
                  {title(one)}
                  <span className="tiny">{one.toDo.join("; ")}</span>
                </span>
                <span className="tiny">{one.bodyName}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {items.length === 0 ? (
        <Empty title="No decisions yet">
          A decision begins when a deal is submitted to a body. Its text is frozen, its officers sign it off, its members vote, and the
          engine says what carried and why.
        </Empty>
      ) : (
        <Card label="All decisions">
          <Table
            caption={count(items.length, "decision")}
            captionHidden
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { head: "Deal", rowHead: true, cell: title },
              { head: "Body", cell: ({ bodyName }) => bodyName },
              { head: "Submitted", sort: ({ openedAt }) => openedAt, cell: ({ openedAt }) => day(openedAt) },
              { head: "State", cell: (one) => <CaseState summary={one} /> },
              { head: "In force", cell: ({ inForceFrom }) => (inForceFrom ? `from ${day(inForceFrom)}` : "") },
            ]}
          />
          <Pager shown={items.length} what="decisions" more={more} busy={busy} />
        </Card>
      )}
    </>
  );
}

function CaseState({ summary: { stage, carried, quorate, closedAt } }: { summary: CaseSummary }) {
  if (stage === "sign-off") return <Tag health="weak">waiting for sign-off</Tag>;
  if (stage === "voting") return <Tag health="weak">voting is open</Tag>;
  if (stage === "withdrawn") return <Tag>taken back</Tag>;
  const when = closedAt ? ` ${day(closedAt)}` : "";
  if (carried) return <Tag health="holds">{`carried${when}`}</Tag>;
  return <Tag health="over">{quorate ? `not carried${when}` : "no quorum"}</Tag>;
}
