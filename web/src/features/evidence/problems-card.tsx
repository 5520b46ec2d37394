import { listRejects, rejectsAddress } from "@concord/contract/evidence";
import type { DatasetVersion, Reject } from "@concord/domain/evidence";
import { useReadPages } from "../../app/use-read.ts";
import { Card, count, number, Pager, Table } from "../../ui/index.ts";
import { DownloadButton } from "./download-button.tsx";
import { MendRows } from "./mend-rows.tsx";

type Checked = Extract<DatasetVersion, { status: "accepted" | "proposed" | "rejected" }>;

/** Every bad cell: where it stands in the file as it came, what is in it, and why it is bad. */
export function ProblemsCard({ version }: { version: DatasetVersion }) {
  if (version.status !== "accepted" && version.status !== "proposed" && version.status !== "rejected") return null;
  if (version.rejectCount === 0) {
    return (
      <Card title="Problems">
        <p>None. Every cell is what its column says.</p>
      </Card>
    );
  }
  return <Problems version={version} />;
}

function Problems({ version }: { version: Checked }) {
  const params = { datasetId: version.datasetId, number: version.number };
  const { items, more, busy } = useReadPages(listRejects, { params, query: { limit: 50 } });
  return (
    <Card
      title={`${number(version.rejectCount)} ${version.rejectCount === 1 ? "problem" : "problems"}`}
      note={
        version.status !== "rejected"
          ? "The rows of these cells were left out, which the dataset allows. The line is that of the file as it came."
          : "The line is that of the file as it came."
      }
      aside={
        <DownloadButton endpoint={rejectsAddress} params={params}>
          Download them all (CSV)
        </DownloadButton>
      }
    >
      <Table
        caption={`${count(version.rejectCount, "bad cell")}, in the order of the file`}
        captionHidden
        rows={items.map((reject: Reject, at: number) => ({ ...reject, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          { head: "Line", numeric: true, rowHead: true, width: "6rem", cell: ({ line }) => number(line) },
          { head: "Column", cell: ({ column }) => column },
          {
            head: "What is there",
            width: "28%",
            cell: ({ value }) => (value === "" ? <span className="quiet">nothing</span> : <code className="bad">{value}</code>),
          },
          { head: "Why it is bad", cell: ({ reason }) => reason },
        ]}
      />
      <Pager shown={items.length} of={version.rejectCount} what="problems" more={more} busy={busy} />
      <MendRows version={version} />
    </Card>
  );
}
