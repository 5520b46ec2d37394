import { retireSectorDefinition } from "@concord/contract/sector-definitions";
import type { SectorDefinition } from "@concord/domain/sector-definitions";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Dialog, ErrorSummary } from "../../ui/index.ts";

export function RetireSector({ definition, onClose }: { definition: SectorDefinition; onClose: () => void }) {
  const retire = useWrite(retireSectorDefinition, { onDone: onClose });
  const begun = useBegun(definition.version, retire);

  return (
    <Dialog title={`Retire ${definition.name}?`} open onClose={onClose}>
      <ErrorSummary failure={retire.failure} onReadAgain={begun.readAgain} />
      <div className="measure stack">
        <p>It is offered no longer when a question is asked, and cannot be changed any more.</p>
        <p>Nothing is lost: its versions stay readable, and every answer that was given with one can be given again.</p>
      </div>
      <div className="row gap-top">
        <Button
          look="warn"
          busy={retire.sending}
          onClick={() => retire.send({ params: { sectorDefinitionId: definition.id }, ifMatch: begun.version })}
        >
          Retire the sector
        </Button>
        <Button look="plain" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
