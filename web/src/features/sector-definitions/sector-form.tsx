import { changeSectorDefinition, createSectorDefinition } from "@concord/contract/sector-definitions";
import type { SectorDefinition, SectorDefinitionWords } from "@concord/domain/sector-definitions";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Form, TextArea, TextField, useForm } from "../../ui/index.ts";
import { CodesField } from "./codes-field.tsx";
import { bodyOf, draftOf, judgeDraft } from "./sector-draft.ts";

type Props = {
  /** The definition that is changed; none for a new one. */
  definition?: SectorDefinition;
  /** What a new one begins with, and the key of the published definition that is. */
  begin?: Partial<SectorDefinitionWords>;
  begunFrom?: string | undefined;
  onDone: (definition: SectorDefinition) => void;
  onCancel: () => void;
};

/** A sector in a person's words: what it is called, whose definition it is, and the industries it is made of. */
export function SectorForm({ definition, begin, begunFrom, onDone, onCancel }: Props) {
  const form = useForm({ start: draftOf(definition ?? begin), judge: judgeDraft });
  const write = useCreateOrChange({
    create: createSectorDefinition,
    change: changeSectorDefinition,
    changes: definition !== undefined,
    version: definition?.version,
    onDone,
  });
  const send = () => {
    const body = bodyOf(form.values);
    if (!definition) return write.create({ body: { ...body, ...(begunFrom === undefined ? {} : { begunFrom }) } });
    const change = form.values.change.trim();
    write.change({
      params: { sectorDefinitionId: definition.id },
      body: { ...body, ...(change === "" ? {} : { change }) },
      ifMatch: write.begun,
    });
  };

  return (
    <Form form={form} failure={write.failure} onReadAgain={write.readAgain} onSubmit={send}>
      <TextField label="Name" hint="As people here call it: Screen and games." {...form.field("name")} />
      <TextArea
        label="What it is"
        hint="What belongs to it and what does not."
        optional
        rows={3}
        most={2000}
        {...form.field("description")}
      />
      <TextField
        label="Whose definition it is"
        hint="Who drew it, and where it is written down: Local Growth Plan 2026, annex B."
        {...form.field("source")}
      />
      <CodesField form={form} />
      {definition && (
        <TextField
          label="What is different"
          hint="For whoever reads the versions. Answers given with the old version keep it."
          optional
          {...form.field("change")}
        />
      )}
      <div className="row">
        <Button type="submit" whyNot={notPermitted(useActor(), "insights.write")} busy={write.sending}>
          {definition ? `Keep as version ${definition.number + 1}` : "Define the sector"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
