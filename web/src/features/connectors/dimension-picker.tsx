import { useEffect, useId, useState } from "react";
import { listNomisCodes } from "@concord/contract/connectors";
import { isType, type NomisCode } from "@concord/domain/connectors";
import { useReadLater } from "../../app/use-read.ts";
import { Loading } from "../../ui/index.ts";
import { CodePicker } from "./code-picker.tsx";
import { Trouble } from "./trouble.tsx";
import { chosenInWords } from "./words.ts";

type Props = {
  dataset: string;
  dimension: string;
  title: string;
  chosen: readonly string[];
  onChoose: (codes: string[], said: string) => void;
  /** How many areas a type has, once it is known. */
  onSize: (type: string, size: number) => void;
};

/** What is wanted of one dimension. Of places, first of which kind. */
export function DimensionPicker(props: Props) {
  const { dataset, dimension } = props;
  const read = useReadLater(listNomisCodes, { params: { nomisId: dataset, dimension }, query: {} });
  if (read.error !== undefined) return <Trouble error={read.error} onAgain={read.readAgain} />;
  if (!read.data) return <Loading what={props.title} lines={1} />;
  return dimension === "geography" ? <PlacePicker {...props} types={read.data.items} /> : <OfOne {...props} codes={read.data.items} />;
}

function OfOne({ title, codes, chosen, onChoose }: Props & { codes: readonly NomisCode[] }) {
  const only = codes.length === 1 ? codes[0] : undefined;
  useEffect(() => {
    if (only && chosen.length === 0) onChoose([only.code], only.name.slice(0, 300)); // there is nothing to choose
  }, [only?.code, chosen.length]);
  if (only) {
    return (
      <p className="small">
        <strong>{title}</strong>: {only.name}
      </p>
    );
  }
  return <CodePicker title={title} codes={codes} chosen={chosen} onChange={(next) => onChoose(next, saidOf(codes, next))} />;
}

function PlacePicker({ dataset, dimension, title, chosen, onChoose, onSize, types }: Props & { types: readonly NomisCode[] }) {
  const selectId = useId();
  const wholeType = chosen.find(isType);
  const [type, setType] = useState<string>(wholeType ?? "");
  const [all, setAll] = useState(wholeType !== undefined || chosen.length === 0);
  const areas = useReadLater(
    listNomisCodes,
    { params: { nomisId: dataset, dimension }, query: type ? { type } : {} },
    { when: type !== "" },
  );
  const typeName = types.find(({ code }) => code === type)?.name ?? "";
  const size = areas.data?.items.length;
  useEffect(() => {
    if (type !== "" && size !== undefined && size > 0) onSize(type, size);
  }, [type, size]);

  const chooseType = (next: string) => {
    setType(next);
    setAll(true);
    onChoose(next === "" ? [] : [next], saidOfType(types.find(({ code }) => code === next)?.name ?? ""));
  };
  const chooseAll = (next: boolean) => {
    setAll(next);
    onChoose(next && type !== "" ? [type] : [], next ? saidOfType(typeName) : "");
  };

  return (
    <fieldset className="field">
      <legend>{title}</legend>
      <label htmlFor={selectId}>Kind of area</label>
      <select id={selectId} value={type} onChange={(event) => chooseType(event.target.value)}>
        <option value="">{chosen.length > 0 && !wholeType ? "As chosen before" : "Choose a kind of area"}</option>
        {types.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {type !== "" && (
        <>
          <div className="choice gap-top">
            <input type="radio" id={`${selectId}-all`} name={`${selectId}-which`} checked={all} onChange={() => chooseAll(true)} />
            <label htmlFor={`${selectId}-all`}>
              All of them{size ? ` (${size.toLocaleString("en-GB")})` : ""}, also those that come later
            </label>
          </div>
          <div className="choice">
            <input type="radio" id={`${selectId}-some`} name={`${selectId}-which`} checked={!all} onChange={() => chooseAll(false)} />
            <label htmlFor={`${selectId}-some`}>Only some</label>
          </div>
        </>
      )}
      {type !== "" && !all && areas.error !== undefined && <Trouble error={areas.error} onAgain={areas.readAgain} />}
      {type !== "" && !all && areas.data && (
        <CodePicker
          title="Areas"
          codes={areas.data.items}
          chosen={chosen}
          onChange={(next) => onChoose(next, saidOf(areas.data?.items ?? [], next))}
        />
      )}
    </fieldset>
  );
}

const saidOfType = (name: string) => `all: ${name}`.slice(0, 300);

const saidOf = (codes: readonly NomisCode[], chosen: readonly string[]) => {
  const wanted = new Set(chosen);
  return chosenInWords(
    codes.filter(({ code }) => wanted.has(code)).map(({ name }) => name),
    codes.length,
  );
};
