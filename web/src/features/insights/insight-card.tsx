import { Link } from "@tanstack/react-router";
import { lastRun, sayVersions, type Insight } from "@concord/domain/insights";
import type { Thread } from "@concord/domain/thread";
import { PlaceLink, placeProps } from "../../app/place-link.tsx";
import { useHere } from "../../app/session.ts";
import { CiteLink, count, day, Figure, IntervalBar, Standing, Tag } from "../../ui/index.ts";
import { citedBy } from "./cited-by.ts";
import { pageOf } from "./questions/index.ts";
import { lineOf, sayFigureOf, scaleOf } from "./say-claim.ts";
import { sayAuthor, sayReviewNow } from "./who.ts";

const marked = { holds: "holds", weakened: "weak", overturned: "over" } as const;

/** A claim as it is found in a list: how it stands, its figure, who made and reviewed it, and who cites it. */
export function InsightCard({ insight, thread }: { insight: Insight; thread: Thread | undefined }) {
  const { tenant } = useHere();
  const { claim, about, standing, publishedAt, retired, id } = insight;
  const run = lastRun(insight);
  const { value, interval } = sayFigureOf(about.unit, run.figure);
  const line = lineOf(claim, run);
  const citing = citedBy(thread, id);
  return (
    <li className={retired ? "card" : `card marked-${marked[standing]}`}>
      <p className="row">
        {retired ? <Tag>{retired.how}</Tag> : <Standing standing={standing} />}
        {publishedAt && <Tag>published</Tag>}
      </p>
      <h2 className="claim">
        <Link to="/t/$tenantId/insights/$insightId" params={{ tenantId: tenant.id, insightId: id }}>
          {claim.words}
        </Link>
      </h2>
      <Figure value={value} unit={`${about.said}, ${about.rowName}`} interval={interval} />
      <div>
        <IntervalBar
          {...run.figure}
          {...scaleOf(insight)}
          {...(line === undefined ? {} : { reference: line })}
          say={(figure) => sayFigureOf(about.unit, { point: figure, low: null, high: null }).value}
        />
      </div>
      {standing !== "holds" && !retired && <p className="small">{run.because}</p>}
      <p className="gap-top">
        <CiteLink {...placeProps(tenant.id, `evidence/${run.pins[0]!.datasetId}`)}>
          {run.pins.length === 1 ? "table" : count(run.pins.length, "table")}, {sayVersions(run.pins)}, {day(run.at)}
        </CiteLink>
      </p>
      <p className="tiny gap-top">{pageOf(insight.question.question)?.title}</p>
      <p className="tiny">
        By {sayAuthor(insight)}. {sayReviewNow(insight)}.
      </p>
      <p className="tiny">
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
