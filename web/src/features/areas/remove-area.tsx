import { useNavigate } from "@tanstack/react-router";
import { removeArea } from "@concord/contract/geography";
import type { Area } from "@concord/domain/geography";
import { useTenantId } from "../../app/session.ts";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Dialog, ErrorSummary } from "../../ui/index.ts";

export function RemoveArea({ area, onClose }: { area: Area; onClose: () => void }) {
  const tenantId = useTenantId();
  const navigate = useNavigate();
  const remove = useWrite(removeArea, { onDone: () => void navigate({ to: "/t/$tenantId/evidence/areas", params: { tenantId } }) });
  const begun = useBegun(area.version, remove);

  return (
    <Dialog title={`Remove ${area.name}?`} open onClose={onClose}>
      <ErrorSummary failure={remove.failure} onReadAgain={begun.readAgain} />
      <div className="measure stack">
        <p>It can no longer be chosen, and links to tables that were brought to it no longer open.</p>
        <p>
          Nothing else changes: datasets, files that were downloaded and figures that were worked out stay as they are. The audit keeps who
          made it and who removed it. To have it back, make it again: download its places first.
        </p>
      </div>
      <div className="row gap-top">
        <Button look="warn" busy={remove.sending} onClick={() => remove.send({ params: { areaId: area.id }, ifMatch: begun.version })}>
          Remove the area
        </Button>
        <Button look="plain" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
