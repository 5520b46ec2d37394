import { removePerson } from "@concord/contract/people";
import { judgeRemoval, membershipRefusals, type Member } from "@concord/domain/people";
import { useHere } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Dialog, ErrorSummary } from "../../ui/index.ts";

export function RemovePerson({ member, everybody, onClose }: { member: Member; everybody: readonly Member[]; onClose: () => void }) {
  const { tenant } = useHere();
  const remove = useWrite(removePerson, { onDone: onClose });
  const removal = judgeRemoval(everybody, member, tenant.kind);

  return (
    <Dialog title={`Remove ${member.name}?`} open onClose={onClose}>
      <ErrorSummary failure={remove.failure} onReadAgain={remove.readAgain} />
      <p className="measure">
        Their next click finds nothing here. What they did keeps their name, and they can be added again. A seat that they hold on a body
        stays theirs until the monitoring officer changes it.
      </p>
      <div className="row gap-top">
        <Button
          look="warn"
          whyNot={removal.allowed ? undefined : membershipRefusals[removal.because]}
          busy={remove.sending}
          onClick={() => remove.send({ params: { personId: member.personId }, ifMatch: member.version })}
        >
          Remove
        </Button>
        <Button look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
