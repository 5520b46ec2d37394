import { useState } from "react";
import { acceptVersion, declineVersion } from "@concord/contract/evidence";
import { judgeProposal, proposalRefusals, type DatasetVersion } from "@concord/domain/evidence";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, ErrorSummary, FormPlace, Notice, TextArea } from "../../ui/index.ts";
import { CorrectionForm } from "./correction-form.tsx";

type Waiting = Extract<DatasetVersion, { status: "proposed" | "rejected" }>;

/**
 * What stands between a checked file and a version: a person who has seen how it
 * was understood. They accept it, say how it is to be read instead, or decline it.
 */
export function ProposalCard({ version, onSent }: { version: Waiting; onSent: () => void }) {
  const actor = useActor();
  const whyNot = notPermitted(actor, "evidence.write");
  const accept = useWrite(acceptVersion);
  const [doing, setDoing] = useState<"correcting" | "declining">();
  const judged = judgeProposal(version, actor);
  const params = { datasetId: version.datasetId, number: version.number };
  const proposed = version.status === "proposed";
  const toChoose = version.status === "rejected" && version.choices !== undefined;

  return (
    <Card
      title={proposed ? "Is this how the file is to be understood?" : toChoose ? "Which of them is the table?" : "Was the file misread?"}
      note={
        proposed
          ? "Look at the columns, a page of its rows and what was noted. Nothing rests on it until somebody accepts it."
          : "Say how it is to be read, and it is checked again as it came. Nothing need be sent again."
      }
      marked="weak"
    >
      {version.status === "proposed" && version.waitsBecause.length > 0 && (
        <ul className="notes">
          {version.waitsBecause.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {version.status === "proposed" && version.reading.encodingGuess && (
        <Notice health="weak" title={`Read as ${version.reading.encoding}, which is a guess`}>
          <p>Nothing in the file says which letters its bytes stand for. Do these lines read right?</p>
          <ul className="samples">
            {version.reading.encodingGuess.sample.map((line) => (
              <li key={line}>
                <code>{line}</code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ErrorSummary failure={accept.failure} onReadAgain={accept.readAgain} />
      {doing === undefined && (
        <div className="row gap-top">
          {proposed && (
            <Button
              whyNot={whyNot ?? (judged.allowed ? undefined : proposalRefusals[judged.because])}
              busy={accept.sending}
              onClick={() => void accept.send({ params, ifMatch: version.version })}
            >
              Accept this version
            </Button>
          )}
          <Button look="plain" whyNot={whyNot} onClick={() => setDoing("correcting")}>
            {toChoose ? "Choose one" : "Read it otherwise"}
          </Button>
          {proposed && (
            <Button look="quiet" whyNot={whyNot} onClick={() => setDoing("declining")}>
              Decline it
            </Button>
          )}
        </div>
      )}
      {doing === "correcting" && (
        <CorrectionForm
          version={version}
          onSent={() => {
            setDoing(undefined);
            onSent();
          }}
          onLeave={() => setDoing(undefined)}
        />
      )}
      {doing === "declining" && <Declining version={version} onLeave={() => setDoing(undefined)} />}
    </Card>
  );
}

function Declining({ version, onLeave }: { version: Waiting; onLeave: () => void }) {
  const [reason, setReason] = useState("");
  const decline = useWrite(declineVersion, { onDone: onLeave });
  return (
    <FormPlace>
      <form
        className="stack gap-top"
        onSubmit={(event) => {
          event.preventDefault();
          void decline.send({
            params: { datasetId: version.datasetId, number: version.number },
            body: { reason },
            ifMatch: version.version,
          });
        }}
      >
        <ErrorSummary failure={decline.failure} onReadAgain={decline.readAgain} />
        <TextArea
          label="Why it is declined"
          hint="Whoever sent it reads this. The file is kept."
          id="decline-reason"
          name="reason"
          error={undefined}
          rows={2}
          most={1000}
          value={reason}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" look="warn" busy={decline.sending}>
            Decline this version
          </Button>
          <Button look="quiet" onClick={onLeave}>
            Leave it
          </Button>
        </div>
      </form>
    </FormPlace>
  );
}
