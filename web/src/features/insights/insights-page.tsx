import { Link, useSearch } from "@tanstack/react-router";
import * as contract from "@concord/contract/insights";
import { getThread } from "@concord/contract/thread";
import { lastRun, measureNames, type Insight } from "@concord/domain/insights";
import type { Thread } from "@concord/domain/thread";
import { placeProps, PlaceLink } from "../../app/place-link.tsx";
import { useHere } from "../../app/session.ts";
import { useReadLater, useReadPages } from "../../app/use-read.ts";
import { ButtonLink, CiteLink, count, day, Empty, Figure, IntervalBar, PageHead, Pager, Standing, Tag } from "../../ui/index.ts";
import { citedBy } from "./cited-by.ts";
import { sayFigureOf } from "./say-claim.ts";
import "./insights.css";

const standings = ["holds", "weakened", "overturned"] as const;

export function InsightsPage() {
  const { tenant } = useHere();
  const { standing } = useSearch({ from: "/t/$tenantId/insights" });
  const { items, more, busy } = useReadPages(contract.listInsights, { query: { limit: 50 } });
  const thread = useReadLater(getThread, {});
  const shown = items.filter((insight) => standing === undefined || insight.standing === standing);

  return (
    <>
      <PageHead
        title="Insights"
        intro="What the evidence says, as claims that are tested again on every new version of it."
        actions={
          <ButtonLink to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
            Ask a question
          </ButtonLink>
        }
      />
      {items.length === 0 ? (
        <Empty
          title="No insights yet"
          action={
            <ButtonLink to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
              Ask what you are unusually good at
            </ButtonLink>
          }
        >
          An insight is a claim with the figure, the dataset version and the parameters it rests on. Priorities cite it, and when the data
          changes it says whether it still holds. Begin with a question.
        </Empty>
      ) : (
        <>
          <nav aria-label="Show" className="choices">
            <Link
              to="/t/$tenantId/insights"
              params={{ tenantId: tenant.id }}
              search={{}}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              All {items.length}
            </Link>
            {standings.map((one) => (
              <Link key={one} to="/t/$tenantId/insights" params={{ tenantId: tenant.id }} search={{ standing: one }}>
                {one[0]?.toUpperCase() + one.slice(1)} {items.filter((insight) => insight.standing === one).length}
              </Link>
            ))}
          </nav>
          <ul className="grid gap-top">
            {shown.map((insight) => (
              <InsightCard key={insight.id} insight={insight} thread={thread.data} />
            ))}
          </ul>
          {shown.length === 0 && <p className="gap-top">No insight is {standing}.</p>}
          <Pager shown={items.length} what="insights" more={more} busy={busy} />
        </>
      )}
    </>
  );
}

function InsightCard({ insight, thread }: { insight: Insight; thread: Thread | undefined }) {
  const { tenant } = useHere();
  const { claim, standing, publishedAt, id } = insight;
  const run = lastRun(insight);
  const { value, interval } = sayFigureOf(claim, run.figure);
  const citing = citedBy(thread, id);
  const marked = { holds: "holds", weakened: "weak", overturned: "over" } as const;
  return (
    <li className={`card marked-${marked[standing]}`}>
      <p className="row">
        <Standing standing={standing} />
        {publishedAt && <Tag>published</Tag>}
      </p>
      <h2 className="claim">
        <Link to="/t/$tenantId/insights/$insightId" params={{ tenantId: tenant.id, insightId: id }}>
          {claim.words}
        </Link>
      </h2>
      <Figure value={value} unit={`${measureNames[claim.measure]}, ${insight.sectorName}`} interval={interval} />
      <div>
        <IntervalBar
          {...run.figure}
          {...scaleOf(insight)}
          reference={claim.threshold}
          say={(figure) => sayFigureOf(claim, { point: figure, low: null, high: null }).value}
        />
      </div>
      {standing !== "holds" && <p className="small">{run.because}</p>}
      <p className="gap-top">
        <CiteLink {...placeProps(tenant.id, `evidence/${run.pin.datasetId}`)}>
          table, version {run.pin.number}, {day(run.at)}
        </CiteLink>
      </p>
      <p className="tiny gap-top">
        {citing.length === 0 ? "Cited by nothing yet." : <>Cited by {count(citing.length, "thing")}: </>}
        {citing.map((node, index) => (
          <span key={node.id}>
            {index > 0 && ", "}
            <PlaceLink place={node.link}>{node.title}</PlaceLink>
          </span>
        ))}
      </p>
    </li>
  );
}

/** From nothing, or from the threshold if that is lower, to a little beyond what there is. */
export function scaleOf({ claim, runs }: Pick<Insight, "claim" | "runs">): { from: number; to: number } {
  const values = runs.flatMap(({ figure: { low, point, high } }) => [low, point, high]).filter((value) => value !== null);
  const all = [0, claim.threshold, ...values];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return { from: least < 0 ? least * 1.1 : 0, to: most > 0 ? most * 1.1 : 1 };
}
