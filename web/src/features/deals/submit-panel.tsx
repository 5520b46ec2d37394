import { useState } from "react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { submitDeal } from "@concord/contract/deals";
import { getBody, listBodies } from "@concord/contract/governance";
import { judgeSubmission, type DealView } from "@concord/domain/deals";
import { majorityInWords } from "@concord/domain/governance";
import { useActor } from "../../app/session.ts";
import { useReadLater } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, Dialog, ErrorSummary, Loading, Problem, RadioGroup, Tag, TaskList } from "../../ui/index.ts";

/** What the deal lacks before it can be decided, the body that is to decide, and the button that freezes it. */
export function SubmitPanel({ view }: { view: DealView }) {
  const bodies = useReadLater(listBodies, { query: { limit: 100 } }, { when: view.deal.status === "draft" });
  if (view.deal.status !== "draft") return null;
  if (bodies.error) return <Problem error={bodies.error} />;
  if (!bodies.data) return <Loading what="the bodies that decide" />;
  return <Panel view={view} bodies={bodies.data.items} />;
}

type Listed = { id: `bod_${string}`; name: string };

function Panel({ view, bodies }: { view: DealView; bodies: readonly Listed[] }) {
  const { deal, appraisals, priorities } = view;
  const { tenantId } = useParams({ from: "/t/$tenantId/deals/$dealId" });
  const actor = useActor();
  const navigate = useNavigate();
  const [bodyId, setBodyId] = useState<Listed["id"] | "">(bodies.length === 1 ? bodies[0]!.id : "");
  const [asking, setAsking] = useState(false);
  const chosen = useReadLater(getBody, { params: { bodyId: bodyId as Listed["id"] } }, { when: bodyId !== "" });
  const submit = useWrite(submitDeal, {
    onDone: (submitted) => {
      if (submitted.status === "submitted") {
        void navigate({ to: "/t/$tenantId/decisions/$caseId", params: { tenantId, caseId: submitted.caseId } });
      }
    },
  });
  const submission = judgeSubmission({ deal, actor, now: new Date(), appraisals, priorities, decidedBy: chosen.data });
  const lacks = submission.allowed ? [] : submission.lacks;
  const lacking = (...codes: string[]) => lacks.filter(({ code }) => codes.includes(code));
  const tests = [
    { title: "At least one ask", wrong: lacking("no-asks", "too-many-parties") },
    { title: "Every ask serves a priority", wrong: lacking("ask-without-priority", "priority-gone") },
    { title: "Appraised against doing nothing", wrong: lacking("no-appraisal") },
    { title: "A body that can decide", wrong: lacking("no-body", "body-cannot-decide") },
  ];

  return (
    <Card title="Submit for decision" note="Its text and everything it rests on is then frozen: what is voted on is what it says now.">
      <ErrorSummary wrong={submit.failure?.parts} failure={submit.failure} onReadAgain={submit.readAgain} />
      <TaskList
        tasks={tests.map(({ title, wrong }) => ({
          title,
          hint: wrong.map(({ detail }) => detail).join(" "),
          status: wrong.length === 0 ? <Tag health="holds">ready</Tag> : <Tag health="weak">to do</Tag>,
        }))}
      />
      <div className="gap-top">
        {bodies.length === 0 ? (
          <p className="small">There is no body to decide yet. The monitoring officer sets one up under Governance.</p>
        ) : (
          <RadioGroup
            label="Who is to decide"
            id="submit-body"
            name="bodyId"
            value={bodyId}
            error={undefined}
            onChange={setBodyId}
            options={bodies.map(({ id, name }) => ({
              value: id,
              label: name,
              ...(chosen.data && id === bodyId ? { hint: majorityInWords(chosen.data.rulePack.majority) } : {}),
            }))}
          />
        )}
      </div>
      <div className="row gap-top">
        <Button whyNot={submission.allowed ? undefined : submission.sentence} busy={submit.sending} onClick={() => setAsking(true)}>
          Submit for decision
        </Button>
      </div>
      <Dialog title="Submit for decision?" open={asking} onClose={() => setAsking(false)}>
        <p>
          The text is frozen and goes before {chosen.data?.body.name}. Any change after that takes it back to the start. Whoever has an
          interest in a party to it is recused at once.
        </p>
        <div className="row">
          <Button
            onClick={() => {
              setAsking(false);
              if (bodyId !== "") void submit.send({ params: { dealId: deal.id }, body: { bodyId }, ifMatch: deal.version });
            }}
          >
            Submit it
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            Not yet
          </Button>
        </div>
      </Dialog>
    </Card>
  );
}
