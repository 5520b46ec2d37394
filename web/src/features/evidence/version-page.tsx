import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { getDataset, getVersion } from "@concord/contract/evidence";
import type { DatasetVersion } from "@concord/domain/evidence";
import type { Id } from "@concord/kernel";
import { useReads } from "../../app/use-read.ts";
import { ButtonLink, Card, count, Notice, number, PageHead } from "../../ui/index.ts";
import { Checking } from "./checking.tsx";
import { ComparisonCard } from "./comparison-card.tsx";
import { ColumnsCard } from "./columns-card.tsx";
import { LineageCard } from "./lineage-card.tsx";
import { ProblemsCard } from "./problems-card.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { RowsCard } from "./rows-card.tsx";
import { VersionTag } from "./version-tag.tsx";
import "./evidence.css";

const from = "/t/$tenantId/evidence/$datasetId/versions/$number";

export function VersionPage() {
  const { tenantId, datasetId, number: text } = useParams({ from });
  const params = { datasetId: datasetId as Id<"dataset">, number: text };
  const [dataset, version] = useReads([getDataset, { params: { datasetId: params.datasetId } }], [getVersion, { params }]);
  const { show } = useSearch({ from });
  const navigate = useNavigate();
  const read = version.status === "accepted" || version.status === "proposed" ? version : undefined;

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
        actions={
          read && (
            <>
              {read.status === "accepted" && !dataset.shared && (
                <ButtonLink
                  look="plain"
                  to="/t/$tenantId/evidence/$datasetId/versions/$number/leaving"
                  params={{ tenantId, datasetId, number: text }}
                >
                  May it leave?
                </ButtonLink>
              )}
              <ButtonLink
                to="/t/$tenantId/evidence/$datasetId/versions/$number/explore"
                params={{ tenantId, datasetId, number: text }}
                search={{}}
              >
                Explore it
              </ButtonLink>
            </>
          )
        }
        tags={<VersionTag status={version.status} latest={version.number === dataset.latest} />}
      />
      <div className="stack-wide">
        {version.status === "checking" && <Checking version={version} />}
        {version.status === "rejected" && (
          <Notice health="over" title={dataset.latest ? `Refused; version ${dataset.latest} stands` : "Refused"}>
            <p>{version.because}</p>
            <p>The file is kept as it came.{version.declinedBy ? ` ${version.declinedBy.name} declined it.` : ""}</p>
          </Notice>
        )}
        {(version.status === "proposed" || version.status === "rejected") && !dataset.shared && (
          <div className="not-printed">
            <ProposalCard
              version={version}
              onSent={() => void navigate({ to: from, params: { tenantId, datasetId, number: text }, search: {} })}
            />
          </div>
        )}
        {version.status === "uploading" && (
          <Notice health="weak" title="Not all of the file has arrived">
            Go to the dataset and choose the same file again; it goes on from what arrived.
          </Notice>
        )}
        {read && (
          <nav aria-label="What is shown" className="choices">
            <Link to={from} params={{ tenantId, datasetId, number: text }} search={{}} activeOptions={{ exact: true, includeSearch: true }}>
              Columns
            </Link>
            <Link to={from} params={{ tenantId, datasetId, number: text }} search={{ show: "rows" }}>
              Rows
            </Link>
            <Link to={from} params={{ tenantId, datasetId, number: text }} search={{ show: "problems" }}>
              Problems {number(read.rejectCount)}
            </Link>
            {read.comparison && (
              <Link to={from} params={{ tenantId, datasetId, number: text }} search={{ show: "changes" }}>
                What changed
              </Link>
            )}
          </nav>
        )}
        {read && show === undefined && (
          <>
            {read.comparison && (
              <Notice health={read.comparison.word === "revision" || read.comparison.word === "restatement" ? "weak" : undefined}>
                {read.comparison.sentence}
              </Notice>
            )}
            {read.notes.length > 0 && (
              <Card title="To know before using it">
                <ul className="notes">
                  {read.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </Card>
            )}
            <ColumnsCard columns={read.columns} rows={read.rows} />
          </>
        )}
        {read && show === "rows" && <RowsCard datasetId={dataset.id} version={read} />}
        {read?.comparison && show === "changes" && <ComparisonCard datasetId={dataset.id} versionNumber={version.number} />}
        {((read && show === "problems") || (version.status === "rejected" && version.rejectCount > 0)) && (
          <ProblemsCard version={version} />
        )}
        <LineageCard version={version} />
      </div>
    </>
  );
}

function introOf(version: DatasetVersion): string {
  if (version.status !== "accepted" && version.status !== "proposed") return version.fileName;
  return `${version.fileName}: ${count(version.rows, "row")} in ${count(version.columns.length, "column")}.`;
}
