import { useState } from "react";
import { withdrawDeal } from "@concord/contract/deals";
import type { DealView } from "@concord/domain/deals";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, Form, partsOf, TextField, useForm } from "../../ui/index.ts";

/** Takes a submitted deal back, with the reason. */
export function TakeBack({ view: { deal, case: theCase } }: { view: DealView }) {
  const whyNot = notPermitted(useActor(), "deals.submit");
  const [open, setOpen] = useState(false);
  const form = useForm({ start: { because: "" }, judge: partsOf(withdrawDeal.body) });
  const withdraw = useWrite(withdrawDeal);
  if (deal.status !== "submitted") return null;

  return (
    <Card title="Before its decision makers" note={`${theCase?.bodyName ?? "A body"} decides on the text as it was submitted.`}>
      {open ? (
        <Form
          form={form}
          failure={withdraw.failure}
          onReadAgain={withdraw.readAgain}
          onSubmit={() => void withdraw.send({ params: { dealId: deal.id }, body: form.values, ifMatch: deal.version })}
        >
          <TextField label="Why it is taken back" hint="It stays on the record of the decision, which ends." {...form.field("because")} />
          <div className="row">
            <Button type="submit" look="warn" busy={withdraw.sending}>
              Take it back
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              Leave it there
            </Button>
          </div>
        </Form>
      ) : (
        <Button look="plain" whyNot={whyNot} onClick={() => setOpen(true)}>
          Take it back
        </Button>
      )}
    </Card>
  );
}
