import { Link, useParams } from "@tanstack/react-router";
import type { DealView } from "@concord/domain/deals";
import { ButtonLink, Card, number, pounds } from "../../ui/index.ts";

/** The options appraised against doing nothing, and what each comes to. */
export function AppraisalsCard({ view: { deal, appraisals } }: { view: DealView }) {
  const { tenantId, dealId } = useParams({ from: "/t/$tenantId/deals/$dealId" });
  return (
    <Card title="Appraisal">
      {appraisals.length === 0 ? (
        <p className="small">
          None yet. A deal is appraised against doing nothing: what it costs, what it brings, and what public money buys.
        </p>
      ) : (
        <ul className="list">
          {appraisals.map(({ id, title, packId, result }) => (
            <li key={id}>
              <span>
                <Link to="/t/$tenantId/deals/$dealId/appraisals/$appraisalId" params={{ tenantId, dealId, appraisalId: id }}>
                  {title}
                </Link>
                <span className="tiny">
                  {packId}, NPSV {pounds(result.netPresentSocialValue)}
                </span>
              </span>
              <span className="num">BCR {result.benefitCostRatio === null ? "undefined" : number(result.benefitCostRatio, 2)}</span>
            </li>
          ))}
        </ul>
      )}
      {deal.status === "draft" && (
        <div className="gap-top">
          <ButtonLink look="plain" little to="/t/$tenantId/deals/$dealId/appraisals/new" params={{ tenantId, dealId }}>
            Appraise an option
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}
