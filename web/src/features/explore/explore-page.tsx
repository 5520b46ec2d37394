import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { getDataset, getVersion } from "@concord/contract/evidence";
import type { Dataset, DatasetVersion } from "@concord/domain/evidence";
import { exploreLimits, isGrouped, judgeView } from "@concord/domain/explore";
import type { Id } from "@concord/kernel";
import { useReads } from "../../app/use-read.ts";
import { Button, Card, Loading, Notice, number, PageHead, Problem, Progress, Tag } from "../../ui/index.ts";
import { AnswerChart } from "./answer-chart.tsx";
import { AnswerMap } from "./answer-map.tsx";
import { AnswerTable } from "./answer-table.tsx";
import { Conditions } from "./conditions.tsx";
import { DownloadsCard } from "./downloads-card.tsx";
import { ShapeOfView } from "./shape-of-view.tsx";
import { useExploration } from "../../app/use-exploration.ts";
import type { ExploreSearch } from "./explore-search.ts";
import { exploreRoute, useView } from "./use-view.ts";
import "./explore.css";

const ways = [{ label: "Table" }, { label: "Chart", as: "chart" }, { label: "Map", as: "map" }] as const satisfies readonly {
  label: string;
  as?: ExploreSearch["as"];
}[];

/** Groups of a picture that are spread out by another column: together they are as many figures as one answer may have. */
const mostSpread = 400;

export type Readable = Extract<DatasetVersion, { status: "accepted" | "proposed" }>;

export function ExplorePage() {
  const { tenantId, datasetId, number: text } = useParams({ from: exploreRoute });
  const params = { datasetId: datasetId as Id<"dataset">, number: text };
  const [dataset, version] = useReads([getDataset, { params: { datasetId: params.datasetId } }], [getVersion, { params }]);
  const readable = version.status === "accepted" || version.status === "proposed" ? version : undefined;

  return (
    <>
      <PageHead
        title={`Explore ${dataset.name}`}
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
          <Link key="dataset" to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId }}>
            {dataset.name}
          </Link>,
          <Link
            key="version"
            to="/t/$tenantId/evidence/$datasetId/versions/$number"
            params={{ tenantId, datasetId, number: text }}
            search={{}}
          >
            Version {text}
          </Link>,
        ]}
        tags={<Tag>{dataset.publisher}</Tag>}
        actions={<CopyAddress />}
      />
      {readable ? (
        <Exploring dataset={dataset} version={readable} />
      ) : (
        <Notice health="weak" title="There are no rows of this version to explore">
          Only a version whose check has ended well can be explored. See its page for how it stands.
        </Notice>
      )}
    </>
  );
}

function Exploring({ dataset, version }: { dataset: Dataset; version: Readable }) {
  const { view, failure, search, setView, draw, clear } = useView();
  const judged = judgeView(view, version.columns);
  const params = { datasetId: dataset.id, number: version.number };
  const grouped = isGrouped(view);
  // A picture is of every group, and not of the page of them that a table shows.
  const seen = grouped && search.as ? { ...view, offset: 0, limit: view.pivot === undefined ? exploreLimits.rows : mostSpread } : view;
  const { answer, progress, because, waiting, error, askAgain, stop } = useExploration(params, seen, judged.allowed && !failure);

  return (
    <div className="stack-wide">
      <Conditions view={view} version={version} onChange={(filters) => setView({ filters })} />
      <div className="not-printed">
        <ShapeOfView view={view} version={version} onChange={setView} onClear={clear} />
      </div>
      {failure && <Notice health="over" title={failure.message} />}
      {!judged.allowed && <Notice live health="over" title={judged.sentence} />}
      {error !== undefined && (
        <Problem
          error={error}
          action={
            <Button look="plain" onClick={askAgain}>
              Ask again
            </Button>
          }
        />
      )}
      {because && (
        <Notice live health="over" title={because}>
          <Button look="plain" little onClick={askAgain}>
            Ask again
          </Button>
        </Notice>
      )}
      {progress && (
        <Card
          title="This is a large table, and a worker is at it"
          note="You can go on, or come back to this address later: the answer is kept."
        >
          <div className="stack">
            <Progress
              done={progress.done}
              of={progress.total ?? Math.max(1, progress.done)}
              label={`${progress.stage}${progress.total ? `: ${number(progress.done)} of ${number(progress.total)} ${progress.unit}` : ""}`}
            />
            {stop && (
              <Button look="plain" little onClick={stop}>
                Stop
              </Button>
            )}
          </div>
        </Card>
      )}
      {answer === undefined && waiting && !progress && <Loading what="the rows" lines={8} />}
      {answer && (
        <>
          <div className="row row-between not-printed">
            <nav aria-label="Ways to see it" className="choices">
              {ways.map(({ label, ...way }) => (
                <Link
                  key={label}
                  from={exploreRoute}
                  to={exploreRoute}
                  search={({ as: _, ...rest }: ExploreSearch) => ({ ...rest, ...way })}
                  activeOptions={{ exact: true, includeSearch: true }}
                  resetScroll={false}
                >
                  {label}
                </Link>
              ))}
            </nav>
            <a href="#take-it">Take it with you</a>
          </div>
          {[...(judged.allowed ? judged.warnings : []), ...answer.warnings]
            // How much has a place there, the coverage says beside the figures.
            .filter((sentence, place, all) => all.indexOf(sentence) === place && !(answer.coverage && isOfCoverage(sentence)))
            .map((sentence) => (
              <Notice key={sentence} health="weak">
                {sentence}
              </Notice>
            ))}
          {search.as === "chart" ? (
            <AnswerChart answer={answer} view={view} dataset={dataset} version={version} />
          ) : search.as === "map" ? (
            <AnswerMap answer={answer} view={view} dataset={dataset} version={version} search={search} onDraw={draw} />
          ) : (
            <AnswerTable answer={answer} view={view} grouped={grouped} busy={waiting} onChange={setView} />
          )}
          <DownloadsCard dataset={dataset} version={version} view={view} />
        </>
      )}
    </div>
  );
}

const isOfCoverage = (warning: string) => warning.includes(" have a place in what was asked for");

/** The address says all that is seen: whoever opens it, and may, sees the same. */
function CopyAddress() {
  const [copied, setCopied] = useState(false);
  return (
    <span className="copying">
      <Button
        look="plain"
        onClick={() =>
          void navigator.clipboard.writeText(window.location.href).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        Copy the address of this view
      </Button>
      <span role="status" className="small quiet">
        {copied && "Copied"}
      </span>
    </span>
  );
}
