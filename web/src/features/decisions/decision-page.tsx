import { Link, useParams } from "@tanstack/react-router";
import { getCase } from "@concord/contract/decisions";
import { isOpen } from "@concord/domain/decisions";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { Button, day, Notice, PageHead, Tag } from "../../ui/index.ts";
import { ChangedEvidence } from "./changed-evidence.tsx";
import { CloseVote } from "./close-vote.tsx";
import { InterestsCard } from "./interests-card.tsx";
import { PapersCard } from "./papers-card.tsx";
import { SaidAgainst } from "./said-against.tsx";
import { SignOffCard } from "./sign-off-card.tsx";
import { TheVote } from "./the-vote.tsx";
import { TheWayHere } from "./the-way-here.tsx";
import { WhatIsDecided } from "./what-is-decided.tsx";
import { YourVote } from "./your-vote.tsx";
import "./decisions.css";

/** A decision: what is put, on which papers, who has voted, what it comes to under the body's own rules, and why. */
export function DecisionPage() {
  const { tenantId, caseId } = useParams({ from: "/t/$tenantId/decisions/$caseId" });
  const view = useRead(getCase, { params: { caseId: caseId as Id<"case"> } });
  const { case: theCase, you } = view;

  return (
    <>
      <PageHead
        title={`Decide: ${theCase.dealTitle}`}
        intro={`${theCase.bodyName}. Submitted on ${day(theCase.openedAt)} by ${view.names[theCase.initiatorId] ?? "somebody who has left"}.`}
        crumbs={[
          <Link key="decisions" to="/t/$tenantId/decisions" params={{ tenantId }}>
            Decisions
          </Link>,
          ...(you.papersClosed
            ? []
            : [
                <Link key="deal" to="/t/$tenantId/deals/$dealId" params={{ tenantId, dealId: theCase.dealId }} search={{}}>
                  {theCase.dealTitle}
                </Link>,
              ]),
        ]}
        tags={<CaseTags view={view} />}
        actions={
          <Button look="plain" onClick={() => window.print()}>
            Print
          </Button>
        }
      />
      {theCase.stage === "withdrawn" && <Withdrawn view={view} />}
      <ChangedEvidence changes={view.evidence} />
      <div className="cols main-aside">
        <div>
          <WhatIsDecided view={view} />
          {theCase.stage !== "withdrawn" && <TheVote view={view} />}
          {isOpen(theCase) && you.seats.map((place) => <YourVote key={place.seatId} view={view} place={place} />)}
          <SignOffCard view={view} />
          <CloseVote view={view} />
        </div>
        <div>
          <TheWayHere view={view} />
          <PapersCard view={view} />
          <InterestsCard view={view} />
          <SaidAgainst view={view} />
        </div>
      </div>
    </>
  );
}

type View = Parameters<typeof TheVote>[0]["view"];

function CaseTags({ view: { case: theCase, inForce } }: { view: View }) {
  const { stage, finding, inForceFrom } = theCase;
  if (stage === "sign-off") return <Tag health="weak">waiting for sign-off</Tag>;
  if (stage === "voting") return <Tag health="weak">voting is open</Tag>;
  if (stage === "withdrawn") return <Tag>taken back</Tag>;
  if (!finding?.carried) return <Tag health="over">{finding?.quorate ? "not carried" : "no quorum, nothing decided"}</Tag>;
  return (
    <>
      <Tag health="holds">carried</Tag>
      <Tag health={inForce ? "holds" : "none"}>
        {inForce ? "in force" : inForceFrom ? `in force from ${day(inForceFrom)}` : "not in force"}
      </Tag>
    </>
  );
}

function Withdrawn({ view: { case: theCase } }: { view: View }) {
  const ended = theCase.events.find(({ type }) => type === "withdrawn");
  return (
    <Notice title="This decision ended without a vote being counted">
      {ended?.type === "withdrawn" ? `${ended.because} ${ended.by}, ${day(ended.at)}.` : "The deal was taken back."}
    </Notice>
  );
}
