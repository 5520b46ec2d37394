import { useId, useMemo, useState } from "react";
import { Button, Checkboxes, Dialog, Field } from "../../ui/index.ts";
import { sameCodes, type Named, type Preset } from "./places.ts";

type Props = {
  label: string;
  places: readonly Named[];
  presets: readonly Preset[];
  value: readonly string[];
  onChange: (codes: readonly string[]) => void;
};

const several = "several";

/** One of the presets, any one place, or several put together. */
export function PlacesPicker({ label, places, presets, value, onChange }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const preset = presets.findIndex(({ codes }) => sameCodes(codes, value));
  const chosen = preset >= 0 ? `preset-${preset}` : value.length === 1 ? `place-${value[0]}` : several;

  return (
    <>
      <Field
        id={id}
        name={label}
        label={label}
        hint={value.length > 1 && value.length < places.length ? `${value.length} places added together` : undefined}
        error={undefined}
      >
        {(described) => (
          <select
            {...described}
            value={chosen}
            onChange={({ target }) => {
              if (target.value === several) setOpen(true);
              else if (target.value.startsWith("preset-")) onChange(presets[Number(target.value.slice(7))]?.codes ?? []);
              else onChange([target.value.slice(6)]);
            }}
          >
            {presets.map((one, index) => (
              <option key={one.label} value={`preset-${index}`}>
                {one.label}
              </option>
            ))}
            <option value={several}>{chosen === several ? "Several places" : "Several places …"}</option>
            <optgroup label="One place">
              {places.map(({ code, name }) => (
                <option key={code} value={`place-${code}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      {chosen === several && (
        <Button look="quiet" little onClick={() => setOpen(true)}>
          Change which
        </Button>
      )}
      <SeveralPlaces
        key={String(open)}
        title={label}
        open={open}
        places={places}
        start={value}
        onDone={(codes) => {
          setOpen(false);
          if (codes) onChange(codes);
        }}
      />
    </>
  );
}

type SeveralProps = {
  title: string;
  open: boolean;
  places: readonly Named[];
  start: readonly string[];
  onDone: (codes: readonly string[] | undefined) => void;
};

function SeveralPlaces({ title, open, places, start, onDone }: SeveralProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string[]>(() => [...start]);
  const options = useMemo(() => places.map(({ code, name }) => ({ value: code, label: name, hint: code })), [places]);
  return (
    <Dialog title={title} open={open} onClose={() => onDone(undefined)} wide>
      <p className="row">
        <Button look="quiet" little onClick={() => setChosen(places.map(({ code }) => code))}>
          Choose all
        </Button>
        <Button look="quiet" little onClick={() => setChosen([])}>
          Choose none
        </Button>
      </p>
      <div className="in-columns">
        <Checkboxes
          label="Places to add together"
          id={id}
          name="places"
          options={options}
          value={chosen}
          onChange={(codes) => setChosen([...codes])}
          error={undefined}
        />
      </div>
      <p className="row">
        <Button whyNot={chosen.length === 0 ? "Choose at least one place." : undefined} onClick={() => onDone(chosen.toSorted())}>
          Use {chosen.length === 1 ? "this place" : `these ${chosen.length} places`}
        </Button>
        <Button look="plain" onClick={() => onDone(undefined)}>
          Cancel
        </Button>
      </p>
    </Dialog>
  );
}
