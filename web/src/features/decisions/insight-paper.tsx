import type { PaperContent } from "@concord/domain/decisions";
import { sayTest, upgradeInsight } from "@concord/domain/insights";
import { Card, Cite, Cites, dayAndTime, hashShort, Standing, SummaryList } from "../../ui/index.ts";
import { sayInterval, sayPoint } from "../../ui/say-figure.ts";

type Content = PaperContent["insight"];

/** An insight as it stood when the deal was frozen. */
export function InsightPaper({ insight }: { insight: Content }) {
  const { claim, about, standing, run } = asNow(insight);
  const said = run && { value: sayPoint(about.unit, run.figure), interval: sayInterval(about.unit, run.figure) };
  return (
    <Card title="The claim" aside={<Standing standing={standing} />}>
      <p className="measure">
        <strong>{claim.words}</strong>
      </p>
      {run && <p className="measure gap-top">{run.because}</p>}
      <SummaryList
        rows={[
          {
            key: "Measured as",
            value: `${about.said} of ${about.rowName ?? claim.row}, ${sayTest({ claim, unit: about.unit, against: run?.against })}`,
          },
          said && { key: "Figure", value: said.interval ? `${said.value} (${said.interval})` : said.value },
          run && { key: "Asked", value: dayAndTime(run.at) },
        ]}
      />
      {run && (
        <Cites>
          {[
            ...run.pins.map(({ datasetId, number, originalHash }) => (
              <Cite key={datasetId}>
                dataset version {number}, <span title={originalHash}>{hashShort(originalHash)}</span>
              </Cite>
            )),
            <Cite key="result">
              result <span title={run.resultHash}>{hashShort(run.resultHash)}</span>
            </Cite>,
          ]}
        </Cites>
      )}
    </Card>
  );
}

/** A paper is never changed, so one that was frozen when insights had one dataset is read as what it would be now. */
function asNow({ run, ...insight }: Content): Content {
  const { runs, ...now } = upgradeInsight({ ...insight, runs: run ? [run] : [] }) as Omit<Content, "run"> & { runs: Content["run"][] };
  return { ...now, run: runs[0] };
}
