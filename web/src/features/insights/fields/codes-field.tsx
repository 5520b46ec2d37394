import type { ReactNode } from "react";
import type { Part } from "@concord/domain/questions";
import { PlacesPicker } from "../places-picker.tsx";
import type { FieldName } from "../questions/question-page.ts";
import { useField } from "./use-field.ts";

type Props = {
  at: FieldName;
  of: string;
  part: Part;
  label: string;
  hint?: ReactNode;
  /** "industries": what they are called together. */
  noun: string;
  /** Where the parameter may be left out: what that is called, such as "Every occupation". */
  none?: string;
  several?: "added" | "each";
  /** Only one can be chosen: the parameter is then a single code. */
  one?: boolean;
};

/** Codes of a part: industries, occupations, categories. */
export function CodesField({ at, of, part, label, hint, noun, none, several = "each", one }: Props) {
  const { value, set, asking } = useField<string[] | string>(at);
  if (asking.begin.sourceIfAny(of) === undefined) return null;
  const codes = asking.begin.codes(of, part);
  return (
    <PlacesPicker
      label={label}
      hint={hint}
      noun={noun}
      places={codes}
      presets={one ? [] : [{ label: `All ${codes.length} ${noun}`, codes: codes.map(({ code }) => code) }]}
      several={one ? "never" : several}
      none={none}
      value={value === undefined ? [] : [value].flat()}
      onChange={(chosen) => set(chosen.length === 0 ? undefined : one ? chosen[0]! : [...chosen])}
    />
  );
}
