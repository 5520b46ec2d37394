import { changeDataset, createDataset } from "@concord/contract/evidence";
import { openGovernmentLicence, type Dataset, type DatasetDescription } from "@concord/domain/evidence";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import {
  Button,
  Checkboxes,
  DateField,
  Form,
  NumberField,
  partsOf,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useForm,
} from "../../ui/index.ts";
import { aboutOf, aboutTyped, besideAbout, OfItsKind, type AboutTyped } from "./of-its-kind.tsx";
import { cadences, kinds, roundings, sensitivities, type CadenceValue } from "./kinds.ts";

type Permission = "mayShare" | "mayPublish" | "mayLeaveByApi";

type Typed = Pick<DatasetDescription, "name" | "kind" | "publisher" | "description" | "sensitivity" | "rounding"> & {
  licence: "ogl" | "other";
  licenceName: string;
  attribution: string;
  permits: readonly Permission[];
  /** Per cent. */
  tolerance: number | undefined;
  /** Per cent. */
  changeTolerance: number | undefined;
  purpose: string;
  places: string;
  from: string;
  to: string;
  cadence: CadenceValue;
  nextExpected: string;
  minimumCount: number | undefined;
  population: string;
} & AboutTyped;

const permissions: readonly { value: Permission; label: string }[] = [
  { value: "mayShare", label: "Share figures with partners" },
  { value: "mayPublish", label: "Publish figures to anybody" },
  { value: "mayLeaveByApi", label: "Give figures to programs through the API" },
];

const bodyOf = ({ licence, licenceName, attribution, permits, tolerance, ...typed }: Typed) => ({
  name: typed.name,
  kind: typed.kind,
  publisher: typed.publisher,
  description: typed.description,
  sensitivity: typed.sensitivity,
  rounding: typed.rounding,
  ...written({ purpose: typed.purpose, nextExpected: typed.nextExpected, population: typed.population }),
  ...(typed.minimumCount === undefined ? {} : { minimumCount: typed.minimumCount }),
  ...(typed.cadence === "irregular" ? {} : { cadence: typed.cadence }),
  ...(typed.changeTolerance === undefined || typed.changeTolerance === 0 ? {} : { changeTolerance: typed.changeTolerance / 100 }),
  ...(typed.places.trim() || typed.from.trim() || typed.to.trim()
    ? { coverage: written({ places: typed.places, from: typed.from, to: typed.to }) }
    : {}),
  about: aboutOf(typed.kind, typed),
  tolerance: tolerance === undefined ? undefined : tolerance / 100,
  licence:
    licence === "ogl"
      ? openGovernmentLicence
      : {
          name: licenceName,
          ...(attribution.trim() ? { attribution: attribution.trim() } : {}),
          ...Object.fromEntries(permissions.map(({ value }) => [value, permits.includes(value)])),
        },
});

/** What was filled in: an empty field says nothing. */
const written = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, value.trim()]])));

/** The fields' own names for what the API calls otherwise. */
const besideField: Record<string, { at: string; detail?: string }> = {
  "licence.name": { at: "licenceName" },
  "licence.attribution": { at: "attribution" },
  tolerance: { at: "tolerance", detail: "Give a share between 0 and 100 per cent." },
  changeTolerance: { at: "changeTolerance", detail: "Give a share between 0 and 100 per cent." },
  "coverage.places": { at: "places" },
  "coverage.from": { at: "from" },
  "coverage.to": { at: "to" },
  ...besideAbout,
};

const judge = (typed: Typed) =>
  partsOf<Typed>(
    createDataset.body,
    bodyOf,
  )(typed)
    .map((part) => {
      const beside = besideField[part.at];
      return { at: beside?.at ?? part.at, detail: beside?.detail ?? part.detail };
    })
    .filter(({ at }, place, all) => all.findIndex((other) => other.at === at) === place); // what is not there is wrong in one way

function typedOf(dataset: Dataset | undefined): Typed {
  if (!dataset) {
    return {
      name: "",
      kind: "open",
      publisher: "",
      description: "",
      sensitivity: "public",
      rounding: "none",
      licence: "ogl",
      licenceName: "",
      attribution: "",
      permits: [],
      tolerance: 0,
      changeTolerance: undefined,
      purpose: "",
      places: "",
      from: "",
      to: "",
      cadence: "irregular",
      nextExpected: "",
      minimumCount: undefined,
      population: "",
      ...aboutTyped(undefined),
    };
  }
  const { name, kind, publisher, description, sensitivity, rounding, licence, tolerance } = dataset;
  const isOgl = licence.name === openGovernmentLicence.name;
  return {
    name,
    kind,
    publisher,
    description,
    sensitivity,
    rounding,
    licence: isOgl ? "ogl" : "other",
    licenceName: isOgl ? "" : licence.name,
    attribution: isOgl ? "" : (licence.attribution ?? ""),
    permits: permissions.map(({ value }) => value).filter((permission) => !isOgl && licence[permission]),
    tolerance: tolerance * 100,
    changeTolerance: dataset.changeTolerance === undefined ? undefined : dataset.changeTolerance * 100,
    purpose: dataset.purpose ?? "",
    places: dataset.coverage?.places ?? "",
    from: dataset.coverage?.from ?? "",
    to: dataset.coverage?.to ?? "",
    cadence: dataset.cadence ?? "irregular",
    nextExpected: dataset.nextExpected ?? "",
    minimumCount: dataset.minimumCount,
    population: dataset.population ?? "",
    ...aboutTyped(dataset.about),
  };
}

/** What is said about a dataset: beside its files, and before the first of them. */
export function DatasetForm({
  dataset,
  onDone,
  onCancel,
}: {
  dataset?: Dataset;
  onDone: (dataset: Dataset) => void;
  onCancel: () => void;
}) {
  const form = useForm({ start: typedOf(dataset), judge });
  const write = useCreateOrChange({
    create: createDataset,
    change: changeDataset,
    changes: dataset !== undefined,
    version: dataset?.version,
    onDone,
  });
  const send = () => {
    const body = createDataset.body.parse(bodyOf(form.values)); // nothing was wrong with it
    return dataset ? write.change({ params: { datasetId: dataset.id }, body, ifMatch: write.begun }) : write.create({ body });
  };

  return (
    <Form form={form} failure={write.failure} onReadAgain={write.readAgain} onSubmit={send}>
      <TextField label="Name" hint="As people here call it: Jobs by district and industry (BRES)." {...form.field("name")} />
      <TextField label="Publisher" hint="Who makes it: Office for National Statistics." {...form.field("publisher")} />
      <RadioGroup label="Kind of source" options={kinds} {...form.field("kind")} />
      <OfItsKind kind={form.values.kind} form={form} />
      <RadioGroup
        label="Licence"
        options={[
          {
            value: "ogl",
            label: openGovernmentLicence.name,
            hint: "Figures may be shared, published and given to programs, with the words that name their source.",
          },
          { value: "other", label: "Another licence or a contract" },
        ]}
        {...form.field("licence")}
      />
      {form.values.licence === "other" && (
        <div className="under-choice">
          <TextField label="Name of the licence" {...form.field("licenceName")} />
          <TextField label="Words that must stand beside its figures" optional {...form.field("attribution")} />
          <Checkboxes label="What it permits" options={permissions} {...form.field("permits")} />
        </div>
      )}
      <RadioGroup label="Who may see it" options={sensitivities} {...form.field("sensitivity")} />
      {(form.values.sensitivity !== "public" || form.values.kind !== "open") && (
        <NumberField
          label="Smallest count that may leave"
          hint="Counts of people or businesses below this are held back from whoever is not of this authority. 5, if you do not say."
          width="4"
          optional
          {...form.field("minimumCount")}
        />
      )}
      <TextField
        label="What it counts"
        hint="In the same words for every dataset that counts the same, as “employees in businesses”. What left of one is then held against what leaves of another."
        optional
        {...form.field("population")}
      />
      <TextArea
        label="What it is"
        hint="What it counts, for whom, and what to beware of."
        optional
        rows={4}
        most={2000}
        {...form.field("description")}
      />
      <TextArea
        label="What we keep it for"
        hint="What it is used for here. Where it is about people, this is also the purpose that data protection law asks for."
        optional
        rows={2}
        most={1000}
        {...form.field("purpose")}
      />
      <fieldset className="field">
        <legend>What it covers</legend>
        <TextField label="Places" hint="Districts of West Yorkshire." optional {...form.field("places")} />
        <div className="shape">
          <TextField label="From" hint="2015, 2021 Q1" width="10" optional {...form.field("from")} />
          <TextField label="To" width="10" optional {...form.field("to")} />
        </div>
      </fieldset>
      <Select
        label="How often it comes out"
        hint="When a new version is overdue, it stands in the to-do list of whoever keeps it."
        options={cadences}
        {...form.field("cadence")}
      />
      <DateField label="When the next one is announced for" optional {...form.field("nextExpected")} />
      <Select
        label="How its publisher rounds"
        hint="Each figure then carries the interval that the rounding leaves."
        options={roundings}
        {...form.field("rounding")}
      />
      <NumberField
        label="Bad rows to allow"
        hint="A file with a larger share of bad rows is refused, and the version before it stands. 0 refuses at the first bad row."
        unit="per cent of rows"
        width="4"
        {...form.field("tolerance")}
      />
      <NumberField
        label="Differences to overlook between versions"
        hint="A figure that differs by no more than this is not called changed. Leave it empty, and any difference counts."
        unit="per cent of the figure"
        width="4"
        optional
        {...form.field("changeTolerance")}
      />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {dataset ? "Keep the changes" : "Add the dataset"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
