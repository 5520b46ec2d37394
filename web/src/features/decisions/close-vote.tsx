import { useState } from "react";
import { closeVote } from "@concord/contract/decisions";
import { findingNow, judgeClosing, type CaseView } from "@concord/domain/decisions";
import { may } from "@concord/kernel";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, count, Dialog, ErrorSummary } from "../../ui/index.ts";

/** For the monitoring officer: ends the vote on what has been cast. */
export function CloseVote({ view: { case: theCase, votes } }: { view: CaseView }) {
  const actor = useActor();
  const write = useWrite(closeVote);
  const [asking, setAsking] = useState(false);
  if (theCase.stage !== "voting" || !may(actor, "decisions.administer")) return null;

  const closing = judgeClosing(theCase, actor);
  const finding = findingNow(theCase, votes);
  const outcome = finding.carried
    ? "it would carry"
    : finding.quorate
      ? "it would not carry"
      : "there is no quorum, so nothing would be decided";
  return (
    <Card title="Close the vote" note="It closes by itself when the last vote that may be cast is in.">
      <ErrorSummary failure={write.failure} onReadAgain={write.readAgain} />
      <p>
        {count(finding.pending.length, "seat")} {finding.pending.length === 1 ? "has" : "have"} still to vote. Closed now, {outcome}.
      </p>
      <div className="row gap-top">
        <Button look="plain" whyNot={closing.allowed ? undefined : closing.sentence} busy={write.sending} onClick={() => setAsking(true)}>
          Close the vote
        </Button>
      </div>
      <Dialog title="Close the vote?" open={asking} onClose={() => setAsking(false)}>
        <p>Who has not voted will be recorded as absent. Closed now, {outcome}. It cannot be opened again.</p>
        <div className="row">
          <Button
            onClick={() => {
              setAsking(false);
              void write.send({ params: { caseId: theCase.id }, ifMatch: theCase.version });
            }}
          >
            Close it
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            Leave it open
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}
