import { getHome } from "@concord/contract/thread";
import type { Home } from "@concord/domain/thread";
import { may } from "@concord/kernel";
import { placeProps, PlaceLink } from "../../app/place-link.tsx";
import { useActor, useHere } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { Bead, Button, ButtonLink, Card, day, PageHead, Progress, recently, Tag, TaskList, ThreadBeads } from "../../ui/index.ts";
import { Beginnings } from "./beginnings.tsx";
import { Fallen } from "./fallen.tsx";
import { Tour } from "./tour.tsx";

export function HomePage() {
  const home = useRead(getHome);
  const { tenant } = useHere();
  const plan = home.strategies[0];
  const nothingYet = home.stages.every(({ count }) => count === 0);

  return (
    <>
      <PageHead
        title="From evidence to the deal"
        intro={plan ? `${plan.title}, ${plan.status}. ${day(home.today)}.` : `${tenant.name}, ${day(home.today)}.`}
        actions={
          !nothingYet && (
            <>
              <Button look="plain" onClick={() => window.print()}>
                Print summary
              </Button>
              {plan && <ButtonLink {...placeProps(tenant.id, `strategy/${plan.strategyId}`)}>Open the plan</ButtonLink>}
            </>
          )
        }
      />
      {nothingYet ? <Beginnings /> : <Everything home={home} />}
      {nothingYet && tenant.demonstration && (
        <div className="gap-top">
          <Tour />
        </div>
      )}
    </>
  );
}

function Everything({ home }: { home: Home }) {
  const { tenant } = useHere();
  return (
    <>
      <Card label="The golden thread">
        <ThreadBeads>
          {home.stages.map(({ stage, title, count, words, health, link }) => (
            <Bead
              key={stage}
              {...placeProps(tenant.id, link)}
              count={count}
              name={title}
              note={words}
              health={health === "overturned" ? "hurt" : health === "sound" ? undefined : "weak"}
            />
          ))}
        </ThreadBeads>
      </Card>
      <div className="cols main-aside gap-top">
        <div>
          <Fallen claims={home.fallen} />
          <Waiting todo={home.todo} />
          {tenant.demonstration && (
            <div className="not-printed gap-top">
              <Tour />
            </div>
          )}
        </div>
        <div>
          <Readiness strategies={home.strategies} />
          <Changed changed={home.changed} />
        </div>
      </div>
    </>
  );
}

function Waiting({ todo }: { todo: Home["todo"] }) {
  return (
    <Card title={<span id="waiting">Waiting for you</span>}>
      {todo.length === 0 ? (
        <p className="quiet">
          Nothing waits for you. What others ask of you, and what new evidence makes you look at again, will stand here.
        </p>
      ) : (
        <TaskList
          tasks={todo.map(({ title, detail, link, pressing }) => ({
            title: <PlaceLink place={link}>{title}</PlaceLink>,
            hint: detail,
            status: pressing && <Tag health="weak">first</Tag>,
          }))}
        />
      )}
    </Card>
  );
}

function Readiness({ strategies }: Pick<Home, "strategies">) {
  return strategies
    .filter(({ status }) => status === "draft")
    .slice(0, 2)
    .map(({ strategyId, title, passed, of, tests }) => (
      <Card key={strategyId} title="Ready to adopt?" note={<PlaceLink place={`strategy/${strategyId}#readiness`}>{title}</PlaceLink>}>
        <Progress done={passed} of={of} label={`${passed} of ${of} tests pass`} />
        <TaskList
          tasks={[...tests]
            .sort((one, other) => one.passed / one.of - other.passed / other.of)
            .slice(0, 6)
            .map((test) => ({
              title: test.title,
              status:
                test.passed === test.of ? (
                  <Tag health="holds">{test.of === 1 ? "passes" : `all ${test.of}`}</Tag>
                ) : (
                  <Tag health={test.passed === 0 ? "over" : "weak"}>{test.of === 1 ? "to do" : `${test.passed} of ${test.of}`}</Tag>
                ),
            }))}
        />
      </Card>
    ));
}

function Changed({ changed }: Pick<Home, "changed">) {
  const actor = useActor();
  return (
    <Card title="What changed">
      {changed.length === 0 ? (
        <p className="quiet">Nothing yet.</p>
      ) : (
        <TaskList
          tasks={changed.map(({ at, words, times }) => ({
            title: words,
            hint: times > 1 ? `${times} times` : undefined,
            status: recently(at),
          }))}
        />
      )}
      {may(actor, "audit.read") && (
        <p className="small gap-top">
          <PlaceLink place="audit">Everything, with who did it</PlaceLink>
        </p>
      )}
    </Card>
  );
}
