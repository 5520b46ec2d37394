import { changeDeal, createDeal } from "@concord/contract/deals";
import { DealDetails, dealKinds, type Deal, type DealKind } from "@concord/domain/deals";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Form, partsOf, Select, TextArea, TextField, useForm } from "../../ui/index.ts";
import { SendsBack } from "./sends-back.tsx";

type Props = { deal?: Deal; onDone: (deal: Deal) => void; onCancel: () => void };

/** What a deal is called, of what kind it is, with whom, and what it comes to in a few sentences. */
export function DealForm({ deal, onDone, onCancel }: Props) {
  const form = useForm<DealDetails>({
    start: {
      title: deal?.title ?? "",
      kind: deal?.kind ?? "bespoke-deal",
      counterpart: deal?.counterpart ?? "HM Government",
      summary: deal?.summary ?? "",
    },
    judge: partsOf(DealDetails),
  });
  const write = useCreateOrChange({ create: createDeal, change: changeDeal, changes: deal !== undefined, version: deal?.version, onDone });

  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        deal
          ? void write.change({ params: { dealId: deal.id }, body: form.values, ifMatch: write.begun })
          : void write.create({ body: form.values })
      }
    >
      <SendsBack deal={deal} />
      <TextField label="Title" hint="As it will stand in the forward plan." {...form.field("title")} />
      <Select<DealKind>
        label="Kind"
        options={(Object.keys(dealKinds) as DealKind[]).map((value) => ({ value, label: dealKinds[value] }))}
        {...form.field("kind")}
      />
      <TextField label="With" hint="Whom the deal is made with." {...form.field("counterpart")} />
      <TextArea
        label="Summary"
        optional
        hint="What public money would buy here, for a reader with ten minutes."
        rows={6}
        most={4000}
        {...form.field("summary")}
      />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {deal ? "Keep the change" : "Begin the deal"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
