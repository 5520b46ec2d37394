import type { ReactNode } from "react";
import type { FieldName } from "../questions/question-page.ts";
import { Choose } from "./choose.tsx";
import { useField } from "./use-field.ts";

type Props = {
  at: FieldName;
  /** The role whose table has the periods. */
  of: string;
  label: string;
  hint?: ReactNode;
  /** Where the parameter may be left out: what that is called. */
  none?: string;
};

/** One of the periods that a table has, newest first. Nothing to choose, and nothing shown, where it has one. */
export function PeriodField({ at, of, label, hint, none }: Props) {
  const { id, value, set, asking } = useField<string>(at);
  if (asking.begin.sourceIfAny(of) === undefined) return null;
  const periods = asking.begin.codes(of, "period");
  if (periods.length < 2 && none === undefined) return null;
  return (
    <Choose
      id={id}
      name={at}
      label={label}
      hint={hint}
      value={value ?? ""}
      options={[...(none === undefined ? [] : [{ code: "", name: none }]), ...periods.toReversed()]}
      onChange={(code) => set(code === "" ? undefined : code)}
    />
  );
}

/** From and to, side by side. */
export const PeriodsField = ({ from, to, of }: { from: FieldName; to: FieldName; of: string }) => (
  <div className="pair">
    <PeriodField at={from} of={of} label="From" />
    <PeriodField at={to} of={of} label="To" />
  </div>
);
