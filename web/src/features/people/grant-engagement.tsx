import { grantEngagement, listEngagements } from "@concord/contract/people";
import { listFirms } from "@concord/contract/platform";
import { grantingRefusals, judgeGranting } from "@concord/domain/people";
import { dayOf, type Id } from "@concord/kernel";
import { useHere } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, DateField, Dialog, Form, Select, TextArea, useForm } from "../../ui/index.ts";

export function GrantEngagement({ onClose }: { onClose: () => void }) {
  const { tenant } = useHere();
  const [firms, granted] = useReads([listFirms], [listEngagements, { query: { limit: 100 } }]);
  const today = dayOf(new Date());
  const form = useForm({
    start: { firmId: "", purpose: "", startsOn: today, endsOn: "" },
    judge: ({ firmId, purpose, startsOn, endsOn }) => {
      const missing = [
        ...(firmId ? [] : [{ at: "firmId", detail: "Choose the consultancy." }]),
        ...(purpose.trim() ? [] : [{ at: "purpose", detail: "Say what they are to do here." }]),
        ...(startsOn ? [] : [{ at: "startsOn", detail: "Give the first day, such as 5 January 2027." }]),
        ...(endsOn ? [] : [{ at: "endsOn", detail: "Give the last day, such as 31 March 2027." }]),
      ];
      if (missing.length > 0) return missing;
      const granting = judgeGranting(tenant.kind, granted.items, { firmId: firmId as Id<"tenant">, startsOn, endsOn }, today);
      return granting.allowed
        ? []
        : [{ at: granting.because === "engaged-already" ? "firmId" : "endsOn", detail: grantingRefusals[granting.because] }];
    },
  });
  const grant = useWrite(grantEngagement, { onDone: onClose });
  const send = () => {
    const { firmId, purpose, startsOn, endsOn } = form.values;
    const firm = firms.items.find(({ id }) => id === firmId);
    if (firm) void grant.send({ body: { firmId: firm.id, firmName: firm.name, purpose, startsOn, endsOn } });
  };

  return (
    <Dialog title="Let a consultancy in" open onClose={onClose}>
      <Form form={form} failure={grant.failure} onReadAgain={grant.readAgain} onSubmit={send}>
        <Select
          label="Consultancy"
          options={[{ value: "", label: "Choose one" }, ...firms.items.map(({ id, name }) => ({ value: id as string, label: name }))]}
          {...form.field("firmId")}
        />
        <TextArea label="What they are to do here" rows={2} most={500} {...form.field("purpose")} />
        <DateField label="First day" {...form.field("startsOn")} />
        <DateField label="Last day" hint="From the day after, they find nothing here." {...form.field("endsOn")} />
        <div className="row gap-top">
          <Button type="submit" busy={grant.sending}>
            Let them in
          </Button>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
