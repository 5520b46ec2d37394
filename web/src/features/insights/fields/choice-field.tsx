import type { ReactNode } from "react";
import type { FieldName } from "../questions/question-page.ts";
import { Choose } from "./choose.tsx";
import { useField } from "./use-field.ts";

type Props = {
  at: FieldName;
  label: string;
  hint?: ReactNode;
  options: readonly { value: string; label: string }[];
  /** Where the parameter may be left out: what that is called. */
  none?: string;
};

/** One of a few: a method, a kind of weights. */
export function ChoiceField({ at, label, hint, options, none }: Props) {
  const { id, value, set } = useField<string | number>(at);
  const numeric = options.some(({ value: one }) => one === String(value)) && typeof value === "number";
  return (
    <Choose
      id={id}
      name={at}
      label={label}
      hint={hint}
      value={value === undefined ? "" : String(value)}
      options={[...(none === undefined ? [] : [{ code: "", name: none }]), ...options.map((one) => ({ code: one.value, name: one.label }))]}
      onChange={(code) => set(code === "" ? undefined : numeric ? Number(code) : code)}
    />
  );
}
