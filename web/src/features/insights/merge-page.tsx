import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import * as contract from "@concord/contract/insights";
import { getThread } from "@concord/contract/thread";
import { judgeReplacing, replacingRefusals, type Insight } from "@concord/domain/insights";
import type { Answer } from "@concord/domain/questions";
import { listed } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReadLater, useReadPages } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, Form, Loading, Notice, PageHead, RadioGroup } from "../../ui/index.ts";
import { PickSeveral } from "../../ui/pick-several.tsx";
import { citedBy } from "./cited-by.ts";
import { draftOf } from "./claim-draft.ts";
import { ClaimFields, useClaimForm } from "./claim-fields.tsx";
import "./insights.css";

const route = "/t/$tenantId/insights/merge";

/** Several claims, and the one that takes their place: which they are, and on whose answer it is judged, stand in the address. */
export function MergePage() {
  const { tenantId } = useParams({ from: route });
  const { of = "", on } = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const { items, more, busy } = useReadPages(contract.listInsights, { query: { limit: 50 } });
  useEffect(() => {
    if (more && !busy) more();
  }, [more, busy]);
  const actor = useActor();
  const chosen = of.split(",").flatMap((id) => items.filter((insight) => insight.id === id));
  const judgedOn = chosen.find(({ id }) => id === on) ?? chosen[0];
  const cannot = chosen.flatMap((insight) => {
    const judgement = judgeReplacing(insight, actor);
    return judgement.allowed ? [] : [`“${insight.claim.words}”: ${replacingRefusals[judgement.because]}`];
  });
  const choose = (ids: readonly string[]) =>
    void navigate({ search: { of: ids.join(","), ...(on && ids.includes(on) ? { on } : {}) }, replace: true, resetScroll: false });

  return (
    <>
      <PageHead
        title="Merge insights"
        intro="One claim takes the place of several. Those are kept with every run of theirs, and lead to it."
        crumbs={[
          <Link key="insights" to="/t/$tenantId/insights" params={{ tenantId }}>
            Insights
          </Link>,
        ]}
      />
      <Card title="Which are merged">
        <PickSeveral
          label="Claims"
          none="None is chosen yet. Type a few words of a claim."
          options={items.map(({ id, claim }) => ({ code: id, name: claim.words }))}
          value={chosen.map(({ id }) => id)}
          onChange={choose}
        />
        {cannot.length > 0 && (
          <Notice health="over" title="These cannot be merged">
            <ul>
              {cannot.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
      </Card>
      {chosen.length >= 2 && judgedOn && (
        <>
          <Card title="On whose answer it is judged">
            <RadioGroup
              label="The merged claim is of a figure in the answer of"
              id="merge-on"
              name="on"
              error={undefined}
              options={chosen.map(({ id, claim, about }) => ({
                value: id,
                label: claim.words,
                hint: `${about.measureName} of ${about.rowName}`,
              }))}
              value={judgedOn.id}
              onChange={(id) => void navigate({ search: { of, on: id }, replace: true, resetScroll: false })}
            />
          </Card>
          <MergedClaim
            key={`${judgedOn.id} ${chosen.map(({ id, version }) => `${id}.${version}`).join(" ")}`}
            chosen={chosen}
            on={judgedOn}
            whyNot={notPermitted(actor, "insights.write") ?? cannot[0]}
          />
        </>
      )}
      {chosen.length < 2 && (
        <p className="gap-top">
          {replacingRefusals["merge-needs-two"]} Choose {chosen.length === 0 ? "them" : "another"} above.
        </p>
      )}
    </>
  );
}

type Props = { chosen: readonly Insight[]; on: Insight; whyNot: string | undefined };

function MergedClaim(props: Props) {
  const { on } = props;
  const run = on.runs.findLastIndex(({ refusal }) => refusal === undefined);
  const result = useReadLater(contract.getInsightResult, { params: { insightId: on.id }, query: { run } });
  if (result.error !== undefined)
    return <Notice health="over">The answer that was kept could not be read. Load the page to try again.</Notice>;
  if (!result.data) return <Loading what="the answer that was kept" lines={5} />;
  return <MergeForm {...props} answer={result.data.answer} />;
}

function MergeForm({ chosen, on, whyNot, answer }: Props & { answer: Answer }) {
  const { tenantId } = useParams({ from: route });
  const navigate = useNavigate();
  const claim = useClaimForm({ answer, start: { ...draftOf(on.claim, on.about.unit), rightBecause: on.words?.rightBecause ?? "" } });
  const merge = useWrite(contract.mergeInsights, {
    onDone: ({ id }) => navigate({ to: "/t/$tenantId/insights/$insightId", params: { tenantId, insightId: id } }),
  });
  return (
    <Card title="The merged claim">
      <Form
        form={claim.form}
        failure={merge.failure}
        onReadAgain={merge.readAgain}
        onSubmit={() => {
          if (!claim.judged.toMake) return;
          void merge.send({
            body: {
              ...claim.judged.toMake,
              ...(on.picture ? { picture: on.picture } : {}),
              from: chosen.map(({ id, version }) => ({ insightId: id, version })),
              on: on.id,
            },
          });
        }}
      >
        <ClaimFields {...claim} answer={answer} names={undefined} />
        <WhatCitesThem chosen={chosen} />
        <Button type="submit" busy={merge.sending} whyNot={whyNot ?? claim.judged.refusal}>
          Merge {chosen.length} insights
        </Button>
      </Form>
    </Card>
  );
}

/** A strategy is reworded by whoever writes it: what cites a merged insight goes on citing it, stands as the merged one does, and its owners are told. */
export function WhatCitesThem({ chosen }: { chosen: readonly Insight[] }) {
  const thread = useReadLater(getThread, {});
  const citing = [...new Set(chosen.flatMap(({ id }) => citedBy(thread.data, id)).map(({ title }) => title))];
  if (citing.length === 0) return null;
  return (
    <p className="small">
      {listed(citing.map((title) => `“${title}”`))} {citing.length === 1 ? "cites" : "cite"}{" "}
      {chosen.length === 1 ? "this claim" : "these claims"}. A strategy is reworded by whoever leads it and nobody else, so{" "}
      {citing.length === 1 ? "it goes" : "they go"} on doing so, and {citing.length === 1 ? "stands" : "stand"} as what you write here does.
      Whoever leads the strategy is asked to cite that.
    </p>
  );
}
