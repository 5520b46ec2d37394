import { Link, useNavigate } from "@tanstack/react-router";
import * as contract from "@concord/contract/insights";
import { judgeReplacing, replacingRefusals, type Insight, type Relative } from "@concord/domain/insights";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor, useTenantId } from "../../app/session.ts";
import { useReadLater } from "../../app/use-read.ts";
import { Button, Card, day, Loading, Standing, Tag } from "../../ui/index.ts";

/** What it was merged from or split off, what came of it, and how it is merged or split in turn. */
export function FamilyCard({ insight }: { insight: Insight }) {
  const tenantId = useTenantId();
  const navigate = useNavigate();
  const actor = useActor();
  const replacing = judgeReplacing(insight, actor);
  const whyNot = notPermitted(actor, "insights.write") ?? (replacing.allowed ? undefined : replacingRefusals[replacing.because]);
  const hasFamily = insight.origin !== undefined || insight.retired !== undefined;
  return (
    <Card title={hasFamily ? "Merged and split" : "Merge or split"}>
      {hasFamily ? (
        <Family insight={insight} />
      ) : (
        <p className="small quiet">
          Two that say the same can be merged, and one that says two things can be split. What was is kept, and leads to what is.
        </p>
      )}
      {insight.retired === undefined && (
        <p className="row gap-top not-printed">
          <Button
            look="plain"
            little
            whyNot={whyNot}
            onClick={() => void navigate({ to: "/t/$tenantId/insights/merge", params: { tenantId }, search: { of: insight.id } })}
          >
            Merge with others
          </Button>
          <Button
            look="plain"
            little
            whyNot={whyNot}
            onClick={() => void navigate({ to: "/t/$tenantId/insights/$insightId/split", params: { tenantId, insightId: insight.id } })}
          >
            Split it
          </Button>
        </p>
      )}
    </Card>
  );
}

function Family({ insight }: { insight: Insight }) {
  const family = useReadLater(contract.listRelatives, { params: { insightId: insight.id } });
  if (family.error !== undefined) return <p>What it comes from could not be read. Load the page to try again.</p>;
  if (!family.data) return <Loading what="what it comes from" lines={3} />;
  const { items } = family.data;
  const of = (ids: readonly string[] = []) => items.filter(({ id }) => ids.includes(id));
  const near = new Set([insight.id, ...(insight.origin?.from ?? []), ...(insight.retired?.into ?? [])]);
  const further = items.filter(({ id }) => !near.has(id));
  return (
    <>
      {insight.origin && (
        <Relatives title={insight.origin.how === "merged" ? "Merged from" : "Split off from"} relatives={of(insight.origin.from)} />
      )}
      {insight.retired && (
        <Relatives title={insight.retired.how === "merged" ? "Merged into" : "Split into"} relatives={of(insight.retired.into)} />
      )}
      {further.length > 0 && (
        <details className="gap-top">
          <summary>Everything it is related to</summary>
          <Relatives title="Further back, and further on" relatives={further} />
        </details>
      )}
    </>
  );
}

function Relatives({ title, relatives }: { title: string; relatives: readonly Relative[] }) {
  const tenantId = useTenantId();
  return (
    <>
      <h3>{title}</h3>
      <ul className="told">
        {relatives.map(({ id, words, standing, retired, createdAt }) => (
          <li key={id}>
            <Link to="/t/$tenantId/insights/$insightId" params={{ tenantId, insightId: id }}>
              {words}
            </Link>
            <p className="row">
              {retired ? (
                <Tag>
                  {retired.how} {day(retired.at)}
                </Tag>
              ) : (
                <Standing standing={standing} />
              )}
              <span className="tiny">made {day(createdAt)}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
