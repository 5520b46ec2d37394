import { useEffect, useState, type ReactNode } from "react";
import { Field, number as said } from "../../../ui/index.ts";
import type { FieldName } from "../questions/question-page.ts";
import { useField } from "./use-field.ts";

type Props = {
  at: FieldName;
  label: string;
  hint?: ReactNode;
  unit?: string;
  min?: number;
  max?: number;
  /** Only whole numbers. */
  whole?: boolean;
  /** It is typed in per cent and kept as a share of 1. */
  perCent?: boolean;
  /** It may be left empty. */
  optional?: boolean;
};

/** How long somebody may still be typing. */
const settledAfter = 500;

/** A number that is asked with as soon as nobody types at it any more, and only where it can be asked with. */
export function NumberInput({ at, label, hint, unit, min, max, whole, perCent, optional }: Props) {
  const { id, value, set } = useField<number>(at);
  const scale = perCent ? 100 : 1;
  const shown = value === undefined ? "" : String(Number((value * scale).toPrecision(12)));
  const [typed, setTyped] = useState(shown);
  const [known, setKnown] = useState(shown);
  if (shown !== known) {
    setKnown(shown);
    setTyped(shown);
  }
  const wrong = wrongWith(typed, { min, max, whole, optional });

  useEffect(() => {
    if (typed === shown || wrong !== undefined) return;
    const timer = setTimeout(() => set(typed.trim() === "" ? undefined : Number((numberIn(typed) / scale).toPrecision(12))), settledAfter);
    return () => clearTimeout(timer);
  }, [typed, shown, wrong]);

  return (
    <Field id={id} name={at} label={label} hint={hint} error={wrong} {...(optional ? { optional } : {})}>
      {(described) => (
        <span className="row">
          <input
            {...described}
            className="width-4"
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          {(unit ?? (perCent ? "%" : undefined)) && <span className="quiet">{unit ?? "%"}</span>}
        </span>
      )}
    </Field>
  );
}

const numberIn = (typed: string): number => Number(typed.replaceAll(",", "").trim());

function wrongWith(
  typed: string,
  { min, max, whole, optional }: { [K in "min" | "max" | "whole" | "optional"]?: Props[K] | undefined },
): string | undefined {
  if (typed.trim() === "") return optional ? undefined : "Enter a number.";
  const found = numberIn(typed);
  if (Number.isNaN(found)) return "Enter a number, such as 4.";
  if (whole && !Number.isInteger(found)) return "Enter a whole number.";
  if (min !== undefined && found < min) return `Enter ${said(min, min % 1 ? 2 : 0)} or more.`;
  if (max !== undefined && found > max) return `Enter ${said(max, max % 1 ? 2 : 0)} or less.`;
  return undefined;
}
