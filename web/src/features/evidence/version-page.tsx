import { Link, useParams, useSearch } from "@tanstack/react-router";
import { getDataset, getVersion } from "@concord/contract/evidence";
import type { DatasetVersion } from "@concord/domain/evidence";
import type { Id } from "@concord/kernel";
import { useReads } from "../../app/use-read.ts";
import { Card, count, Notice, number, PageHead } from "../../ui/index.ts";
import { Checking } from "./checking.tsx";
import { ColumnsCard } from "./columns-card.tsx";
import { LineageCard } from "./lineage-card.tsx";
import { ProblemsCard } from "./problems-card.tsx";
import { RowsCard } from "./rows-card.tsx";
import { VersionTag } from "./version-tag.tsx";
import "./evidence.css";

const from = "/t/$tenantId/evidence/$datasetId/versions/$number";

export function VersionPage() {
  const { tenantId, datasetId, number: text } = useParams({ from });
  const params = { datasetId: datasetId as Id<"dataset">, number: text };
  const [dataset, version] = useReads([getDataset, { params: { datasetId: params.datasetId } }], [getVersion, { params }]);
  const { show } = useSearch({ from });

  return (
    <>
      <PageHead
        title={`${dataset.name}, version ${version.number}`}
        intro={introOf(version)}
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="dataset" to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId }}>
            {dataset.name}
          </Link>,
        ]}
        tags={<VersionTag status={version.status} latest={version.number === dataset.latest} />}
      />
      <div className="stack-wide">
        {version.status === "checking" && <Checking version={version} />}
        {version.status === "rejected" && (
          <Notice health="over" title={dataset.latest ? `Refused; version ${dataset.latest} stands` : "Refused"}>
            <p>{version.because}</p>
            <p>The file is kept as it came. Mend a copy of it, and send that as a new version.</p>
          </Notice>
        )}
        {version.status === "uploading" && (
          <Notice health="weak" title="Not all of the file has arrived">
            Go to the dataset and choose the same file again; it goes on from what arrived.
          </Notice>
        )}
        {version.status === "accepted" && (
          <nav aria-label="What is shown" className="choices">
            <Link to={from} params={{ tenantId, datasetId, number: text }} search={{}} activeOptions={{ exact: true, includeSearch: true }}>
              Columns
            </Link>
            <Link to={from} params={{ tenantId, datasetId, number: text }} search={{ show: "rows" }}>
              Rows
            </Link>
            <Link to={from} params={{ tenantId, datasetId, number: text }} search={{ show: "problems" }}>
              Problems {number(version.rejectCount)}
            </Link>
          </nav>
        )}
        {version.status === "accepted" && show === undefined && (
          <>
            {version.notes.length > 0 && (
              <Card title="To know before using it">
                <ul className="notes">
                  {version.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </Card>
            )}
            <ColumnsCard columns={version.columns} rows={version.rows} />
          </>
        )}
        {version.status === "accepted" && show === "rows" && <RowsCard datasetId={dataset.id} version={version} />}
        {(show === "problems" || (version.status === "rejected" && version.rejectCount > 0)) && <ProblemsCard version={version} />}
        <LineageCard version={version} />
      </div>
    </>
  );
}

function introOf(version: DatasetVersion): string {
  if (version.status !== "accepted") return version.fileName;
  return `${version.fileName}: ${count(version.rows, "row")} in ${count(version.columns.length, "column")}.`;
}
