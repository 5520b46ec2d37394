import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { getPortfolio, type PortfolioRow } from "@concord/contract/portfolio";
import { useMe } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { Card, count, day, dayShort, Empty, Field, PageHead, Table, Tag, type Column } from "../../ui/index.ts";
import { shows, type View } from "./view.ts";

/** Every client at a glance: one row each, one click to go there. */
export function PortfolioPage() {
  const view = useSearch({ from: "/desk/portfolio" });
  const navigate = useNavigate({ from: "/portfolio" });
  const { items } = useRead(getPortfolio);
  const me = useMe();
  const firms = me.tenants.filter(({ tenant }) => tenant.kind === "consultancy");
  const rows = items.filter((row) => isShown(row, view));
  const look = (changes: Partial<View>) => void navigate({ search: (before: View) => ({ ...before, ...changes }), replace: true });

  return (
    <>
      <PageHead
        title="Portfolio"
        intro={`${firms.map(({ tenant }) => tenant.name).join(" and ") || me.name}: ${count(items.length, "client")} with an engagement in force.`}
      />
      {items.length === 0 ? (
        <Empty title="No client has let you in">
          A client appears here from the first day of an engagement that it has granted to your consultancy, to the last.
        </Empty>
      ) : (
        <Card label="Clients">
          <div className="row-between">
            <nav className="choices" aria-label="Show">
              <Link from="/portfolio" search={({ show: _, ...rest }: View) => rest} activeOptions={{ exact: true }}>
                All
              </Link>
              {(Object.keys(shows) as (keyof typeof shows)[]).map((show) => (
                <Link key={show} from="/portfolio" search={(before: View) => ({ ...before, show })} activeOptions={{ exact: true }}>
                  {shows[show]}
                </Link>
              ))}
            </nav>
            <Field id="find-client" name="find" label="Find a client" error={undefined}>
              {(described) => (
                <input
                  {...described}
                  type="search"
                  autoComplete="off"
                  className="width-20"
                  value={view.find ?? ""}
                  onChange={(event) => look({ find: event.target.value || undefined })}
                />
              )}
            </Field>
          </div>
          {rows.length === 0 ? (
            <p className="gap-top" role="status">
              No client is like that. <Link to="/portfolio">Show all of them</Link>
            </p>
          ) : (
            <Table
              caption={`${count(rows.length, "client")} shown, as their records stand now`}
              columns={columns}
              rows={rows}
              keyOf={({ tenantId }) => tenantId}
              sorting={view.by === undefined ? { column: 0, descending: false } : { column: view.by, descending: view.down === true }}
              onSort={({ column, descending }) => look({ by: column, down: descending || undefined })}
            />
          )}
        </Card>
      )}
    </>
  );
}

const columns: Column<PortfolioRow>[] = [
  {
    head: "Client",
    rowHead: true,
    sort: ({ name }) => name,
    cell: ({ tenantId, name, engagement }) => (
      <>
        <Link to="/t/$tenantId" params={{ tenantId }}>
          {name}
        </Link>
        <div className="tiny">{engagement.purpose}</div>
      </>
    ),
  },
  {
    head: "Evidence",
    sort: ({ health }) => health.evidence.daysOld ?? null,
    cell: ({ health: { evidence } }) =>
      evidence.newestAt === undefined ? (
        <Tag>{evidence.datasets === 0 ? "no dataset" : "no version yet"}</Tag>
      ) : (
        <>
          {count(evidence.datasets, "dataset")}
          <div className="tiny">newest {dayShort(evidence.newestAt)}</div>
        </>
      ),
  },
  {
    head: "Insights",
    sort: ({ health: { insights } }) => insights.overturned * 1000 + insights.weakened,
    cell: ({ health: { insights } }) => {
      if (insights.holds + insights.weakened + insights.overturned === 0) return <Tag>none yet</Tag>;
      return (
        <span className="row">
          {insights.overturned > 0 && <Tag health="over">{insights.overturned} overturned</Tag>}
          {insights.weakened > 0 && <Tag health="weak">{insights.weakened} weakened</Tag>}
          {insights.holds > 0 && <Tag health="holds">{insights.holds} hold</Tag>}
        </span>
      );
    },
  },
  {
    head: "Strategy",
    sort: ({ health: { strategy } }) => (strategy ? strategy.passed / strategy.of : null),
    cell: ({ health: { strategy } }) => {
      if (!strategy) return <Tag>none yet</Tag>;
      if (strategy.status === "adopted") return <Tag health="holds">adopted</Tag>;
      return (
        <>
          <Tag health={strategy.passed === strategy.of ? "holds" : "weak"}>
            {strategy.passed} of {strategy.of} tests
          </Tag>
          <div className="tiny">{strategy.title}</div>
        </>
      );
    },
  },
  {
    head: "Deals",
    sort: ({ health: { deals } }) => deals.draft + deals.submitted + deals.agreed + deals.refused,
    cell: ({ health: { deals } }) => {
      const stages = [
        [deals.draft, "in draft"],
        [deals.submitted, "before members"],
        [deals.agreed, "agreed"],
        [deals.refused, "refused"],
      ] as const;
      const said = stages.filter(([many]) => many > 0).map(([many, words]) => `${many} ${words}`);
      return said.length > 0 ? said.join(", ") : <Tag>none yet</Tag>;
    },
  },
  {
    head: "Decisions due",
    numeric: true,
    sort: ({ health }) => health.decisions.due,
    cell: ({ health: { decisions } }) => (
      <>
        {decisions.due}
        {decisions.oldestSince && <div className="tiny">since {dayShort(decisions.oldestSince)}</div>}
      </>
    ),
  },
  {
    head: "Engagement ends",
    sort: ({ engagement }) => engagement.endsOn,
    cell: ({ engagement }) => (
      <>
        {day(engagement.endsOn)}
        <div className="tiny">
          {engagement.daysLeft <= 90 ? <Tag health="weak">{daysLeft(engagement.daysLeft)}</Tag> : daysLeft(engagement.daysLeft)}
        </div>
      </>
    ),
  },
];

const daysLeft = (days: number) => (days === 0 ? "today is the last day" : `${count(days, "day")} left`);

function isShown({ name, health, engagement }: PortfolioRow, { show, find }: View): boolean {
  if (find && !name.toLowerCase().includes(find.toLowerCase())) return false;
  switch (show) {
    case undefined:
      return true;
    case "needs-care":
      return health.insights.overturned + health.insights.weakened > 0;
    case "decisions-due":
      return health.decisions.due > 0;
    case "ending-soon":
      return engagement.daysLeft <= 90;
  }
}
