import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { listPeople } from "@concord/contract/people";
import { adoptStrategy, getStrategy } from "@concord/contract/strategy";
import { frameworkOf } from "@concord/domain/reference";
import { judgeAdoption, placeOf, whyNotAdopted, type StrategyView } from "@concord/domain/strategy";
import { may, type Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { useWrite, type Write } from "../../app/use-write.ts";
import { Button, Card, count, day, ErrorSummary, hashShort, Cite, Notice, PageHead, Tag } from "../../ui/index.ts";
import { PriorityForm } from "./priority-form.tsx";
import { PrioritySection } from "./priority-section.tsx";
import { ReadinessCard } from "./readiness-card.tsx";
import { StrategyForm } from "./strategy-form.tsx";
import "./strategy.css";

const from = "/t/$tenantId/strategy/$strategyId";

/** The strategy as a document that can be edited where it stands. */
export function StrategyPage() {
  const { tenantId, strategyId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const actor = useActor();
  const [view, people] = useReads(
    [getStrategy, { params: { strategyId: strategyId as Id<"strategy"> } }],
    [listPeople, { query: { limit: 100 } }],
  );
  const { strategy, priorities } = view;
  const framework = frameworkOf(strategy.framework);
  const open = (next?: string, hash?: string) =>
    void navigate({
      to: from,
      params: { tenantId, strategyId },
      search: next ? { edit: next } : {},
      ...(hash ? { hash } : {}),
      resetScroll: false,
    });
  const adopt = useWrite(adoptStrategy);
  const writes = may(actor, "strategy.write");
  const nameOf = new Map(people.items.map(({ personId, name }) => [personId as string, name]));

  return (
    <>
      <PageHead
        title={strategy.title}
        crumbs={[
          <Link key="strategy" to="/t/$tenantId/strategy" params={{ tenantId }} search={{}}>
            Strategy
          </Link>,
        ]}
        intro={`${priorities.length === 0 ? "No priorities" : count(priorities.length, "priority", "priorities")} and ${count(priorities.flatMap(({ actions }) => actions).length, "action")}, written under the ${framework?.title ?? strategy.framework}.`}
        tags={<State view={view} />}
        actions={
          <>
            <Button look="plain" onClick={() => window.print()}>
              Print
            </Button>
            {writes && edit !== "strategy" && (
              <Button look="plain" onClick={() => open("strategy")}>
                Change title or framework
              </Button>
            )}
            {writes && <Adopt view={view} adopt={adopt} />}
          </>
        }
      />

      <ErrorSummary failure={adopt.failure} onReadAgain={adopt.readAgain} />
      {edit === "strategy" && writes && (
        <Card title="Title and framework">
          <StrategyForm strategy={strategy} onDone={() => open()} onCancel={() => open()} />
        </Card>
      )}
      <Standing view={view} nameOf={nameOf} />
      <ReadinessCard view={view} onMend={writes ? (partId, where) => open(partId, where) : undefined} />

      <div className="strategy" id={placeOf(strategy.id, "priorities")}>
        {priorities.map((priority, index) => (
          <PrioritySection
            key={priority.id}
            view={view}
            priority={priority}
            number={index + 1}
            people={people.items}
            edit={writes ? edit : undefined}
            onOpen={writes ? open : undefined}
          />
        ))}
      </div>
      {writes &&
        (edit === "priority" ? (
          <Card title="A new priority">
            <PriorityForm view={view} onDone={() => open()} onCancel={() => open()} />
          </Card>
        ) : (
          <p className="gap-top">
            <Button look="plain" onClick={() => open("priority")}>
              {priorities.length === 0 ? "Add the first priority" : "Add a priority"}
            </Button>
          </p>
        ))}
    </>
  );
}

function State({ view: { strategy } }: { view: StrategyView }) {
  if (strategy.status === "adopted") return <Tag health="holds">adopted</Tag>;
  return strategy.reopenedAt ? <Tag health="weak">draft, changed since it was adopted</Tag> : <Tag>draft</Tag>;
}

function Standing({ view: { strategy }, nameOf }: { view: StrategyView; nameOf: ReadonlyMap<string, string> }) {
  const last = strategy.adoptions?.at(-1);
  if (!last) return null;
  const who = nameOf.get(last.by) ?? "somebody who has since left";
  const text = <Cite>text {hashShort(last.textHash)}</Cite>;
  return strategy.status === "adopted" ? (
    <Notice health="holds" title={`Adopted on ${day(last.at)} by ${who}`}>
      <p>{text} A change to any part makes it a draft again; this adoption, with the hash of its text, stays on the record.</p>
    </Notice>
  ) : (
    <Notice health="weak" title={`What was adopted on ${day(last.at)} by ${who} has been changed since`}>
      <p>{text} stays on the record. What stands here is a draft until it is adopted in its turn.</p>
    </Notice>
  );
}

function Adopt({ view: { strategy, readiness }, adopt }: { view: StrategyView; adopt: Write<typeof adoptStrategy> }) {
  const judgement = judgeAdoption(strategy, readiness);
  const notMine = notPermitted(useActor(), "strategy.adopt");
  return (
    <Button
      whyNot={judgement.allowed ? notMine : whyNotAdopted(judgement)}
      busy={adopt.sending}
      onClick={() => adopt.send({ params: { strategyId: strategy.id }, ifMatch: strategy.version })}
    >
      Adopt this text
    </Button>
  );
}
