import { Link, useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import * as contract from "@concord/contract/insights";
import { getDataset } from "@concord/contract/evidence";
import { getThread } from "@concord/contract/thread";
import { judgePublishing, lastRun, measureNames, type Insight, type Run } from "@concord/domain/insights";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { PlaceLink } from "../../app/place-link.tsx";
import { useActor, useTenantId } from "../../app/session.ts";
import { useReadLater, useReads } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import {
  Button,
  ButtonLink,
  Card,
  Chart,
  day,
  dayAndTime,
  ErrorSummary,
  Figure,
  hashShort,
  IntervalBar,
  Loading,
  PageHead,
  Standing,
  SummaryList,
  Table,
  Tag,
} from "../../ui/index.ts";
import { citedBy } from "./cited-by.ts";
import { scaleOf } from "./insights-page.tsx";
import { LineageList } from "./lineage-list.tsx";
import type { QuestionSearch } from "./question-search.ts";
import { sayFigureOf, sayTest } from "./say-claim.ts";
import { standingChart } from "./standing-chart.ts";
import "./insights.css";

export function InsightPage() {
  const { tenantId, insightId } = useParams({ from: "/t/$tenantId/insights/$insightId" });
  const [insight] = useReads([contract.getInsight, { params: { insightId: insightId as Id<"insight"> } }]);
  const [dataset] = useReads([getDataset, { params: { datasetId: insight.question.datasetId } }]);
  const actor = useActor();
  const rerun = useWrite(contract.rerunInsight);
  const publish = useWrite(contract.publishInsight);
  const publishing = judgePublishing(insight, dataset);
  const run = lastRun(insight);
  const ask = { params: { insightId: insight.id }, ifMatch: insight.version };
  const marked = { holds: "holds", weakened: "weak", overturned: "over" } as const;

  return (
    <>
      <PageHead
        title={insight.claim.words}
        crumbs={[
          <Link key="insights" to="/t/$tenantId/insights" params={{ tenantId }}>
            Insights
          </Link>,
        ]}
        tags={
          <>
            <Standing standing={insight.standing} />
            {insight.publishedAt && <Tag>published {day(insight.publishedAt)}</Tag>}
          </>
        }
        actions={
          <>
            <Button look="plain" busy={rerun.sending} whyNot={notPermitted(actor, "insights.write")} onClick={() => rerun.send(ask)}>
              Run again
            </Button>
            <Button
              busy={publish.sending}
              whyNot={notPermitted(actor, "insights.publish") ?? (publishing.allowed ? undefined : publishing.sentence)}
              onClick={() => publish.send(ask)}
            >
              Publish
            </Button>
          </>
        }
      />
      <ErrorSummary
        failure={rerun.failure ?? publish.failure}
        onReadAgain={() => (rerun.failure ? rerun.readAgain() : publish.readAgain())}
      />
      <div className="cols main-aside">
        <div>
          <Card title="The figure" marked={marked[insight.standing]}>
            <FigureNow insight={insight} run={run} />
          </Card>
          {new Set(insight.runs.map(({ pin }) => pin.number)).size > 1 && (
            <div className="card gap-top">
              <Runs insight={insight} />
            </div>
          )}
          <Card title="Every run" note="The first is the one its author saw. Movement is measured from it.">
            <RunTable insight={insight} />
          </Card>
        </div>
        <div>
          <CitedBy insightId={insight.id} />
          <Card title="What was asked">
            <Asked insight={insight} />
          </Card>
          <Card title="Where it comes from" marked="thread">
            <ResultLineage insight={insight} />
          </Card>
        </div>
      </div>
    </>
  );
}

function FigureNow({ insight, run }: { insight: Insight; run: Run }) {
  const { claim, sectorName } = insight;
  const { value, interval } = sayFigureOf(claim, run.figure);
  return (
    <div className="stack">
      <Figure
        big
        value={value}
        unit={`${measureNames[claim.measure]} of ${sectorName}`}
        interval={interval}
        source={`version ${run.pin.number}, run ${day(run.at)}`}
      />
      <div>
        <IntervalBar
          {...run.figure}
          {...scaleOf(insight)}
          reference={claim.threshold}
          width={280}
          say={(figure) => sayFigureOf(claim, { point: figure, low: null, high: null }).value}
        />
      </div>
      <p>{run.because}</p>
    </div>
  );
}

function Runs({ insight }: { insight: Insight }) {
  const draw = useCallback((width: number) => standingChart(insight, width), [insight]);
  const last = lastRun(insight);
  const first = insight.runs[0] ?? last;
  const say = (run: Run) => sayFigureOf(insight.claim, run.figure).value;
  const finding =
    last.figure.point === null
      ? "On the newest version the figure cannot be worked out"
      : `Since the claim was made the figure ${say(first) === say(last) ? "has not moved" : `went from ${say(first)} to ${say(last)}`}`;
  return (
    <Chart
      title={finding}
      note="Bars show the interval that rounding leaves; the broken line is the claim’s threshold."
      alt={insight.runs.map((run) => `Version ${run.pin.number}: ${say(run)}, ${run.standing}.`).join(" ")}
      draw={draw}
      name={`insight-${insight.id}-runs`}
      data={() => [
        ["version", "run_at", "figure", "low", "high", "coverage", "standing", "because", "original_sha256", "result_sha256"],
        ...insight.runs.map(({ pin, at, figure, coverage, standing, because, resultHash }) => [
          pin.number,
          at,
          figure.point,
          figure.low,
          figure.high,
          coverage,
          standing,
          because,
          pin.originalHash,
          resultHash,
        ]),
      ]}
    />
  );
}

function RunTable({ insight }: { insight: Insight }) {
  const newestFirst = insight.runs.map((run, index) => ({ run, index })).toReversed();
  return (
    <Table
      caption="Runs, newest first"
      captionHidden
      rows={newestFirst}
      keyOf={({ index }) => String(index)}
      columns={[
        { head: "Version", rowHead: true, cell: ({ run }) => `v${run.pin.number}` },
        { head: "Run", cell: ({ run }) => dayAndTime(run.at) },
        { head: "Figure", numeric: true, cell: ({ run }) => <strong>{sayFigureOf(insight.claim, run.figure).value}</strong> },
        { head: "Interval", numeric: true, cell: ({ run }) => sayFigureOf(insight.claim, run.figure).interval ?? "none" },
        { head: "Stands", cell: ({ run }) => <Standing standing={run.standing} /> },
        { head: "Result", cell: ({ run }) => <code title={run.resultHash}>{hashShort(run.resultHash)}</code> },
      ]}
    />
  );
}

function CitedBy({ insightId }: { insightId: string }) {
  const thread = useReadLater(getThread, {});
  const citing = citedBy(thread.data, insightId);
  return (
    <Card title="Cited by">
      {thread.waiting && !thread.data ? (
        <Loading what="what cites it" lines={2} />
      ) : citing.length === 0 ? (
        <p className="quiet">Nothing yet. A priority in the strategy can cite it.</p>
      ) : (
        <ul className="list">
          {citing.map(({ id, title, link, state }) => (
            <li key={id}>
              <PlaceLink place={link}>{title}</PlaceLink>
              <span className="tiny">{state}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const details = { "as-published": "as published", section: "SIC 2007 sections", division: "SIC 2007 divisions" } as const;

function Asked({ insight }: { insight: Insight }) {
  const { question, claim, sectorName, runs } = insight;
  const tenantId = useTenantId();
  const search: QuestionSearch = {
    dataset: question.datasetId,
    version: runs[lastAnswered(insight)]?.pin.number ?? 1,
    places: question.places.join(","),
    against: question.reference.join(","),
    detail: question.sectorDetail,
    from: question.from,
    to: question.to,
  };
  return (
    <>
      <SummaryList
        rows={[
          { key: "Question", value: "What are we unusually good at?" },
          { key: "It is true while", value: `${sayTest(claim, sectorName)}.` },
          { key: "Margin", value: sayFigureOf(claim, { point: claim.margin, low: null, high: null }).value.replace("+", "") },
          { key: "Places", value: listOf(question.places) },
          { key: "Compared with", value: listOf(question.reference) },
          { key: "Sectors", value: details[question.sectorDetail] },
          { key: "Period", value: `${question.from} to ${question.to}` },
        ]}
      />
      <p className="row gap-top">
        <ButtonLink look="plain" little to="/t/$tenantId/insights/ask" params={{ tenantId }} search={search}>
          Open the whole answer
        </ButtonLink>
      </p>
    </>
  );
}

function listOf(codes: readonly string[]) {
  if (codes.length <= 6) return codes.join(", ");
  return (
    <details>
      <summary>{codes.length} places</summary>
      <span className="tiny">{codes.join(", ")}</span>
    </details>
  );
}

/** Of the newest run that has an answer; the first always has. */
function ResultLineage({ insight }: { insight: Insight }) {
  const run = lastAnswered(insight);
  const result = useReadLater(contract.getInsightResult, { params: { insightId: insight.id }, query: { run } });
  if (result.error !== undefined) return <p>The answer that was kept could not be read. Load the page to try again.</p>;
  return result.data ? <LineageList lineage={result.data.lineage} /> : <Loading what="the lineage" lines={5} />;
}

const lastAnswered = ({ runs }: Pick<Insight, "runs">): number => runs.findLastIndex(({ refusal }) => refusal === undefined);
