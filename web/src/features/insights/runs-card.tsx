import { useCallback } from "react";
import { lastRun, sayVersions, type Insight, type Run } from "@concord/domain/insights";
import { Card, Chart, dayAndTime, hashShort, percent, Standing, Table } from "../../ui/index.ts";
import { sayFigureOf } from "./say-claim.ts";
import { saidRun, standingChart } from "./standing-chart.ts";

/** Every run: as a picture where there is more than one, and as a table. */
export function RunsCard({ insight }: { insight: Insight }) {
  return (
    <>
      {insight.runs.length > 1 && (
        <div className="card gap-top">
          <RunsChart insight={insight} />
        </div>
      )}
      <Card title="Every run" note="The first is the one its author saw. Movement and coverage are measured from it.">
        <RunTable insight={insight} />
      </Card>
    </>
  );
}

function RunsChart({ insight }: { insight: Insight }) {
  const draw = useCallback((width: number) => standingChart(insight, width), [insight]);
  const last = lastRun(insight);
  const first = insight.runs[0] ?? last;
  const say = (run: Run) => sayFigureOf(insight.about.unit, run.figure).value;
  const finding =
    last.figure.point === null
      ? "On the newest version the figure cannot be worked out"
      : `Since the claim was made the figure ${say(first) === say(last) ? "has not moved" : `went from ${say(first)} to ${say(last)}`}`;
  return (
    <Chart
      title={finding}
      note="A bar is the interval of one run; the broken line is what the claim is held against."
      alt={insight.runs.map((run) => `On ${sayVersions(run.pins)}, run ${dayAndTime(run.at)}: ${say(run)}, ${run.standing}.`).join(" ")}
      draw={draw}
      name={`insight-${insight.id}-runs`}
      data={() => [
        [
          "versions",
          "run_at",
          "figure",
          "low",
          "high",
          "held_against",
          "held_against_figure",
          "coverage",
          "standing",
          "because",
          "original_sha256",
          "result_sha256",
        ],
        ...insight.runs.map(({ pins, at, figure, against, coverage, standing, because, resultHash }) => [
          pins.map(({ number }) => number).join(" "),
          at,
          figure.point,
          figure.low,
          figure.high,
          against?.name ?? insight.claim.threshold,
          against?.figure.point ?? null,
          coverage,
          standing,
          because,
          pins.map(({ originalHash }) => originalHash).join(" "),
          resultHash,
        ]),
      ]}
    />
  );
}

function RunTable({ insight }: { insight: Insight }) {
  const { unit } = insight.about;
  const newestFirst = insight.runs.map((run, index) => ({ run, index })).toReversed();
  const isHeldAgainstRows = insight.claim.against !== undefined;
  return (
    <Table
      caption="Runs, newest first"
      captionHidden
      rows={newestFirst}
      keyOf={({ index }) => String(index)}
      columns={[
        { head: "Version", rowHead: true, cell: ({ run }) => saidRun(run) },
        { head: "Run", cell: ({ run }) => dayAndTime(run.at) },
        { head: "Figure", numeric: true, cell: ({ run }) => <strong>{sayFigureOf(unit, run.figure).value}</strong> },
        { head: "Interval", numeric: true, cell: ({ run }) => sayFigureOf(unit, run.figure).interval ?? "none" },
        ...(isHeldAgainstRows
          ? [
              {
                head: "Against",
                cell: ({ run }: { run: Run }) =>
                  run.against ? `${run.against.name}, ${sayFigureOf(unit, run.against.figure).value}` : "not there",
              },
            ]
          : []),
        { head: "Coverage", numeric: true, cell: ({ run }) => (run.refusal === undefined ? percent(run.coverage) : "none") },
        { head: "Stands", cell: ({ run }) => <Standing standing={run.standing} /> },
        { head: "Result", cell: ({ run }) => <code title={run.resultHash}>{hashShort(run.resultHash)}</code> },
      ]}
    />
  );
}
