import { useId } from "react";
import type { QuestionOptions } from "@concord/domain/insights";
import { placeProps } from "../../app/place-link.tsx";
import { useTenantId } from "../../app/session.ts";
import { Card, CiteLink, day, Field } from "../../ui/index.ts";
import type { Asking } from "./asking.ts";
import { PlacesPicker } from "./places-picker.tsx";
import { sameCodes, type Named } from "./places.ts";
import type { QuestionSearch } from "./question-search.ts";

type Props = {
  asking: Asking;
  options: QuestionOptions;
  datasets: readonly { id: string; name: string; publisher: string }[];
  onChange: (search: Partial<QuestionSearch>) => void;
};

const detailNames = (options: QuestionOptions) => ({
  "as-published": `As published (${options.industries.length})`,
  division: "Divisions (88)",
  section: "Sections (21)",
});

/** What is asked, beside what is answered: every change is in the address at once. */
export function Parameters({ asking: { question, own, everywhere }, options, datasets, onChange }: Props) {
  const tenantId = useTenantId();
  const presets = [...(own ? [own] : []), everywhere];
  const names = detailNames(options);
  return (
    <Card label="What is asked">
      {datasets.length > 1 && (
        <ChooseDataset datasets={datasets} value={question.datasetId} onChange={(dataset) => onChange({ dataset })} />
      )}
      <PlacesPicker
        label="Place"
        places={options.places}
        presets={presets}
        value={question.places}
        onChange={(codes) => onChange({ places: codes.join(",") })}
      />
      <PlacesPicker
        label="Compared with"
        places={options.places}
        presets={[everywhere]}
        value={question.reference}
        onChange={(codes) =>
          onChange({ against: sameCodes(codes, everywhere.codes) ? undefined : codes.join(",") } as Partial<QuestionSearch>)
        }
      />
      {options.sectorDetails.length > 1 && (
        <Choose
          label="Sector detail"
          value={question.sectorDetail}
          options={options.sectorDetails.map((detail) => ({ code: detail, name: names[detail] }))}
          onChange={(detail) => onChange({ detail: detail as QuestionSearch["detail"] } as Partial<QuestionSearch>)}
        />
      )}
      <div className="pair">
        <Choose label="From" value={question.from} options={named(options.periods)} onChange={(from) => onChange({ from })} />
        <Choose label="To" value={question.to} options={named(options.periods)} onChange={(to) => onChange({ to })} />
      </div>
      <div className="field">
        <p className="label">Evidence</p>
        <CiteLink {...placeProps(tenantId, `evidence/${options.dataset.id}`)}>
          {options.dataset.name}, version {options.version.number}
          <br />
          {options.dataset.publisher}, {day(options.version.checkedAt)}
        </CiteLink>
      </div>
      <details className="tiny gap-top">
        <summary>How it is worked out</summary>
        <p>
          Location quotient (LQ): the sector’s share of jobs here, divided by its share of jobs there. 1 is the same share, 2 is twice.
          Growth: the change in its jobs here.
        </p>
        <p>
          The interval is every value the figure may truly have, given how the publisher rounds each count. Two sectors have different
          places only where their intervals do not meet. Blank and suppressed counts are left out, never taken as 0.
        </p>
      </details>
    </Card>
  );
}

const named = (codes: readonly string[]): Named[] => codes.map((code) => ({ code, name: code }));

type ChooseDatasetProps = { datasets: Props["datasets"]; value: string; onChange: (dataset: string) => void };

export const ChooseDataset = ({ datasets, value, onChange }: ChooseDatasetProps) => (
  <Choose label="Dataset" value={value} options={datasets.map(({ id, name }) => ({ code: id, name }))} onChange={onChange} />
);

type ChooseProps = { label: string; value: string; options: readonly Named[]; onChange: (code: string) => void };

function Choose({ label, value, options, onChange }: ChooseProps) {
  const id = useId();
  return (
    <Field id={id} name={label} label={label} error={undefined}>
      {(described) => (
        <select {...described} value={value} onChange={({ target }) => onChange(target.value)}>
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
