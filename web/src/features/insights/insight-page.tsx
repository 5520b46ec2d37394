import { Link, useParams } from "@tanstack/react-router";
import * as contract from "@concord/contract/insights";
import { getThread } from "@concord/contract/thread";
import { publishingRefusals, rerunRefusals, type Insight } from "@concord/domain/insights";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { PlaceLink } from "../../app/place-link.tsx";
import { useActor } from "../../app/session.ts";
import { useReadLater, useReads } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, day, ErrorSummary, Loading, Notice, PageHead, Standing, Tag } from "../../ui/index.ts";
import { AskedCard } from "./asked-card.tsx";
import { citedBy } from "./cited-by.ts";
import { FamilyCard } from "./family-card.tsx";
import { FigureCard } from "./figure-card.tsx";
import { KeptPicture } from "./kept-picture.tsx";
import { LineageList } from "./lineage-list.tsx";
import { ReviewCard } from "./review-card.tsx";
import { RunsCard } from "./runs-card.tsx";
import { WordingCard } from "./wording-card.tsx";
import "./insights.css";

/** A claim with everything that is known of it: its figure and picture, its words, who looked at it, every run, and what rests on it. */
export function InsightPage() {
  const { tenantId, insightId } = useParams({ from: "/t/$tenantId/insights/$insightId" });
  const [insight] = useReads([contract.getInsight, { params: { insightId: insightId as Id<"insight"> } }]);
  const actor = useActor();
  const rerun = useWrite(contract.rerunInsight);
  const publish = useWrite(contract.publishInsight);
  const run = insight.runs.findLastIndex(({ refusal }) => refusal === undefined); // the first always has an answer
  const result = useReadLater(contract.getInsightResult, { params: { insightId: insight.id }, query: { run } });
  const ask = { params: { insightId: insight.id }, ifMatch: insight.version };

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
            {insight.retired ? <Tag>{insight.retired.how}</Tag> : <Standing standing={insight.standing} />}
            {insight.publishedAt && <Tag>published {day(insight.publishedAt)}</Tag>}
          </>
        }
        actions={
          <>
            <Button
              look="plain"
              busy={rerun.sending}
              whyNot={notPermitted(actor, "insights.write") ?? (insight.retired ? rerunRefusals["insight-retired"] : undefined)}
              onClick={() => rerun.send(ask)}
            >
              Run again
            </Button>
            <Button
              busy={publish.sending}
              whyNot={notPermitted(actor, "insights.publish") ?? whyNotPublished(insight)}
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
      {insight.retired && (
        <Notice title={`It was ${insight.retired.how} by ${insight.retired.byName} on ${day(insight.retired.at)}`}>
          It is kept as it was, with every run of it, and is not asked again. What took its place stands under “Merged and split”.
        </Notice>
      )}
      <div className="cols main-aside">
        <div>
          <FigureCard insight={insight} />
          {result.data && <KeptPicture insight={insight} answer={result.data.answer} />}
          <RunsCard insight={insight} />
        </div>
        <div>
          <WordingCard insight={insight} />
          <ReviewCard insight={insight} />
          <CitedBy insight={insight} />
          <FamilyCard insight={insight} />
          <AskedCard insight={insight} />
          <Card title="Where it comes from" marked="thread">
            {result.error !== undefined ? (
              <p>The answer that was kept could not be read. Load the page to try again.</p>
            ) : result.data ? (
              <LineageList lineage={result.data.lineage} />
            ) : (
              <Loading what="the lineage" lines={5} />
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

function CitedBy({ insight }: { insight: Insight }) {
  const thread = useReadLater(getThread, {});
  const citing = citedBy(thread.data, insight.id);
  return (
    <Card title="Cited by">
      {thread.waiting && !thread.data ? (
        <Loading what="what cites it" lines={2} />
      ) : citing.length === 0 ? (
        <p className="quiet">{insight.retired ? "Nothing any more." : "Nothing yet. A priority in the strategy can cite it."}</p>
      ) : (
        <>
          <ul className="list">
            {citing.map(({ id, title, link, state }) => (
              <li key={id}>
                <PlaceLink place={link}>{title}</PlaceLink>
                <span className="tiny">{state}</span>
              </li>
            ))}
          </ul>
          {insight.retired && (
            <p className="small">
              They still cite this one, and stand as what took its place does. Whoever leads the strategy is asked to cite that.
            </p>
          )}
        </>
      )}
    </Card>
  );
}

/** What can be told without reading the evidence; its licence and sensitivity are asked when it is sent. */
function whyNotPublished({ publishedAt, standing, retired }: Insight): string | undefined {
  if (publishedAt !== undefined) return publishingRefusals["already-published"];
  if (retired) return publishingRefusals["insight-retired"];
  return standing === "overturned" ? publishingRefusals["claim-overturned"] : undefined;
}
