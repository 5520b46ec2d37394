import { useId, useState } from "react";
import { connectorLimits, type NomisCode } from "@concord/domain/connectors";
import { Button, number } from "../../ui/index.ts";

/** How many are listed at once. The rest are found by typing. */
const listed = 60;

type Props = { title: string; codes: readonly NomisCode[]; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Some out of many codes: found by typing, ticked one by one or all that are shown, with a count. */
export function CodePicker({ title, codes, chosen, onChange }: Props) {
  const id = useId();
  const [words, setWords] = useState("");
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = codes.filter(({ name, code }) => wanted.every((word) => `${name} ${code}`.toLowerCase().includes(word)));
  const shown = found.slice(0, listed);
  const ticked = new Set(chosen);
  const some = codes.filter(({ code }) => ticked.has(code)).length;

  /** In the order of the list, whatever was ticked first. */
  const choose = (next: ReadonlySet<string>) => onChange(codes.filter(({ code }) => next.has(code)).map(({ code }) => code));

  return (
    <fieldset className="field codes" aria-describedby={`${id}-count`}>
      <legend>{title}</legend>
      <p className="hint" id={`${id}-count`} role="status">
        {number(some)} of {number(codes.length)} chosen
        {some > connectorLimits.nomisCodes && `; ${number(connectorLimits.nomisCodes)} is the most`}
      </p>
      {codes.length > 12 && (
        <input
          type="search"
          aria-label={`Find in ${title}`}
          placeholder="Type to find"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      <div className="row">
        <Button look="quiet" little onClick={() => choose(new Set([...chosen, ...found.map(({ code }) => code)]))}>
          {wanted.length > 0 ? `Choose these ${number(found.length)}` : `Choose all ${number(codes.length)}`}
          <span className="for-readers"> of {title}</span>
        </Button>
        {some > 0 && (
          <Button look="quiet" little onClick={() => onChange([])}>
            Choose none<span className="for-readers"> of {title}</span>
          </Button>
        )}
      </div>
      <div className="codes-list">
        {shown.map(({ code, name }) => (
          <div className="choice" key={code}>
            <input
              type="checkbox"
              id={`${id}-${code}`}
              checked={ticked.has(code)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(code);
                else next.delete(code);
                choose(next);
              }}
            />
            <label htmlFor={`${id}-${code}`}>{name}</label>
          </div>
        ))}
      </div>
      {found.length > shown.length && <p className="tiny quiet">and {number(found.length - shown.length)} more: type to find them.</p>}
      {found.length === 0 && <p className="tiny quiet">Nothing by that name.</p>}
    </fieldset>
  );
}
