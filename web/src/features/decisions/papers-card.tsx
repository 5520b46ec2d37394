import { Link, useParams } from "@tanstack/react-router";
import type { CaseView, Paper } from "@concord/domain/decisions";
import { Card, hashShort, Tag } from "../../ui/index.ts";

export const paperKinds: Record<Paper["kind"], string> = {
  deal: "The deal, in full",
  appraisal: "Appraisal",
  insight: "Insight",
  "dataset-version": "Dataset version",
};

/** Every paper before the body, in its exact version, and which of them you have opened. */
export function PapersCard({ view: { case: theCase, you } }: { view: CaseView }) {
  const { tenantId, caseId } = useParams({ from: "/t/$tenantId/decisions/$caseId" });
  if (you.papersClosed) return null;
  return (
    <Card title="Papers" note="Each in the exact version that is cited. That you opened one is recorded.">
      <ul className="list">
        {theCase.papers.map(({ key, kind, title, hash }) => (
          <li key={key}>
            <span>
              <Link to="/t/$tenantId/decisions/$caseId/papers/$hash" params={{ tenantId, caseId, hash }}>
                {title}
              </Link>
              <span className="tiny">
                {paperKinds[kind]}, <span title={hash}>{hashShort(hash)}</span>
              </span>
            </span>
            {you.opened.includes(hash) ? <Tag health="holds">opened</Tag> : <Tag>not opened</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
