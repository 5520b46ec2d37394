import { lastRun, sayTest, sayVersions, whatChanged, type Insight } from "@concord/domain/insights";
import { Card, day, Figure, IntervalBar } from "../../ui/index.ts";
import { lineOf, sayFigureOf, scaleOf } from "./say-claim.ts";

const marked = { holds: "holds", weakened: "weak", overturned: "over" } as const;

/** The claim's figure on the newest version, what it is held against, how it stands and what changed. */
export function FigureCard({ insight }: { insight: Insight }) {
  const { claim, about } = insight;
  const run = lastRun(insight);
  const line = lineOf(claim, run);
  const { value, interval } = sayFigureOf(about.unit, run.figure);
  const changed = whatChanged(insight);
  return (
    <Card title="The figure" marked={marked[insight.standing]}>
      <div className="stack">
        <Figure
          big
          value={value}
          unit={`${about.said} of ${about.rowName}`}
          interval={interval}
          source={`${sayVersions(run.pins)}, run ${day(run.at)}`}
        />
        <div>
          <IntervalBar
            {...run.figure}
            {...scaleOf(insight)}
            {...(line === undefined ? {} : { reference: line })}
            width={280}
            say={(figure) => sayFigureOf(about.unit, { point: figure, low: null, high: null }).value}
          />
        </div>
        {run.against && <p className="small">Claimed to be {sayTest({ claim, unit: about.unit, against: run.against })}.</p>}
        <p>{run.because}</p>
        {changed && <p>{changed}</p>}
      </div>
    </Card>
  );
}
