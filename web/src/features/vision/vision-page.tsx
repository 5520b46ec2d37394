import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { getVision, writeVision } from "@concord/contract/vision";
import { judgeAnotherOutcome, outcomeRefusals, Vision } from "@concord/domain/vision";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, Cite, count, day, Empty, Form, hashShort, Notice, PageHead, partsOf, TextArea, useForm } from "../../ui/index.ts";
import { OutcomeForm } from "./outcome-form.tsx";
import { OutcomeLine } from "./outcome-line.tsx";
import "./vision.css";

const from = "/t/$tenantId/vision";

export function VisionPage() {
  const { tenantId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const vision = useRead(getVision);
  const notWriting = notPermitted(useActor(), "vision.write");
  const editing = notWriting === undefined ? edit : undefined;
  const open = (next?: string) => void navigate({ to: from, params: { tenantId }, search: next ? { edit: next } : {}, resetScroll: false });

  const another = judgeAnotherOutcome(vision);
  const begin = (
    <Button whyNot={notWriting} onClick={() => open("statement")}>
      Write the statement
    </Button>
  );

  return (
    <>
      <PageHead
        title="Vision"
        intro={
          vision.version === 0
            ? "What local partners try to achieve together: a statement, and outcomes that can be measured."
            : `${vision.outcomes.length === 0 ? "No outcomes yet" : count(vision.outcomes.length, "outcome")}. Version ${vision.version}, changed on ${day(vision.changedAt)}.`
        }
        tags={vision.version > 0 && <Cite>text {hashShort(vision.textHash)}</Cite>}
        actions={
          <>
            <Button look="plain" onClick={() => window.print()}>
              Print
            </Button>
            {editing !== "outcome" && (
              <Button
                whyNot={notWriting ?? (another.allowed ? undefined : outcomeRefusals[another.because])}
                onClick={() => open("outcome")}
              >
                Add an outcome
              </Button>
            )}
          </>
        }
      />

      {editing === "statement" ? (
        <Card title="The statement">
          <StatementForm vision={vision} onDone={() => open()} onCancel={() => open()} />
        </Card>
      ) : vision.statement ? (
        <Card
          label="The statement"
          {...(notWriting === undefined
            ? {
                title: "What we try to achieve",
                aside: (
                  <Button look="quiet" little onClick={() => open("statement")}>
                    Change<span className="for-readers"> the statement</span>
                  </Button>
                ),
              }
            : { title: "What we try to achieve" })}
        >
          <div className="prose vision-statement">{vision.statement}</div>
        </Card>
      ) : (
        <Empty title="No statement yet" action={begin}>
          <p>
            A few sentences on what will be different here, for whom and by when, in words that a leader would say aloud. “By 2036 no
            district of ours has a healthy life expectancy below the country’s.”
          </p>
        </Empty>
      )}

      <div className="gap-top">
        {editing === "outcome" && (
          <Card title="A new outcome">
            <OutcomeForm vision={vision} onDone={() => open()} onCancel={() => open()} />
          </Card>
        )}
        {vision.outcomes.length === 0 && editing !== "outcome" ? (
          <Empty title="No outcomes yet">
            <p>
              An outcome is a figure that should move: where it stands now, read from a dataset or entered with its source, and where it
              should be by a date. Actions in the strategy say which outcome they are for.
            </p>
          </Empty>
        ) : (
          vision.outcomes.length > 0 && (
            <Card title="Outcomes" note="From where each stands now to where it should be.">
              <ul className="outcomes">
                {vision.outcomes.map((outcome) => (
                  <li key={outcome.id} id={outcome.id}>
                    {editing === outcome.id ? (
                      <OutcomeForm vision={vision} outcome={outcome} onDone={() => open()} onCancel={() => open()} />
                    ) : (
                      <OutcomeLine outcome={outcome} onChange={notWriting === undefined ? () => open(outcome.id) : undefined} />
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          )
        )}
      </div>
    </>
  );
}

function StatementForm({ vision, onDone, onCancel }: { vision: Vision; onDone: () => void; onCancel: () => void }) {
  const form = useForm({ start: { statement: vision.statement }, judge: partsOf(Vision.pick({ statement: true })) });
  const write = useWrite(writeVision, { onDone });
  const begun = useBegun(vision.version, write);
  const [before] = useState(vision.statement);
  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={begun.readAgain}
      onSubmit={() => write.send({ body: form.values, ifMatch: begun.version })}
    >
      {vision.statement !== before && !write.sending && (
        <Notice live title="It has changed since you began. Now it says:">
          <div className="prose vision-statement">{vision.statement}</div>
        </Notice>
      )}
      <TextArea
        label="What we try to achieve"
        hint="What will be different, for whom and by when. Whoever endorses it endorses exactly these words."
        rows={8}
        most={4000}
        {...form.field("statement")}
      />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          Keep these words
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
