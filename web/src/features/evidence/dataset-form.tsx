import { changeDataset, createDataset } from "@concord/contract/evidence";
import { openGovernmentLicence, type Dataset, type DatasetDescription } from "@concord/domain/evidence";
import { useBegun } from "../../app/use-begun.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Checkboxes, Form, NumberField, partsOf, RadioGroup, Select, TextArea, TextField, useForm } from "../../ui/index.ts";
import { kinds, roundings, sensitivities } from "./kinds.ts";

type Permission = "mayShare" | "mayPublish" | "mayLeaveByApi";

type Typed = Pick<DatasetDescription, "name" | "kind" | "publisher" | "description" | "sensitivity" | "rounding"> & {
  licence: "ogl" | "other";
  licenceName: string;
  attribution: string;
  permits: readonly Permission[];
  /** Per cent. */
  tolerance: number | undefined;
};

const permissions: readonly { value: Permission; label: string }[] = [
  { value: "mayShare", label: "Share figures with partners" },
  { value: "mayPublish", label: "Publish figures to anybody" },
  { value: "mayLeaveByApi", label: "Give figures to programs through the API" },
];

const bodyOf = ({ licence, licenceName, attribution, permits, tolerance, ...typed }: Typed) => ({
  ...typed,
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

/** The fields' own names for what the API calls otherwise. */
const besideField: Record<string, { at: string; detail?: string }> = {
  "licence.name": { at: "licenceName" },
  "licence.attribution": { at: "attribution" },
  tolerance: { at: "tolerance", detail: "Give a share between 0 and 100 per cent." },
};

const judge = (typed: Typed) =>
  partsOf<Typed>(
    createDataset.body,
    bodyOf,
  )(typed).map((part) => {
    const beside = besideField[part.at];
    return { at: beside?.at ?? part.at, detail: beside?.detail ?? part.detail };
  });

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
  const create = useWrite(createDataset, { onDone });
  const change = useWrite(changeDataset, { onDone });
  const write = dataset ? change : create;
  const begun = useBegun(dataset?.version ?? 0, write);
  const send = () => {
    const body = createDataset.body.parse(bodyOf(form.values)); // nothing was wrong with it
    return dataset ? change.send({ params: { datasetId: dataset.id }, body, ifMatch: begun.version }) : create.send({ body });
  };

  return (
    <Form form={form} failure={write.failure} onReadAgain={begun.readAgain} onSubmit={send}>
      <TextField label="Name" hint="As people here call it: Jobs by district and industry (BRES)." {...form.field("name")} />
      <TextField label="Publisher" hint="Who makes it: Office for National Statistics." {...form.field("publisher")} />
      <RadioGroup label="Kind of source" options={kinds} {...form.field("kind")} />
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
      <TextArea
        label="What it is"
        hint="What it counts, for whom, and what to beware of."
        optional
        rows={4}
        most={2000}
        {...form.field("description")}
      />
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
