import { useId, useMemo, useState, type ReactNode } from "react";
import { Button, Checkboxes, count, Dialog, Field, number } from "../../ui/index.ts";
import { districtsOfSmallAreas, sameCodes, type Named, type Preset } from "./places.ts";

type Props = {
  label: string;
  hint?: ReactNode;
  /** What they are called together. */
  noun?: string;
  places: readonly Named[];
  presets: readonly Preset[];
  /** What is done with several: they are added together, looked at each by itself, or only one can be chosen. */
  several?: "added" | "each" | "never";
  /** Where none may be chosen: what that is called. */
  none?: string | undefined;
  value: readonly string[];
  onChange: (codes: readonly string[]) => void;
};

const severalChosen = "several";

/** So many are listed at once; of more, they are found by typing. */
const mostListed = 400;

/** One of the presets, any one, or several: of a few places, or found among many thousands. */
export function PlacesPicker({ label, hint, noun = "places", places, presets, several = "added", none, value, onChange }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const groups = useMemo(() => (several === "never" ? [] : districtsOfSmallAreas(places)), [places, several]);
  const offered = [...presets.filter((one, place) => presets.findIndex(({ codes }) => sameCodes(codes, one.codes)) === place), ...groups];
  const preset = value.length === 0 ? -1 : offered.findIndex(({ codes }) => sameCodes(codes, value));
  const listed = places.length <= mostListed ? places : places.filter(({ code }) => value.length === 1 && code === value[0]);
  const chosen =
    value.length === 0 && none !== undefined
      ? "none"
      : preset >= 0
        ? `preset-${preset}`
        : value.length === 1
          ? `place-${value[0]}`
          : severalChosen;
  const summed = several === "added" && value.length > 1 && value.length < places.length;

  return (
    <>
      <Field
        id={id}
        name={label}
        label={label}
        hint={hint ?? (summed ? `${number(value.length)} ${noun} added together` : undefined)}
        error={undefined}
      >
        {(described) => (
          <select
            {...described}
            value={chosen}
            onChange={({ target }) => {
              if (target.value === severalChosen) setOpen(true);
              else if (target.value === "none") onChange([]);
              else if (target.value.startsWith("preset-")) onChange(offered[Number(target.value.slice(7))]?.codes ?? []);
              else onChange([target.value.slice(6)]);
            }}
          >
            {none !== undefined && <option value="none">{none}</option>}
            {offered.slice(0, presets.length).map((one, index) => (
              <option key={one.label} value={`preset-${index}`}>
                {one.label}
              </option>
            ))}
            {(several !== "never" || places.length > mostListed || chosen === severalChosen) && (
              <option value={severalChosen}>
                {chosen === severalChosen ? `${number(value.length)} ${noun}` : several === "never" ? "Find one …" : `Several ${noun} …`}
              </option>
            )}
            {groups.length > 0 && (
              <optgroup label="Every small area of">
                {groups.map((one, index) => (
                  <option key={one.label} value={`preset-${offered.length - groups.length + index}`}>
                    {one.label}
                  </option>
                ))}
              </optgroup>
            )}
            {listed.length > 0 && (
              <optgroup label={presets.length > 0 ? "One alone" : noun}>
                {listed.map(({ code, name }) => (
                  <option key={code} value={`place-${code}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        )}
      </Field>
      {(chosen === severalChosen || (places.length > mostListed && chosen.startsWith("place-"))) && (
        <Button look="quiet" little onClick={() => setOpen(true)}>
          Change which
        </Button>
      )}
      <Several
        key={String(open)}
        title={label}
        noun={noun}
        one={several === "never"}
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
  noun: string;
  one: boolean;
  open: boolean;
  places: readonly Named[];
  start: readonly string[];
  onDone: (codes: readonly string[] | undefined) => void;
};

/** So many boxes are shown at once: more are found by typing a part of the name or code. */
const mostShown = 120;

function Several({ title, noun, one, open, places, start, onDone }: SeveralProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string[]>(() => [...start]);
  const [find, setFind] = useState("");
  const [pasted, setPasted] = useState("");
  const sought = find.trim().toLowerCase();
  const found = useMemo(
    () =>
      sought === ""
        ? places
        : places.filter(({ code, name }) => name.toLowerCase().includes(sought) || code.toLowerCase().includes(sought)),
    [places, sought],
  );
  const options = found.slice(0, mostShown).map(({ code, name }) => ({ value: code, label: name, hint: name === code ? undefined : code }));
  const shown = new Set(options.map(({ value }) => value));
  const known = useMemo(() => new Set(places.map(({ code }) => code)), [places]);
  const codes = pasted.split(/[\s,;]+/).filter((code) => code !== "");
  const strange = codes.filter((code) => !known.has(code));
  const choose = (more: readonly string[]) => setChosen([...new Set([...chosen, ...more])]);

  return (
    <Dialog title={title} open={open} onClose={() => onDone(undefined)} wide>
      {places.length > 20 && (
        <Field id={`${id}-find`} name="find" label={`Find among ${number(places.length)} ${noun}`} error={undefined}>
          {(described) => (
            <input {...described} type="search" autoComplete="off" value={find} onChange={({ target }) => setFind(target.value)} />
          )}
        </Field>
      )}
      {!one && (
        <p className="row">
          <Button look="quiet" little onClick={() => choose(found.map(({ code }) => code))}>
            {sought === "" ? "Choose all" : `Choose the ${number(found.length)} found`}
          </Button>
          <Button look="quiet" little onClick={() => setChosen([])}>
            Choose none
          </Button>
          <span className="small quiet" role="status">
            {number(chosen.length)} chosen
          </span>
        </p>
      )}
      <div className="in-columns">
        <Checkboxes
          label={one ? `The one to ask about` : `The ${noun} to ask about`}
          id={id}
          name="places"
          options={options}
          value={chosen.filter((code) => shown.has(code))}
          onChange={(codes) => {
            const hidden = chosen.filter((code) => !shown.has(code));
            setChosen(one ? codes.filter((code) => !chosen.includes(code)).slice(-1) : [...hidden, ...codes]);
          }}
          error={undefined}
        />
      </div>
      {found.length > mostShown && (
        <p className="small quiet">{`The first ${mostShown} of ${number(found.length)} are shown. Type a part of a name to find others.`}</p>
      )}
      {found.length === 0 && <p>{`None of the ${noun} is called that.`}</p>}
      {!one && places.length > 20 && (
        <details className="more-choices">
          <summary>Paste a list of codes</summary>
          <div>
            <Field
              id={`${id}-paste`}
              name="paste"
              label="Codes"
              hint="From a spreadsheet’s column, or with commas between them."
              error={
                strange.length > 0 ? `${count(strange.length, "code")} not in this table: ${strange.slice(0, 5).join(", ")}.` : undefined
              }
            >
              {(described) => <textarea {...described} rows={3} value={pasted} onChange={({ target }) => setPasted(target.value)} />}
            </Field>
            <Button look="plain" little onClick={() => choose(codes.filter((code) => known.has(code)))}>
              Add them
            </Button>
          </div>
        </details>
      )}
      <p className="row">
        <Button whyNot={chosen.length === 0 ? "Choose at least one." : undefined} onClick={() => onDone(chosen.toSorted())}>
          {chosen.length === 1 ? "Use this one" : `Use these ${number(chosen.length)}`}
        </Button>
        <Button look="plain" onClick={() => onDone(undefined)}>
          Cancel
        </Button>
      </p>
    </Dialog>
  );
}
