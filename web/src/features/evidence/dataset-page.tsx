import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { getDataset, listVersions, type VersionSummary } from "@concord/contract/evidence";
import { dayOf, type Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, count, day, Empty, Notice, number, PageHead, Table, Tag } from "../../ui/index.ts";
import { freshness } from "@concord/domain/evidence";
import { AboutDataset } from "./about-dataset.tsx";
import { Checking } from "./checking.tsx";
import { FreshnessTag } from "./freshness-tag.tsx";
import { kindName } from "./kinds.ts";
import { SendFile } from "./send-file.tsx";
import { VersionTag } from "./version-tag.tsx";
import "./evidence.css";

export function DatasetPage() {
  const { tenantId, datasetId } = useParams({ from: "/t/$tenantId/evidence/$datasetId" });
  const params = { datasetId: datasetId as Id<"dataset"> };
  const [dataset, versions] = useReads([getDataset, { params }], [listVersions, { params, query: { limit: 100 } }]);
  const navigate = useNavigate();
  const whyNot = dataset.shared
    ? "This is reference data, which the platform keeps for every authority. It is theirs to change."
    : notPermitted(useActor(), "evidence.write");
  const [ended, setEnded] = useState<string>();
  // The two are read one after the other: what is the latest in one may still be checked in the other, and the one before it stands.
  const latest = versions.items.filter(({ status }) => status === "accepted").sort((one, other) => other.number - one.number)[0];
  const proposed = versions.items.filter(({ status, number }) => status === "proposed" && number > (dataset.latest ?? 0));
  const newest = Math.max(dataset.latest ?? 0, ...proposed.map(({ number }) => number));
  const refused = versions.items.find(({ status, number }) => status === "rejected" && number > newest);
  const checking = versions.items.filter(({ status }) => status === "checking");

  return (
    <>
      <PageHead
        title={dataset.name}
        intro={dataset.description}
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
        ]}
        tags={
          <>
            <Tag>{kindName(dataset.kind)}</Tag>
            <Tag>{dataset.publisher}</Tag>
            {dataset.shared ? <Tag>reference data</Tag> : <FreshnessTag freshness={freshness(dataset, dayOf(new Date()))} brief />}
          </>
        }
        actions={
          <>
            {!dataset.shared && (
              <ButtonLink look="plain" to="/t/$tenantId/evidence/$datasetId/source" params={{ tenantId, datasetId }}>
                Where it comes from
              </ButtonLink>
            )}
            {!dataset.shared && (
              <Button
                look="plain"
                whyNot={whyNot}
                onClick={() => void navigate({ to: "/t/$tenantId/evidence/$datasetId/change", params: { tenantId, datasetId } })}
              >
                Change its details
              </Button>
            )}
            {latest && (
              <ButtonLink
                look="plain"
                to="/t/$tenantId/evidence/$datasetId/versions/$number/explore"
                params={{ tenantId, datasetId, number: String(latest.number) }}
                search={{}}
              >
                Explore it
              </ButtonLink>
            )}
            {latest && !dataset.shared && (
              <ButtonLink to="/t/$tenantId/insights/ask" params={{ tenantId }} search={{ dataset: datasetId }}>
                Ask a question of it
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="stack-wide">
        <div role="status">
          {ended && !refused && proposed.length === 0 && checking.length === 0 && <Notice health="holds" title={ended} />}
        </div>
        {checking.map((version) => (
          <Checking key={version.number} version={version} onEnded={setEnded} />
        ))}
        {proposed.map((version) => (
          <Notice key={version.number} live health="weak" title={`Version ${version.number} waits for you to say that it was understood`}>
            <p>
              <Link
                to="/t/$tenantId/evidence/$datasetId/versions/$number"
                params={{ tenantId, datasetId, number: String(version.number) }}
                search={{}}
              >
                See how {version.fileName} was read, and accept it or correct it
              </Link>
            </p>
          </Notice>
        ))}
        {refused && (
          <Notice live health="over" title={`Version ${refused.number} was refused${latest ? `; version ${latest.number} stands` : ""}`}>
            <p>{refused.because}</p>
            <p>
              <Link
                to="/t/$tenantId/evidence/$datasetId/versions/$number"
                params={{ tenantId, datasetId, number: String(refused.number) }}
                search={{ show: "problems" }}
              >
                See {refused.rejectCount ? count(refused.rejectCount, "problem") : "what was wrong"} and have the file again
              </Link>
            </p>
          </Notice>
        )}
        {latest ? (
          <Card
            title={`Version ${latest.number}`}
            note={`${latest.fileName}, checked ${latest.checkedAt ? day(latest.checkedAt) : ""}. It never changes.`}
            aside={<VersionTag status={latest.status} />}
            marked="thread"
          >
            <p className="facts">
              <strong>{number(latest.rows ?? 0)}</strong> {latest.rows === 1 ? "row" : "rows"},{" "}
              <strong>{dataset.latestFacts?.columns}</strong> {dataset.latestFacts?.columns === 1 ? "column" : "columns"},{" "}
              <strong>{latest.rejectCount === 0 ? "no" : number(latest.rejectCount ?? 0)}</strong> bad{" "}
              {latest.rejectCount === 1 ? "cell" : "cells"} left out
            </p>
            {latest.comparison && <p>{latest.comparison.sentence}</p>}
            <div className="row gap-top">
              <ButtonLink
                look="plain"
                to="/t/$tenantId/evidence/$datasetId/versions/$number"
                params={{ tenantId, datasetId, number: String(latest.number) }}
                search={{}}
              >
                See its columns and lineage
              </ButtonLink>
              <ButtonLink
                look="plain"
                to="/t/$tenantId/evidence/$datasetId/versions/$number"
                params={{ tenantId, datasetId, number: String(latest.number) }}
                search={{ show: "rows" }}
              >
                See its rows
              </ButtonLink>
            </div>
          </Card>
        ) : (
          checking.length === 0 &&
          proposed.length === 0 && (
            <Empty title="No version yet">
              Send the file as you have it: CSV, Excel, Parquet, boundaries as GeoJSON, packed or not. You see how it was understood before
              it counts; bad rows are listed with their line, column and reason, and the file you sent can always be had again.
            </Empty>
          )
        )}
        <div className="cols main-aside">
          <div className="stack-wide">
            {!dataset.shared && <SendFile dataset={dataset} versions={versions.items} whyNot={whyNot} />}
            {versions.items.length > 0 && (
              <Card title="Versions" note="Numbers are never used twice. What was accepted never changes.">
                <VersionsTable versions={versions.items} latest={dataset.latest} />
              </Card>
            )}
          </div>
          <AboutDataset dataset={dataset} />
        </div>
      </div>
    </>
  );
}

function VersionsTable({ versions, latest }: { versions: readonly VersionSummary[]; latest: number | undefined }) {
  const { tenantId, datasetId } = useParams({ from: "/t/$tenantId/evidence/$datasetId" });
  return (
    <Table
      caption={count(versions.length, "version")}
      captionHidden
      rows={versions}
      keyOf={({ number }) => String(number)}
      columns={[
        {
          head: "Version",
          rowHead: true,
          sort: ({ number }) => number,
          cell: ({ number }) => (
            <Link
              to="/t/$tenantId/evidence/$datasetId/versions/$number"
              params={{ tenantId, datasetId, number: String(number) }}
              search={{}}
            >
              Version {number}
            </Link>
          ),
        },
        { head: "State", cell: ({ status, number }) => <VersionTag status={status} latest={number === latest} /> },
        { head: "File", cell: ({ fileName }) => <span className="file-name">{fileName}</span> },
        { head: "Rows", numeric: true, cell: ({ rows }) => (rows === undefined ? "–" : number(rows)) },
        { head: "Problems", numeric: true, cell: ({ rejectCount }) => (rejectCount === undefined ? "–" : number(rejectCount)) },
        {
          head: "Sent by",
          cell: ({ byName, beganAt }) => (
            <span className="sent">
              {byName ?? "Somebody"}
              <span className="tiny under">{day(beganAt)}</span>
            </span>
          ),
        },
      ]}
    />
  );
}
