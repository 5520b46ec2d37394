import { useState } from "react";
import { Button } from "./button.tsx";
import { ComboBox } from "./combo-box.tsx";

export type Choice = { code: string; name: string };

type Props = {
  label: string;
  /** Said while none is chosen. */
  none: string;
  options: readonly Choice[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
};

/** Several out of many: found by typing, shown as a list from which each can be taken away. */
export function PickSeveral({ label, none, options, value, onChange }: Props) {
  const [turn, setTurn] = useState(0); // a new box for each choice, empty again
  const nameOf = (code: string) => options.find((option) => option.code === code)?.name ?? code;
  const shown = 8;

  return (
    <div>
      <ComboBox
        key={turn}
        label={label}
        id={`pick-${label.toLowerCase()}`}
        name={`pick-${label.toLowerCase()}`}
        error={undefined}
        value={undefined}
        options={options
          .filter(({ code }) => !value.includes(code))
          .map(({ code, name }) => ({ value: code, label: name, hint: code === name ? undefined : code }))}
        onChange={(code) => {
          if (code === undefined) return;
          onChange([...value, code]);
          setTurn(turn + 1);
        }}
      />
      {value.length === 0 ? (
        <p className="small quiet gap-top">{none}</p>
      ) : (
        <ul className="picked" aria-label={`${label} chosen`}>
          {value.slice(0, shown).map((code) => (
            <li key={code}>
              {nameOf(code)}
              <Button look="quiet" little onClick={() => onChange(value.filter((one) => one !== code))}>
                Take away<span className="for-readers"> {nameOf(code)}</span>
              </Button>
            </li>
          ))}
          {value.length > shown && <li className="quiet">and {value.length - shown} more</li>}
        </ul>
      )}
    </div>
  );
}
