import type { PaperContent } from "@concord/domain/decisions";
import { Card, Cite, Cites, dayAndTime, hashShort, number, Standing, SummaryList } from "../../ui/index.ts";

/** An insight as it stood when the deal was frozen. */
export function InsightPaper({ insight: { claim, standing, run } }: { insight: PaperContent["insight"] }) {
  const measures = { "location-quotient": "location quotient", growth: "growth", share: "share of jobs" };
  const known = (value: number | null | undefined) => (value === null || value === undefined ? "not known" : number(value, 2));
  return (
    <Card title="The claim" aside={<Standing standing={standing} />}>
      <p className="measure">
        <strong>{claim.words}</strong>
      </p>
      {run && <p className="measure gap-top">{run.because}</p>}
      <SummaryList
        rows={[
          { key: "Measured as", value: `${measures[claim.measure]} of sector ${claim.sector}, ${claim.direction} ${claim.threshold}` },
          run && { key: "Figure", value: `${known(run.figure.point)} (${known(run.figure.low)} to ${known(run.figure.high)})` },
          run && { key: "Asked", value: dayAndTime(run.at) },
        ]}
      />
      {run && (
        <Cites>
          {[
            <Cite key="pin">
              dataset version {run.pin.number}, <span title={run.pin.originalHash}>{hashShort(run.pin.originalHash)}</span>
            </Cite>,
            <Cite key="result">
              result <span title={run.resultHash}>{hashShort(run.resultHash)}</span>
            </Cite>,
          ]}
        </Cites>
      )}
    </Card>
  );
}
