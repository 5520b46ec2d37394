import { changeBody, createBody } from "@concord/contract/governance";
import { BodyDetails, majorityInWords, type Body, type RulePack } from "@concord/domain/governance";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
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
  const create = useWrite(createBody, { onDone });
  const change = useWrite(changeBody, { onDone });
  const write = body ? change : create;
  const begun = useBegun(body?.version ?? 0, write);
  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={begun.readAgain}
      onSubmit={() =>
        body
          ? void change.send({ params: { bodyId: body.id }, body: bodyOf(form.values), ifMatch: begun.version })
          : void create.send({ body: bodyOf(form.values) })
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
