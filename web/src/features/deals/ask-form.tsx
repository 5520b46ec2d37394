import { addAsk, changeAsk } from "@concord/contract/deals";
import { AskContent, type Ask, type DealView } from "@concord/domain/deals";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Form, MoneyField, partsOf, TextArea, TextField, useForm } from "../../ui/index.ts";
import { PriorityBoxes, type PriorityIds } from "./priority-boxes.tsx";
import { SendsBack } from "./sends-back.tsx";

type Props = { view: DealView; ask?: Ask | undefined; onDone: () => void; onCancel: () => void };
type Values = { title: string; text: string; pounds: number | undefined; priorityIds: PriorityIds; parties: string };

/** As it is sent: a party a line. Pounds that are missing are for the contract's own sentence to say. */
const bodyOf = ({ parties, ...values }: Values) =>
  ({
    ...values,
    priorityIds: [...values.priorityIds],
    parties: parties
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  }) as AskContent;

/** One thing that Government would do, the priorities it serves, and whom it names. */
export function AskForm({ view: { deal, priorities }, ask, onDone, onCancel }: Props) {
  const form = useForm<Values>({
    start: {
      title: ask?.title ?? "",
      text: ask?.text ?? "",
      pounds: ask?.pounds,
      priorityIds: ask?.priorityIds ?? [],
      parties: ask?.parties.join("\n") ?? "",
    },
    judge: partsOf(AskContent, bodyOf),
  });
  const write = useCreateOrChange({ create: addAsk, change: changeAsk, changes: ask !== undefined, version: deal.version, onDone });

  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        ask
          ? void write.change({ params: { dealId: deal.id, askId: ask.id }, body: bodyOf(form.values), ifMatch: write.begun })
          : void write.create({ params: { dealId: deal.id }, body: bodyOf(form.values), ifMatch: write.begun })
      }
    >
      <SendsBack deal={deal} />
      <TextField label="What is asked" {...form.field("title")} />
      <MoneyField label="Of how much" hint="£480 million can be typed as 480m. 0 for a power or a freedom." {...form.field("pounds")} />
      <TextArea label="In full" optional rows={5} most={4000} {...form.field("text")} />
      <PriorityBoxes
        label="Priorities it serves"
        hint="At least one, before the deal can be submitted."
        priorities={priorities}
        {...form.field("priorityIds")}
      />
      <TextArea
        label="Organisations that would gain or deliver"
        optional
        hint="One a line, as registers name them. Members' interests are matched against these."
        rows={3}
        {...form.field("parties")}
      />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {ask ? "Keep the change" : "Add the ask"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
