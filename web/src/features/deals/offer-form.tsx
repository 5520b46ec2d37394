import { addOffer, changeOffer } from "@concord/contract/deals";
import { OfferContent, type DealView, type Offer } from "@concord/domain/deals";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Form, MoneyField, partsOf, RadioGroup, TextArea, TextField, useForm } from "../../ui/index.ts";
import { PriorityBoxes, type PriorityIds } from "./priority-boxes.tsx";
import { SendsBack } from "./sends-back.tsx";

type Props = { view: DealView; offer?: Offer | undefined; onDone: () => void; onCancel: () => void };
type Values = { title: string; text: string; pounds: number | undefined; from: string; status: Offer["status"]; priorityIds: PriorityIds };

const bodyOf = (values: Values) => ({ ...values, priorityIds: [...values.priorityIds] }) as OfferContent;

/** One thing that the place brings, from whom, and how sure it is. */
export function OfferForm({ view: { deal, priorities }, offer, onDone, onCancel }: Props) {
  const form = useForm<Values>({
    start: {
      title: offer?.title ?? "",
      text: offer?.text ?? "",
      pounds: offer?.pounds,
      from: offer?.from ?? "",
      status: offer?.status ?? "indicative",
      priorityIds: offer?.priorityIds ?? [],
    },
    judge: partsOf(OfferContent, bodyOf),
  });
  const write = useCreateOrChange({ create: addOffer, change: changeOffer, changes: offer !== undefined, version: deal.version, onDone });

  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        offer
          ? void write.change({ params: { dealId: deal.id, offerId: offer.id }, body: bodyOf(form.values), ifMatch: write.begun })
          : void write.create({ params: { dealId: deal.id }, body: bodyOf(form.values), ifMatch: write.begun })
      }
    >
      <SendsBack deal={deal} />
      <TextField label="What is brought" {...form.field("title")} />
      <MoneyField label="Of how much" {...form.field("pounds")} />
      <TextField label="From" hint="The organisation that brings it. Members' interests are matched against it." {...form.field("from")} />
      <RadioGroup
        label="How sure it is"
        options={[
          { value: "indicative", label: "Indicative", hint: "It has been talked about." },
          { value: "committed", label: "Committed", hint: "It has been promised in writing." },
          { value: "secured", label: "Secured", hint: "It is in a budget or an account." },
        ]}
        {...form.field("status")}
      />
      <TextArea label="In full" optional rows={4} most={4000} {...form.field("text")} />
      <PriorityBoxes label="Priorities it serves" optional priorities={priorities} {...form.field("priorityIds")} />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {offer ? "Keep the change" : "Add the offer"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
