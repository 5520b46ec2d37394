import { Link, useParams } from "@tanstack/react-router";
import type { AuditEntry } from "@concord/domain/audit";
import { dayAndTime, hashShort, SummaryList, Table } from "../../ui/index.ts";
import { capacityOf, capitalised, eventInWords, keyInWords, nounInWords, valueInWords } from "./in-words.ts";

type Props = { entries: readonly AuditEntry[]; caption: string };

export function EntriesTable({ entries, caption }: Props) {
  return (
    <Table
      caption={caption}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        { head: "When", cell: ({ at }) => <time dateTime={at}>{dayAndTime(at)}</time> },
        { head: "What was done", rowHead: true, cell: (entry) => <WhatWasDone entry={entry} /> },
        { head: "To what", cell: ({ subject }) => <Subject subject={subject} /> },
        {
          head: "By whom, in what capacity",
          cell: ({ actor }) => (
            <>
              {actor.name}
              <span className="tiny quiet block">{capacityOf(actor)}</span>
            </>
          ),
        },
      ]}
    />
  );
}

function Subject({ subject: { noun, id, within, version } }: { subject: AuditEntry["subject"] }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/audit" });
  return (
    <>
      <Link to="/t/$tenantId/audit" params={{ tenantId }} search={{ about: within ?? id }} resetScroll={false}>
        {capitalised(nounInWords(noun))}
      </Link>
      , version {version}
      <span className="tiny quiet block audit-id">{within === undefined ? id : `${id} of ${within}`}</span>
    </>
  );
}

/** In a few words; its particulars and its proof a press away. */
function WhatWasDone({ entry }: { entry: AuditEntry }) {
  const { name, detail, wrote, previous, hash, requestId } = entry;
  return (
    <details className="audit-entry">
      <summary>{eventInWords(name)}</summary>
      <SummaryList
        rows={[
          ...Object.entries(detail).map(([key, value]) => ({ key: keyInWords(key), value: valueInWords(value) })),
          {
            key: "It wrote",
            value: (
              <ul className="plain-list">
                {wrote.map(({ noun, id, version, hash, gone }) => (
                  <li key={`${noun} ${id}`}>
                    {nounInWords(noun)} <span className="audit-id">{id}</span>
                    {gone ? ", which it removed" : `, version ${version}`} <span title={hash}>({hashShort(hash)})</span>
                  </li>
                ))}
              </ul>
            ),
          },
          { key: "Follows on", value: previous === undefined ? "Nothing: it is the first" : <code className="audit-id">{previous}</code> },
          { key: "Its hash", value: <code className="audit-id">{hash}</code> },
          requestId === undefined ? undefined : { key: "Request", value: <span className="audit-id">{requestId}</span> },
        ]}
      />
    </details>
  );
}
