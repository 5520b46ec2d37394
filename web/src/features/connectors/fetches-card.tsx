import { Link, useParams } from "@tanstack/react-router";
import { listFetches } from "@concord/contract/connectors";
import { sentenceOf, type FetchRecord } from "@concord/domain/connectors";
import type { Id } from "@concord/kernel";
import { useReadPages } from "../../app/use-read.ts";
import { bytes, Card, count, dayAndTime, hashShort, number, Pager, Table, Tag } from "../../ui/index.ts";
import { askerOf, outcomeWord } from "./words.ts";

/** What each fetch did, the newest first. Records are never changed. */
export function FetchesCard({ connectorId, datasetId }: { connectorId: Id<"connector">; datasetId: Id<"dataset"> }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence/$datasetId/source" });
  const { items, more, busy } = useReadPages(listFetches, { params: { connectorId }, query: {} });
  if (items.length === 0) {
    return (
      <Card title="Fetches">
        <p className="quiet measure">
          None yet. Each fetch will stand here with what was asked, how many rows were said and came, and what became of it.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Fetches" note="What was asked of the source and what came, the newest first. What stands here is never changed.">
      <Table
        caption={count(items.length, "fetch", "fetches")}
        captionHidden
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "When",
            rowHead: true,
            cell: ({ endedAt, askedBy, beganAt }) => (
              <>
                {dayAndTime(endedAt)}
                <span className="under tiny quiet">
                  {askerOf(askedBy)}, in {secondsBetween(beganAt, endedAt)}
                </span>
              </>
            ),
          },
          { head: "What became of it", cell: (record) => <Outcome record={record} tenantId={tenantId} datasetId={datasetId} /> },
          {
            head: "Rows",
            numeric: true,
            cell: ({ rowsGot, rowsSaid }) =>
              rowsGot === undefined
                ? "–"
                : rowsSaid === rowsGot
                  ? `all ${number(rowsGot)}`
                  : `${number(rowsGot)} of ${number(rowsSaid ?? 0)}`,
          },
          {
            head: "File",
            numeric: true,
            cell: ({ bytes: size, hash }) =>
              size === undefined ? (
                "–"
              ) : (
                <>
                  {bytes(size)}
                  {hash && <span className="under tiny quiet">SHA-256 {hashShort(hash)}</span>}
                </>
              ),
          },
          {
            head: "Asked",
            cell: ({ requests, status, addresses }) => (
              <>
                {count(requests, "request")}
                {status !== undefined && `, answered ${status}`}
                <details className="tiny">
                  <summary>Addresses</summary>
                  {addresses.map((address) => (
                    <code key={address} className="address">
                      {address}
                    </code>
                  ))}
                </details>
              </>
            ),
          },
        ]}
      />
      <Pager shown={items.length} what="fetches" more={more} busy={busy} />
    </Card>
  );
}

function Outcome({ record: { outcome, notes }, tenantId, datasetId }: { record: FetchRecord; tenantId: string; datasetId: Id<"dataset"> }) {
  const { health, word } = outcomeWord(outcome);
  const version = outcome.kind === "failed" ? undefined : outcome.number;
  return (
    <>
      <Tag health={health}>{word}</Tag>{" "}
      {version === undefined ? (
        sentenceOf(outcome)
      ) : (
        <Link to="/t/$tenantId/evidence/$datasetId/versions/$number" params={{ tenantId, datasetId, number: String(version) }} search={{}}>
          {outcome.kind === "new-version" ? `Version ${version}` : `As version ${version}`}
        </Link>
      )}
      {notes.map((note) => (
        <span key={note} className="under tiny quiet">
          {note}
        </span>
      ))}
    </>
  );
}

function secondsBetween(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return seconds < 120 ? count(seconds, "second") : count(Math.round(seconds / 60), "minute");
}
