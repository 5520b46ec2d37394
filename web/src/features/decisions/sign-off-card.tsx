import { signOff } from "@concord/contract/decisions";
import { judgeSignOff, unopenedPapers, type CaseView } from "@concord/domain/decisions";
import { officerNames, type OfficerRole } from "@concord/domain/governance";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, count, Form, partsOf, Progress, TextArea, useForm } from "../../ui/index.ts";

/** The sign-offs that are this officer's to give. */
export function SignOffCard({ view }: { view: CaseView }) {
  const actor = useActor();
  const { stage, rulePack, signOffs } = view.case;
  if (stage !== "sign-off") return null;
  const due = rulePack.signOffs.filter(({ role }) => actor.roles.includes(role) && !signOffs.some((given) => given.role === role));
  return due.map(({ role }) => <SignOff key={role} view={view} role={role} />);
}

const Words = signOff.body.pick({ words: true });

function SignOff({ view: { case: theCase, you }, role }: { view: CaseView; role: OfficerRole }) {
  const actor = useActor();
  const write = useWrite(signOff);
  const form = useForm({ start: { words: "" }, judge: partsOf(Words) });
  const judgement = judgeSignOff({ case: theCase, role, actor, opened: you.opened });
  const unopened = unopenedPapers(theCase.papers, you.opened);
  const opened = theCase.papers.length - unopened.length;

  return (
    <Card title={`Sign off as ${officerNames[role]}`} marked="weak">
      <Form
        form={form}
        failure={write.failure}
        onReadAgain={write.readAgain}
        onSubmit={() =>
          judgement.allowed &&
          void write.send({ params: { caseId: theCase.id }, body: { role, words: form.values.words }, ifMatch: theCase.version })
        }
      >
        <p className="small">
          You have opened {opened} of {count(theCase.papers.length, "paper")}, each in the version that is before the body.
        </p>
        <Progress done={opened} of={theCase.papers.length} label="Papers opened" />
        {unopened.length > 0 && (
          <ul className="gap-top small">
            {unopened.map(({ key, title }) => (
              <li key={key}>“{title}” has not been opened.</li>
            ))}
          </ul>
        )}
        <div className="gap-top">
          <TextArea
            label={role === "finance-officer" ? "What you certify about its financial implications" : "What you certify about its legality"}
            rows={3}
            most={2000}
            {...form.field("words")}
          />
        </div>
        <Button type="submit" busy={write.sending} whyNot={judgement.allowed ? undefined : judgement.sentence}>
          Sign off
        </Button>
      </Form>
    </Card>
  );
}
