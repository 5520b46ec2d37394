import { declareInterest } from "@concord/contract/governance";
import { interestNatures, InterestContent, type InterestNature } from "@concord/domain/governance";
import { useWrite } from "../../app/use-write.ts";
import { Button, Form, partsOf, RadioGroup, TextArea, TextField, useForm } from "../../ui/index.ts";

const hints: Record<InterestNature, string> = {
  "disclosable-pecuniary": "You see no papers, have no vote and are not in the quorum where it is in a party to the matter.",
  "other-registrable": "What it means for a decision is as the body's rules say.",
};

/** One's own interest. It takes effect on every open decision at once. */
export function InterestForm({ onClose }: { onClose: () => void }) {
  const form = useForm<InterestContent>({
    start: { nature: "disclosable-pecuniary", party: "", description: "" },
    judge: partsOf(InterestContent),
  });
  const declare = useWrite(declareInterest, { onDone: onClose });
  return (
    <Form form={form} failure={declare.failure} onReadAgain={declare.readAgain} onSubmit={() => void declare.send({ body: form.values })}>
      <RadioGroup<InterestNature>
        label="What kind of interest"
        options={(Object.keys(interestNatures) as InterestNature[]).map((value) => ({
          value,
          label: interestNatures[value],
          hint: hints[value],
        }))}
        {...form.field("nature")}
      />
      <TextField label="In whom" hint="The organisation or person, by its full name: Acme Ltd." {...form.field("party")} />
      <TextArea
        label="What it is"
        hint="Director, shareholder, employee, landowner; yours or your spouse's."
        rows={3}
        most={1000}
        {...form.field("description")}
      />
      <p className="small quiet">
        It is entered in the public register and takes effect on every open decision at once. A vote you have cast in one it touches is
        void, and stays on the record.
      </p>
      <div className="row">
        <Button type="submit" busy={declare.sending}>
          Declare it
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
