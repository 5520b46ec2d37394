import { Link, useParams } from "@tanstack/react-router";
import type { DealView } from "@concord/domain/deals";
import { Card, count, Tag } from "../../ui/index.ts";

/** The priorities that the deal serves, and the asks that serve each: the thread from evidence to deal. */
export function PrioritiesCard({ view: { deal, priorities } }: { view: DealView }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/deals/$dealId" });
  const served = priorities.filter(({ id }) => [...deal.asks, ...deal.offers].some(({ priorityIds }) => priorityIds.includes(id)));
  return (
    <Card title="What it serves" marked="thread">
      {served.length === 0 ? (
        <p className="small quiet">No ask is linked to a priority yet.</p>
      ) : (
        <ul className="list">
          {served.map(({ id, strategyId, title, cites }) => (
            <li key={id}>
              <span>
                <Link to="/t/$tenantId/strategy/$strategyId" params={{ tenantId, strategyId }} search={{}} hash={id}>
                  {title}
                </Link>
                <span className="tiny">
                  {count(deal.asks.filter(({ priorityIds }) => priorityIds.includes(id)).length, "ask")}; rests on{" "}
                  {count(cites.length, "insight")}
                </span>
              </span>
              {cites.length === 0 ? <Tag health="weak">no evidence cited</Tag> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
