import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { listStrategies } from "@concord/contract/strategy";
import { frameworkOf } from "@concord/domain/reference";
import { useActor } from "../../app/session.ts";
import { useReadPages } from "../../app/use-read.ts";
import { Button, Card, count, day, Empty, PageHead, Pager, Table, Tag } from "../../ui/index.ts";
import { notPermitted } from "../../app/not-permitted.ts";
import { StrategyForm } from "./strategy-form.tsx";

const from = "/t/$tenantId/strategy";

export function StrategiesPage() {
  const { tenantId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const { items, more, busy } = useReadPages(listStrategies, { query: {} });
  const whyNot = notPermitted(useActor(), "strategy.write");
  const open = (next: { edit?: string }) => void navigate({ to: from, params: { tenantId }, search: next });

  const begin = (
    <Button whyNot={whyNot} onClick={() => open({ edit: "strategy" })}>
      Begin a strategy
    </Button>
  );
  const writing = edit === "strategy" && whyNot === undefined;

  return (
    <>
      <PageHead
        title="Strategy"
        intro="Precise areas of focus that improve outcomes, each resting on evidence, each with somebody who will do something about it."
        actions={items.length > 0 && !writing && begin}
      />
      {writing && (
        <Card title="Begin a strategy">
          <StrategyForm
            onDone={({ id }) =>
              void navigate({ to: "/t/$tenantId/strategy/$strategyId", params: { tenantId, strategyId: id }, search: {} })
            }
            onCancel={() => open({})}
          />
        </Card>
      )}
      {items.length === 0 && !writing && (
        <Empty title="No strategy yet" action={begin}>
          <p>
            A strategy holds a few priorities. Each cites the insights it rests on, says where it lines up with the national framework, and
            has actions with an owner, dates, a cost, funding and the outcome they are for. It can be adopted once none of that is missing.
          </p>
        </Empty>
      )}
      {items.length > 0 && (
        <Card label="Strategies">
          <Table
            caption={count(items.length, "strategy", "strategies")}
            captionHidden
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                head: "Title",
                rowHead: true,
                sort: ({ title }) => title,
                cell: ({ id, title }) => (
                  <Link to="/t/$tenantId/strategy/$strategyId" params={{ tenantId, strategyId: id }} search={{}}>
                    {title}
                  </Link>
                ),
              },
              { head: "Written under", cell: ({ framework }) => frameworkOf(framework)?.title ?? framework },
              {
                head: "State",
                cell: ({ status, adoptedAt, reopenedAt }) =>
                  status === "adopted" ? (
                    <Tag health="holds">adopted {adoptedAt && day(adoptedAt)}</Tag>
                  ) : reopenedAt ? (
                    <Tag health="weak">changed since it was adopted</Tag>
                  ) : (
                    <Tag>draft</Tag>
                  ),
              },
            ]}
          />
          <Pager shown={items.length} what="strategies" more={more} busy={busy} />
        </Card>
      )}
    </>
  );
}
