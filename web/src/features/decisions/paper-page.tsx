import { useEffect } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { getCase, openPaper } from "@concord/contract/decisions";
import type { Paper, PaperContent } from "@concord/domain/decisions";
import type { Id } from "@concord/kernel";
import { keyOf } from "../../app/query.ts";
import { useRead } from "../../app/use-read.ts";
import { Button, Cite, Cites, dayAndTime, hashShort, PageHead } from "../../ui/index.ts";
import { AppraisalPaper } from "./appraisal-paper.tsx";
import { DealPaper } from "./deal-paper.tsx";
import { EvidencePaper } from "./evidence-paper.tsx";
import { InsightPaper } from "./insight-paper.tsx";
import { paperKinds } from "./papers-card.tsx";
import "./decisions.css";

/** One paper as it was frozen. To come here is to open it, and that is recorded. */
export function PaperPage() {
  const { tenantId, caseId, hash } = useParams({ from: "/t/$tenantId/decisions/$caseId/papers/$hash" });
  const { paper, content, openedAt } = useRead(openPaper, { params: { caseId: caseId as Id<"case">, hash } });
  const queries = useQueryClient();
  // The decision's page shows which papers are opened: it is to read that again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: keyOf(getCase, tenantId, { params: { caseId } }) });
  }, [queries, tenantId, caseId]);

  return (
    <>
      <PageHead
        title={paper.title}
        intro={`${paperKinds[paper.kind]}, as it is before the body.${openedAt ? ` You first opened it on ${dayAndTime(openedAt)}.` : ""}`}
        crumbs={[
          <Link key="decisions" to="/t/$tenantId/decisions" params={{ tenantId }}>
            Decisions
          </Link>,
          <Link key="decision" to="/t/$tenantId/decisions/$caseId" params={{ tenantId, caseId }}>
            The decision
          </Link>,
        ]}
        actions={
          <Button look="plain" onClick={() => window.print()}>
            Print
          </Button>
        }
      />
      <div className="paper-content">
        <Content paper={paper} content={content} />
      </div>
      <div className="gap-top">
        <Cites>
          {[
            <Cite key="hash">
              This paper, exactly: <span title={paper.hash}>{hashShort(paper.hash)}</span>
            </Cite>,
          ]}
        </Cites>
      </div>
    </>
  );
}

function Content({ paper, content }: { paper: Paper; content: unknown }) {
  switch (paper.kind) {
    case "deal":
      return <DealPaper deal={content as PaperContent["deal"]} />;
    case "appraisal":
      return <AppraisalPaper appraisal={content as PaperContent["appraisal"]} />;
    case "insight":
      return <InsightPaper insight={content as PaperContent["insight"]} />;
    case "dataset-version":
      return <EvidencePaper evidence={content as PaperContent["dataset-version"]} />;
  }
}
