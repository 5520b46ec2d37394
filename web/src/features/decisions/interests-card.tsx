import { judgeInterest } from "@concord/contract/decisions";
import type { CaseView, InterestToJudge } from "@concord/domain/decisions";
import { may } from "@concord/kernel";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, ErrorSummary, partsOf, Tag, TextField, useForm } from "../../ui/index.ts";

/** Who is recused and on what ground, and what waits for the monitoring officer. */
export function InterestsCard({ view: { case: theCase, votes } }: { view: CaseView }) {
  const seatName = (seatId: string) => theCase.seats.find(({ id }) => id === seatId)?.name ?? "A seat";
  const { recusals, toJudge } = theCase;
  const voided = votes.filter((vote) => vote.void);

  return (
    <Card title="Interests">
      {recusals.length === 0 && toJudge.length === 0 ? (
        <p className="small quiet">No member has a registered interest in a party to this deal.</p>
      ) : (
        <ul className="list">
          {recusals.map(({ seatId, interestId, personId, ground, extent }) => (
            <li key={`${seatId} ${interestId} ${personId}`}>
              <span>
                {seatName(seatId)}
                <span className="tiny">
                  {ground};{" "}
                  {extent === "leaves" ? "no papers, no vote, not in the quorum" : "may read and speak; no vote, not in the quorum"}
                  {voided.some((vote) => vote.seatId === seatId) && ". The vote cast before is void and stays on the record"}
                </span>
              </span>
              <Tag health="over">recused</Tag>
            </li>
          ))}
          {toJudge.map((waiting) => (
            <li key={`${waiting.seatId} ${waiting.interestId}`}>
              <span>
                {seatName(waiting.seatId)}
                <span className="tiny">
                  {waiting.ground}
                  {waiting.judged && `. Judged: “${waiting.judged.words}”`}
                </span>
                {!waiting.judged && <Judging theCase={theCase} waiting={waiting} />}
              </span>
              {waiting.judged ? (
                <Tag health={waiting.judged.recused ? "over" : "holds"}>{waiting.judged.recused ? "recused" : "may take part"}</Tag>
              ) : (
                <Tag health="weak">to be judged</Tag>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const Words = judgeInterest.body.pick({ words: true });

function Judging({ theCase, waiting: { seatId, interestId } }: { theCase: CaseView["case"]; waiting: InterestToJudge }) {
  const actor = useActor();
  const write = useWrite(judgeInterest);
  const form = useForm({ start: { words: "" }, judge: partsOf(Words) });
  if (!may(actor, "decisions.administer")) return null;

  const judge = (recused: boolean) => {
    if (!form.check()) return;
    void write.send({
      params: { caseId: theCase.id },
      body: { seatId, interestId, recused, words: form.values.words },
      ifMatch: theCase.version,
    });
  };
  return (
    <div className="gap-top">
      <ErrorSummary failure={write.failure} onReadAgain={write.readAgain} />
      <TextField label="Your judgement, in words" {...form.field("words")} />
      <div className="row">
        <Button look="plain" little busy={write.sending} onClick={() => judge(false)}>
          May take part
        </Button>
        <Button look="plain" little busy={write.sending} onClick={() => judge(true)}>
          Recuse
        </Button>
      </div>
    </div>
  );
}
