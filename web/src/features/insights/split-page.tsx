import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import * as contract from "@concord/contract/insights";
import { judgeReplacing, replacingRefusals, type Insight } from "@concord/domain/insights";
import type { Answer } from "@concord/domain/questions";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead, useReadLater } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, ErrorSummary, Loading, Notice, PageHead } from "../../ui/index.ts";
import { draftOf, type ClaimDraft } from "./claim-draft.ts";
import { ClaimFields, useClaimForm } from "./claim-fields.tsx";
import { WhatCitesThem } from "./merge-page.tsx";
import { ordinals, whyNotParts, type MadePart } from "./why-not-parts.ts";
import "./insights.css";

const route = "/t/$tenantId/insights/$insightId/split";
const mostParts = 6;

/** One claim, and those that take its place, each on the same answer. */
export function SplitPage() {
  const { tenantId, insightId } = useParams({ from: route });
  const insight = useRead(contract.getInsight, { params: { insightId: insightId as Id<"insight"> } });
  const run = insight.runs.findLastIndex(({ refusal }) => refusal === undefined);
  const result = useReadLater(contract.getInsightResult, { params: { insightId: insight.id }, query: { run } });
  return (
    <>
      <PageHead
        title="Split a claim"
        intro={`“${insight.claim.words}” becomes several claims, each judged by itself. It is kept with every run of it, and leads to them.`}
        crumbs={[
          <Link key="insights" to="/t/$tenantId/insights" params={{ tenantId }}>
            Insights
          </Link>,
          <Link key="insight" to="/t/$tenantId/insights/$insightId" params={{ tenantId, insightId }}>
            The claim
          </Link>,
        ]}
      />
      {result.error !== undefined ? (
        <Notice health="over">The answer that was kept could not be read. Load the page to try again.</Notice>
      ) : result.data ? (
        <Parts insight={insight} answer={result.data.answer} />
      ) : (
        <Loading what="the answer that was kept" lines={5} />
      )}
    </>
  );
}

type Part = MadePart & { key: number };
const blank = (key: number): Part => ({ key, toMake: undefined, refusal: undefined });

function Parts({ insight, answer }: { insight: Insight; answer: Answer }) {
  const { tenantId, insightId } = useParams({ from: route });
  const navigate = useNavigate();
  const actor = useActor();
  const [parts, setParts] = useState<readonly Part[]>([blank(0), blank(1)]);
  const split = useWrite(contract.splitInsight, {
    onDone: () => navigate({ to: "/t/$tenantId/insights/$insightId", params: { tenantId, insightId } }),
  });
  const onPart = useCallback(
    (key: number, made: MadePart) => setParts((before) => before.map((one) => (one.key === key ? { key, ...made } : one))),
    [],
  );
  const replacing = judgeReplacing(insight, actor);
  const whyNot =
    notPermitted(actor, "insights.write") ?? (replacing.allowed ? undefined : replacingRefusals[replacing.because]) ?? whyNotParts(parts);
  const claims = parts.flatMap(({ toMake }) => toMake ?? []);

  return (
    <>
      <ErrorSummary failure={split.failure} onReadAgain={split.readAgain} />
      {parts.map(({ key }, at) => (
        <Card
          key={key}
          title={`The ${ordinals[at]} claim`}
          aside={
            parts.length > 2 && (
              <Button look="quiet" little onClick={() => setParts(parts.filter((one) => one.key !== key))}>
                Take it away<span className="for-readers"> the {ordinals[at]} claim</span>
              </Button>
            )
          }
        >
          <OnePart id={key} insight={insight} answer={answer} isFirst={at === 0} onPart={onPart} />
        </Card>
      ))}
      <p className="row gap-top">
        <Button
          look="plain"
          whyNot={parts.length < mostParts ? undefined : "A claim is split into six at most."}
          onClick={() => setParts([...parts, blank(Math.max(...parts.map(({ key }) => key)) + 1)])}
        >
          Add another claim
        </Button>
      </p>
      <div className="gap-top">
        <WhatCitesThem chosen={[insight]} />
      </div>
      <p className="row gap-top">
        <Button
          busy={split.sending}
          whyNot={whyNot}
          onClick={() => void split.send({ params: { insightId: insight.id }, ifMatch: insight.version, body: { claims } })}
        >
          Split into {parts.length}
        </Button>
      </p>
    </>
  );
}

type OnePartProps = {
  id: number;
  insight: Insight;
  answer: Answer;
  isFirst: boolean;
  onPart: (key: number, made: MadePart) => void;
};

function OnePart({ id, insight, answer, isFirst, onPart }: OnePartProps) {
  const [start] = useState<ClaimDraft>(() => ({
    ...draftOf(insight.claim, insight.about.unit),
    ...(isFirst ? { rightBecause: insight.words?.rightBecause ?? "" } : { words: "" }),
  }));
  const claim = useClaimForm({ answer, start });
  const { toMake, refusal } = claim.judged;
  const made = JSON.stringify({ toMake, refusal });
  useEffect(() => {
    const { toMake: said, refusal: because } = JSON.parse(made) as MadePart;
    const picture = insight.picture && said ? { picture: { ...insight.picture, marked: said.claim.row } } : {};
    onPart(id, { toMake: said && { ...said, ...picture }, refusal: because });
  }, [id, made, insight.picture, onPart]);
  return <ClaimFields {...claim} answer={answer} names={undefined} />;
}
