import { endEngagement } from "@concord/contract/people";
import type { Engagement } from "@concord/domain/people";
import { useWrite } from "../../app/use-write.ts";
import { Button, Dialog, ErrorSummary } from "../../ui/index.ts";

export function EndEngagement({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const end = useWrite(endEngagement, { onDone: onClose });
  return (
    <Dialog title={`End the engagement of ${engagement.firmName}?`} open onClose={onClose}>
      <ErrorSummary failure={end.failure} onReadAgain={end.readAgain} />
      <p className="measure">
        It ends now: the next click of anybody from {engagement.firmName} finds nothing here. What they did keeps their names. To let them
        in again you grant another.
      </p>
      <div className="row gap-top">
        <Button
          look="warn"
          busy={end.sending}
          onClick={() => end.send({ params: { engagementId: engagement.id }, ifMatch: engagement.version })}
        >
          End it now
        </Button>
        <Button look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
