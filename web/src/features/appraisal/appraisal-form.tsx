import type { ReactNode } from "react";
import { AppraisalContent, appraise, Category, packNamed, parameterPacks } from "@concord/domain/appraisal";
import type { Failure } from "@concord/kernel";
import { Card, Form, NumberField, Select, TextArea, TextField, useForm } from "../../ui/index.ts";
import { contentOf, type AppraisalDraft } from "./appraisal-draft.ts";
import { judgeDraft } from "./judge-draft.ts";
import { BenefitLines, CostLines } from "./lines-form.tsx";
import { ResultView } from "./result-view.tsx";
import { categoryNames } from "./words.ts";
import "./appraisal.css";

type Props = {
  start: AppraisalDraft;
  failure: Failure | undefined;
  onReadAgain: () => void;
  onSave: (content: AppraisalContent) => void;
  children: ReactNode;
};

/** Lines on the left, what they come to on the right: worked out here by the very function that the API runs. */
export function AppraisalForm({ start, failure, onReadAgain, onSave, children }: Props) {
  const form = useForm<AppraisalDraft>({ start, judge: judgeDraft });
  const { values } = form;
  const content = AppraisalContent.safeParse(contentOf(values));
  const pack = packNamed(values.packId);

  return (
    <Form form={form} failure={failure} onReadAgain={onReadAgain} onSubmit={() => content.success && onSave(content.data)}>
      <div className="cols main-aside appraisal-form">
        <div>
          <Card label="The appraisal">
            <TextField label="Title" hint="The option, as against doing nothing." {...form.field("title")} />
            <div className="row row-baseline">
              <NumberField label="Price base" width="4" {...form.field("priceBaseYear")} />
              <Select label="Parameters" options={packOptions} {...form.field("packId")} />
            </div>
          </Card>
          <div className="gap-top">
            <CostLines id={form.idOf("costs")} lines={values.costs} onChange={(costs) => form.set({ costs })} />
          </div>
          <div className="gap-top">
            <BenefitLines id={form.idOf("benefits")} lines={values.benefits} onChange={(benefits) => form.set({ benefits })} />
          </div>
          <div className="gap-top" id={form.idOf("adjusted")} tabIndex={-1}>
            <Card title="What the ratio leaves out" note="The category of the ratio and the adjusted one are both kept, with the reason.">
              <Select label="Adjusted category" optional options={adjustments} {...form.field("adjustedCategory")} />
              {values.adjustedCategory !== "" && <TextArea label="Why" rows={3} most={2000} {...form.field("adjustedReason")} />}
            </Card>
          </div>
        </div>
        <div className="beside">
          <Card title="What it comes to" note="Worked out as you type. It is worked out again when it is saved.">
            {content.success ? (
              <ResultView result={appraise(content.data, pack)} pack={pack} />
            ) : (
              <p className="quiet">Each line needs a name, its years and a sum. The result stands here as soon as they are there.</p>
            )}
          </Card>
          <div className="row gap-top">{children}</div>
        </div>
      </div>
    </Form>
  );
}

const packOptions = parameterPacks.map(({ id, name, status }) => ({
  value: id,
  label: status === "in-force" ? `${name}, in force` : `${name}, recommended, not in force`,
}));

const adjustments = [
  { value: "" as const, label: "Not adjusted" },
  ...Category.exclude(["undefined"]).options.map((value) => ({ value, label: categoryNames[value] })),
];
