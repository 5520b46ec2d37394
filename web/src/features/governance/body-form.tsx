import { changeBody, createBody } from "@concord/contract/governance";
import { BodyDetails, majorityInWords, type Body, type RulePack } from "@concord/domain/governance";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Form, partsOf, RadioGroup, Select, TextField, useForm } from "../../ui/index.ts";

type Props = { packs: readonly RulePack[]; body?: Body; onDone: (body: Body) => void; onCancel: () => void };
type Values = { name: string; rulePackId: string; chairSeatId: string };

const bodyOf = ({ chairSeatId, ...values }: Values) => ({ ...values, ...(chairSeatId ? { chairSeatId } : {}) }) as BodyDetails;

/** A body's name, the rules it decides by from now on, and who chairs it. */
export function BodyForm({ packs, body, onDone, onCancel }: Props) {
  const form = useForm<Values>({
    start: { name: body?.name ?? "", rulePackId: body?.rulePackId ?? packs[0]?.id ?? "", chairSeatId: body?.chairSeatId ?? "" },
    judge: partsOf(BodyDetails, bodyOf),
  });
  const write = useCreateOrChange({ create: createBody, change: changeBody, changes: body !== undefined, version: body?.version, onDone });
  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        body
          ? void write.change({ params: { bodyId: body.id }, body: bodyOf(form.values), ifMatch: write.begun })
          : void write.create({ body: bodyOf(form.values) })
      }
    >
      <TextField label="Name" {...form.field("name")} />
      <RadioGroup
        label="Decides by"
        hint={body ? "Decisions that are open keep the rules they were opened under." : undefined}
        options={packs.map(({ id, name, majority }) => ({ value: id as string, label: name, hint: majorityInWords(majority) }))}
        {...form.field("rulePackId")}
      />
      {body && body.seats.length > 0 && (
        <Select
          label="Chaired by"
          optional
          hint="Whose vote settles a tie, where the rules give a casting vote."
          options={[{ value: "", label: "Not said" }, ...body.seats.map(({ id, name }) => ({ value: id as string, label: name }))]}
          {...form.field("chairSeatId")}
        />
      )}
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {body ? "Keep the change" : "Add the body"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
