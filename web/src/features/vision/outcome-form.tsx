import { listDatasets } from "@concord/contract/evidence";
import { addOutcome, changeOutcome } from "@concord/contract/vision";
import { judgeOutcome, outcomeRefusals, OutcomeWords, type BaselineAsk, type Outcome, type Vision } from "@concord/domain/vision";
import type { FailurePart } from "@concord/kernel";
import { useReadLater } from "../../app/use-read.ts";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, DateField, Form, Loading, NumberField, partsOf, Problem, RadioGroup, TextField, useForm } from "../../ui/index.ts";
import { FromDataset } from "./from-dataset.tsx";

type Props = { vision: Vision; outcome?: Outcome; onDone: () => void; onCancel: () => void };

type Typed = {
  title: string;
  unit: string;
  from: "dataset" | "entered";
  asked: BaselineAsk | undefined;
  source: string;
  period: string;
  value: number | undefined;
  targetValue: number | undefined;
  targetOn: string;
};

const bodyOf = ({ title, unit, from, asked, source, period, value, targetValue, targetOn }: Typed) => ({
  title,
  unit,
  baseline: from === "dataset" ? { from, ...asked } : { from, source, period, value },
  target: { value: targetValue, on: targetOn },
});

/** What the API calls it, what the form calls it, and what to say. */
const besideField: Record<string, { at: keyof Typed; detail?: string }> = {
  title: { at: "title", detail: "Say what should move." },
  unit: { at: "unit", detail: "Say what it is counted in." },
  "baseline.source": { at: "source", detail: "Say where the figure comes from." },
  "baseline.period": { at: "period", detail: "Say which period it is of." },
  "baseline.value": { at: "value", detail: "Give the figure as a number." },
  "target.value": { at: "targetValue", detail: "Give the target as a number." },
  "target.on": { at: "targetOn", detail: "Give the day by which it should be reached." },
};

function judge(typed: Typed): FailurePart[] {
  const parts = partsOf<Typed>(OutcomeWords, bodyOf)(typed);
  if (typed.from === "dataset" && parts.some(({ at }) => at.startsWith("baseline"))) {
    return [
      { at: "asked", detail: "Choose a dataset, a place and a period that give a figure." },
      ...parts.filter(({ at }) => !at.startsWith("baseline")).map(besideIts),
    ];
  }
  if (parts.length > 0) return parts.map(besideIts);

  const period = typed.from === "dataset" ? (typed.asked?.period ?? "") : typed.period;
  const judgement = judgeOutcome({
    baseline: { period, value: typed.from === "entered" ? typed.value : undefined },
    target: { value: typed.targetValue!, on: typed.targetOn }, // nothing was wrong with them
  });
  if (judgement.allowed) return [];
  const at = { "baseline-period-unknown": "period", "target-not-after-baseline": "targetOn", "target-is-baseline": "targetValue" } as const;
  return [{ at: at[judgement.because as keyof typeof at] ?? "title", detail: outcomeRefusals[judgement.because] }];
}

const besideIts = ({ at, detail }: FailurePart): FailurePart => ({
  at: besideField[at]?.at ?? at,
  detail: besideField[at]?.detail ?? detail,
});

/** Waits for the catalogue, so that a figure can be picked from what is there. */
export function OutcomeForm(props: Props) {
  const datasets = useReadLater(listDatasets, { query: { limit: 100 } });
  if (datasets.error) return <Problem error={datasets.error} kept="Nothing was changed." />;
  if (!datasets.data) return <Loading what="the catalogue" />;
  return <Fields {...props} datasets={datasets.data.items.filter(({ latest }) => latest !== undefined)} />;
}

type DatasetChoice = { id: `dat_${string}`; name: string; publisher: string; latest?: number | undefined };

function Fields({ vision, outcome, onDone, onCancel, datasets }: Props & { datasets: readonly DatasetChoice[] }) {
  const baseline = outcome?.baseline;
  const pinned = baseline?.from === "dataset" ? baseline : undefined;
  const form = useForm<Typed>({
    start: {
      title: outcome?.title ?? "",
      unit: outcome?.unit ?? "",
      from: baseline?.from ?? (datasets.length > 0 ? "dataset" : "entered"),
      asked: pinned && {
        datasetId: pinned.pin.datasetId,
        number: pinned.pin.number,
        places: pinned.places,
        industries: pinned.industries,
        period: pinned.period,
      },
      source: baseline?.from === "entered" ? baseline.source : "",
      period: baseline?.period ?? "",
      value: baseline?.from === "entered" ? baseline.value : undefined,
      targetValue: outcome?.target.value,
      targetOn: outcome?.target.on ?? "",
    },
    judge,
  });
  const write = useCreateOrChange({
    create: addOutcome,
    change: changeOutcome,
    changes: outcome !== undefined,
    version: vision.version,
    onDone,
  });

  function submit() {
    const body = OutcomeWords.parse(bodyOf(form.values)); // judged before it is sent
    if (outcome) void write.change({ params: { outcomeId: outcome.id }, body, ifMatch: write.begun });
    else void write.create({ body, ifMatch: write.begun });
  }

  return (
    <Form form={form} failure={write.failure} onReadAgain={write.readAgain} onSubmit={submit}>
      <TextField label="What should move" hint="Jobs in manufacturing. Adults with a level 3 qualification." {...form.field("title")} />
      <TextField label="Counted in" hint="Jobs, people, £ a head, % of adults." width="20" {...form.field("unit")} />
      <RadioGroup
        label="Where it stands now"
        options={[
          {
            value: "dataset",
            label: "From a dataset",
            hint:
              datasets.length > 0
                ? "The figure is read from a version, and stays pinned to it."
                : "There is no dataset with a checked version yet.",
          },
          { value: "entered", label: "Entered by hand", hint: "With the source written beside it." },
        ]}
        {...form.field("from")}
      />
      {form.values.from === "dataset" ? (
        datasets.length > 0 && <FromDataset datasets={datasets} unit={form.values.unit} {...form.field("asked")} />
      ) : (
        <div className="cols thirds">
          <NumberField label="Figure" {...form.field("value")} />
          <TextField label="Period" hint="2021, 2021-22, 2021 Q3" width="10" {...form.field("period")} />
          <TextField label="Source" hint="Publisher, table, date." {...form.field("source")} />
        </div>
      )}
      <div className="cols even">
        <NumberField label="Target" {...(form.values.unit ? { unit: form.values.unit } : {})} {...form.field("targetValue")} />
        <DateField label="To be reached by" {...form.field("targetOn")} />
      </div>
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {outcome ? "Keep the change" : "Add the outcome"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
