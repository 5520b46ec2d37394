import { Link, useParams, useSearch } from "@tanstack/react-router";
import { listAudit } from "@concord/contract/audit";
import { useReadPages } from "../../app/use-read.ts";
import { Button, Card, Empty, PageHead, Pager } from "../../ui/index.ts";
import { EntriesTable } from "./entries-table.tsx";
import { Filter } from "./filter.tsx";
import { monthInWords } from "./in-words.ts";
import { TakeAway } from "./take-away.tsx";
import { VerificationCard } from "./verification-card.tsx";
import "./audit.css";

const from = "/t/$tenantId/audit";

/** Everything that was done, by whom and in what capacity; and whether all of it is still as it was written. */
export function AuditPage() {
  const { about, month, verify } = useSearch({ from });
  const { items, more, busy } = useReadPages(listAudit, {
    query: { ...(about ? { subjectId: about } : {}), ...(month ? { month } : {}) },
  });
  const filtered = about !== undefined || month !== undefined;
  const shown = ["What was done", about && `to ${about} and what lies within it`, month && `in ${monthInWords(month)}`]
    .filter(Boolean)
    .join(" ");

  return (
    <>
      <PageHead
        title="Audit"
        intro="Everything that was done here, by whom and in what capacity. An entry is written together with the thing itself, so nothing is done without one."
        actions={
          <>
            <TakeAway month={month} />
            <Button look="plain" onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      />
      <VerificationCard asked={verify === true} />
      {items.length === 0 && !filtered ? (
        <Empty title="Nothing has been done here yet">
          As soon as somebody adds a dataset, drafts a deal or invites a colleague, it stands here for good, with who did it and by what
          right.
        </Empty>
      ) : (
        <Card title="What was done" note="Newest first. Open an entry for its particulars and its proof.">
          <Filter key={`${about} ${month}`} {...(about ? { about } : {})} {...(month ? { month } : {})} />
          <div className="gap-top">
            {items.length === 0 ? <NothingSo about={about} month={month} /> : <EntriesTable entries={items} caption={shown} />}
            <Pager shown={items.length} what="entries" more={more} busy={busy} />
          </div>
        </Card>
      )}
    </>
  );
}

function NothingSo({ about, month }: { about: string | undefined; month: string | undefined }) {
  const { tenantId } = useParams({ from });
  return (
    <p role="status">
      Nothing was done{about && ` to ${about}`}
      {month && ` in ${monthInWords(month)}`}.{" "}
      <Link to={from} params={{ tenantId }} search={({ verify }) => (verify ? { verify } : {})} resetScroll={false}>
        Show everything
      </Link>
    </p>
  );
}
