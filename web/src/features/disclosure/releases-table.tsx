import { listReleases } from "@concord/contract/disclosure";
import type { Dataset } from "@concord/domain/evidence";
import { useReadPages } from "../../app/use-read.ts";
import { Card, count, dayAndTime, Pager, Table } from "../../ui/index.ts";
import { statusWords, toWhom } from "./audiences.ts";

/** What left of a dataset. It cannot be taken back, and everything that leaves later is held against it. */
export function ReleasesTable({ datasetId }: { datasetId: Dataset["id"] }) {
  const { items, more, busy } = useReadPages(listReleases, { params: { datasetId }, query: { limit: 50 } });
  return (
    <Card title="What left" note="What was given cannot be taken back. Everything that leaves later is held against it.">
      {items.length === 0 ? (
        <p className="quiet">Nothing of this dataset has left.</p>
      ) : (
        <>
          <Table
            caption={count(items.length, "release")}
            captionHidden
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { head: "When", rowHead: true, sort: ({ at }) => at, cell: ({ at }) => dayAndTime(at) },
              {
                head: "What",
                cell: ({ what, number }) => (what.of === "whole" ? `All of version ${number}` : `${what.says}, from version ${number}`),
              },
              { head: "To", cell: ({ to, by }) => toWhom(to, by) },
              { head: "By", cell: ({ by }) => by.name },
              { head: "Check", cell: ({ disclosure }) => statusWords[disclosure.status] },
            ]}
          />
          <Pager shown={items.length} what="releases" more={more} busy={busy} />
        </>
      )}
    </Card>
  );
}
