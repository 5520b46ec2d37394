import { useState } from "react";
import { Link, useParams } from "@tanstack/react-router";
import { castVote } from "@concord/contract/decisions";
import { judgeVote, type CaseView, type Choice } from "@concord/domain/decisions";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, count, dayAndTime, Dialog, ErrorSummary, TextArea, useForm } from "../../ui/index.ts";

type Props = { view: CaseView; place: CaseView["you"]["seats"][number] };

const names: Record<Choice, string> = { for: "For", against: "Against", abstain: "Abstain" };

/** The vote of one seat that is yours to use. Asked once more before it is cast: a vote that was cast stands. */
export function YourVote({ view: { case: theCase, votes }, place: { seatId, as } }: Props) {
  const actor = useActor();
  const { tenantId } = useParams({ from: "/t/$tenantId/decisions/$caseId" });
  const [choice, setChoice] = useState<Choice>();
  const form = useForm({ start: { reason: "" } });
  const cast = useWrite(castVote);
  const seat = theCase.seats.find(({ id }) => id === seatId);
  const before = votes.find((vote) => vote.seatId === seatId);
  const judgement = judgeVote({ case: theCase, before, seatId, frozenHash: theCase.frozenHash, actor });
  if (!seat) return null;
  // A seat that is used already says so; there is nothing to press.
  const title = as === "substitute" ? `The vote of ${seat.name}, as substitute` : `Your vote as ${seat.name}`;
  if (before && !before.void) {
    return (
      <Card title={title} marked="holds">
        <p>
          <strong>{names[before.vote]}</strong>, cast by {before.personName} on {dayAndTime(before.at)}. A vote that was cast stands.
        </p>
        {before.reason && <p className="prose gap-top">“{before.reason}”</p>}
      </Card>
    );
  }

  const send = async (vote: Choice) => {
    setChoice(undefined);
    const reason = form.values.reason.trim();
    await cast.send({
      params: { caseId: theCase.id },
      body: { seatId, vote, frozenHash: theCase.frozenHash, ...(reason ? { reason } : {}) },
    });
  };
  return (
    <Card title={title} marked={judgement.allowed ? "weak" : undefined}>
      <ErrorSummary failure={cast.failure} onReadAgain={cast.readAgain} />
      {judgement.allowed && (
        <p className="small">
          The register shows no interest of yours in the {count(theCase.parties.length, "party", "parties")} to this deal.{" "}
          <Link to="/t/$tenantId/governance" params={{ tenantId }} search={{ edit: "interest" }}>
            Declare one
          </Link>
        </p>
      )}
      {judgement.allowed && (
        <div className="gap-top">
          <TextArea label="Why" optional hint="It stays on the record with your vote." rows={3} most={2000} {...form.field("reason")} />
        </div>
      )}
      <div className="row gap-top">
        {judgement.allowed ? (
          (["for", "against", "abstain"] as const).map((vote) => (
            <Button key={vote} look={vote === "for" ? undefined : "plain"} busy={cast.sending} onClick={() => setChoice(vote)}>
              {names[vote]}
            </Button>
          ))
        ) : (
          <Button whyNot={judgement.sentence}>Vote</Button>
        )}
      </div>
      <Dialog
        title={`Vote “${choice ? names[choice] : ""}” as ${seat.name}?`}
        open={choice !== undefined}
        onClose={() => setChoice(undefined)}
      >
        <p>The vote is on the text frozen for this decision. A vote that was cast stands.</p>
        <div className="row">
          <Button onClick={() => choice && void send(choice)}>Cast the vote</Button>
          <Button look="quiet" onClick={() => setChoice(undefined)}>
            Not yet
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}
