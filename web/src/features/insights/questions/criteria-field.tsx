import { useId, useState } from "react";
import * as contract from "@concord/contract/questions";
import type { AskableDataset, Criterion, QuestionOptions } from "@concord/domain/questions";
import { useReadLater } from "../../../app/use-read.ts";
import { Button, Dialog, Field, Loading, Problem } from "../../../ui/index.ts";
import { Choose } from "../fields/choose.tsx";
import { useField } from "../fields/use-field.ts";
import { criteriaIn, lastPeriod, periodsIn } from "./criteria-in.ts";

const weights = [0.25, 0.5, 1, 2, 3, 4] as const;
const weightWords: Record<number, string> = { 0.25: "a quarter", 0.5: "half", 1: "once", 2: "twice", 3: "three times", 4: "four times" };
const mostCriteria = 20;

/** In what places are to be alike: each criterion with how much it counts, from whatever dataset it comes. */
export function CriteriaField() {
  const { id, value = [], set, asking } = useField<Criterion[]>("criteria");
  const [adding, setAdding] = useState(false);
  const datasetName = (datasetId: string) => asking.datasets.find((one) => one.id === datasetId)?.name ?? "a dataset that is gone";
  const change = (at: number, changed: Criterion | undefined) =>
    set(value.flatMap((one, index) => (index === at ? (changed ?? []) : [one])));

  return (
    <fieldset className="field criteria">
      <legend>Alike in</legend>
      <ul className="plain-list stack">
        {value.map((criterion, at) => (
          <li key={`${criterion.name}-${at}`}>
            <Choose
              id={`${id}-${at}`}
              name={`criterion-${at + 1}`}
              label={criterion.name}
              hint={`${datasetName(criterion.figures.source.datasetId)}${criterion.figures.period ? `, ${criterion.figures.period}` : ""}${criterion.per ? ", as a share or per head" : ""}. It counts`}
              value={String(criterion.weight)}
              options={[...new Set([...weights, criterion.weight])]
                .sort((one, other) => one - other)
                .map((weight) => ({ code: String(weight), name: weightWords[weight] ?? `${weight} times` }))}
              onChange={(weight) => change(at, { ...criterion, weight: Number(weight) })}
            />
            {value.length > 1 && (
              <Button look="quiet" little onClick={() => change(at, undefined)}>
                Leave out <span className="for-readers">{criterion.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        look="plain"
        little
        whyNot={value.length >= mostCriteria ? `There are ${mostCriteria} at most.` : undefined}
        onClick={() => setAdding(true)}
      >
        Add a criterion
      </Button>
      <AddCriterion
        key={String(adding)}
        open={adding}
        datasets={asking.datasets.filter(hasFiguresOfPlaces)}
        taken={new Set(value.map(({ name }) => name))}
        onDone={(criterion) => {
          setAdding(false);
          if (criterion) set([...value, criterion]);
        }}
      />
    </fieldset>
  );
}

const hasFiguresOfPlaces = ({ columns }: AskableDataset): boolean =>
  columns.some(({ meaning }) => meaning === "place") && columns.some(({ meaning }) => meaning === "value");

type AddProps = {
  open: boolean;
  datasets: readonly AskableDataset[];
  taken: ReadonlySet<string>;
  onDone: (criterion: Criterion | undefined) => void;
};

function AddCriterion({ open, datasets, taken, onDone }: AddProps) {
  const id = useId();
  const [datasetId, setDatasetId] = useState<string>(datasets[0]?.id ?? "");
  const options = useOptions(open ? datasetId : "");
  return (
    <Dialog title="Add a criterion" open={open} onClose={() => onDone(undefined)}>
      <Choose
        id={`${id}-dataset`}
        name="dataset"
        label="Dataset"
        value={datasetId}
        options={datasets.map((one) => ({ code: one.id, name: one.name }))}
        onChange={setDatasetId}
      />
      {options.error !== undefined && <Problem error={options.error} />}
      {options.data === undefined && options.error === undefined && <Loading what="what the dataset holds" lines={3} />}
      {options.data && <Figures key={datasetId} options={options.data} datasets={datasets} taken={taken} onDone={onDone} />}
    </Dialog>
  );
}

const useOptions = (datasetId: string) =>
  useReadLater(contract.getQuestionOptions, { query: { datasetId: datasetId as AskableDataset["id"] } }, { when: datasetId !== "" });

/** Which figures of a dataset, of which year, and what they are divided by. */
function Figures({ options, datasets, taken, onDone }: Omit<AddProps, "open"> & { options: QuestionOptions }) {
  const id = useId();
  const periods = periodsIn(options);
  const [period, setPeriod] = useState(lastPeriod(options));
  const offered = criteriaIn(options, period);
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState<string>();
  const [perDataset, setPerDataset] = useState<string>("as-offered");
  const [perAt, setPerAt] = useState(0);
  const perOptions = useOptions(perDataset === "as-offered" || perDataset === "none" ? "" : perDataset);
  const perOffered = perOptions.data ? criteriaIn(perOptions.data) : [];
  const chosen = offered[at];
  if (!chosen) return <p>This dataset has no column of figures that could be a criterion.</p>;
  const name = (typed ?? chosen.name).trim();
  const wrong = name === "" ? "Give it a name." : taken.has(name) ? "There is a criterion of this name already." : undefined;
  const { per: offeredPer, ...bare } = chosen;
  const perChosen = perOffered[perAt];
  const made: Criterion | undefined =
    perDataset === "as-offered"
      ? { ...chosen, name }
      : perDataset === "none"
        ? { ...bare, name, unit: offeredPer ? "count" : bare.unit }
        : perChosen && { ...bare, name, per: perChosen.figures, unit: bare.unit === "pounds" ? "pounds" : "ratio" };

  return (
    <>
      <Choose
        id={`${id}-figures`}
        name="figures"
        label="Figures"
        value={String(at)}
        options={offered.map((one, index) => ({ code: String(index), name: one.name }))}
        onChange={(index) => setAt(Number(index))}
      />
      {periods.length > 1 && (
        <Choose
          id={`${id}-period`}
          name="period"
          label="Year"
          value={period ?? ""}
          options={periods.toReversed().map((code) => ({ code, name: code }))}
          onChange={setPeriod}
        />
      )}
      <Choose
        id={`${id}-per`}
        name="per"
        label="Divided by"
        hint="A count is larger in a larger place. Per head, or as a share, places of any size can be alike."
        value={perDataset}
        options={[
          { code: "as-offered", name: offeredPer ? "The total of its table" : "Nothing" },
          ...(offeredPer ? [{ code: "none", name: "Nothing" }] : []),
          ...datasets.map((one) => ({ code: one.id as string, name: `Figures of ${one.name}` })),
        ]}
        onChange={(code) => {
          setPerDataset(code);
          setPerAt(0);
        }}
      />
      {perOffered.length > 1 && (
        <Choose
          id={`${id}-per-figures`}
          name="per-figures"
          label="Which of them"
          value={String(perAt)}
          options={perOffered.map((one, index) => ({ code: String(index), name: one.name }))}
          onChange={(index) => setPerAt(Number(index))}
        />
      )}
      <Field id={`${id}-name`} name="name" label="Called" error={typed === undefined ? undefined : wrong}>
        {(described) => (
          <input
            {...described}
            value={typed ?? chosen.name}
            maxLength={120}
            autoComplete="off"
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <p className="row">
        <Button whyNot={wrong ?? (made ? undefined : "Choose what it is divided by.")} onClick={() => made && onDone(made)}>
          Add it
        </Button>
        <Button look="plain" onClick={() => onDone(undefined)}>
          Cancel
        </Button>
      </p>
    </>
  );
}
