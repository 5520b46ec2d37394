import type { PaperContent } from "@concord/domain/decisions";
import { Card, count, number, SummaryList, Table } from "../../ui/index.ts";

/** A dataset version: what it is, how it was read, and the hash of the bytes as they came. */
export function EvidencePaper({ evidence }: { evidence: PaperContent["dataset-version"] }) {
  const { name, number: version, publisher, licence, fileName, originalHash, rows, columns, notes, reading } = evidence;
  return (
    <>
      <Card title={`${name}, version ${version}`}>
        <SummaryList
          rows={[
            { key: "Publisher", value: publisher },
            { key: "Licence", value: licence.attribution ? `${licence.name}. ${licence.attribution}` : licence.name },
            { key: "File", value: fileName },
            { key: "Rows", value: number(rows) },
            { key: "Read as", value: `${reading.layout}, ${reading.encoding}, delimiter “${reading.delimiter}”` },
            { key: "SHA-256 of the original", value: <code>{originalHash}</code> },
          ]}
        />
        {notes.length > 0 && (
          <ul className="gap-top">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={count(columns.length, "column")}>
        <Table
          caption="Columns and what they mean"
          captionHidden
          rows={columns}
          keyOf={({ name: column }) => column}
          columns={[
            { head: "Column", rowHead: true, cell: ({ name: column }) => column },
            { head: "Meaning", cell: ({ meaning }) => meaning },
          ]}
        />
      </Card>
    </>
  );
}
