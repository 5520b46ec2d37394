import type { ReactNode } from "react";
import { Field } from "../../../ui/index.ts";
import type { Named } from "../places.ts";

type Props = {
  id: string;
  name: string;
  label: string;
  hint?: ReactNode;
  value: string;
  options: readonly Named[];
  onChange: (code: string) => void;
};

/** One of a few, told by name. */
export const Choose = ({ id, name, label, hint, value, options, onChange }: Props) => (
  <Field id={id} name={name} label={label} hint={hint} error={undefined}>
    {(described) => (
      <select {...described} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(({ code, name: called }) => (
          <option key={code} value={code}>
            {called}
          </option>
        ))}
      </select>
    )}
  </Field>
);
