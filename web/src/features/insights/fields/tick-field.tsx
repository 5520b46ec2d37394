import type { ReactNode } from "react";
import { Checkbox } from "../../../ui/index.ts";
import type { FieldName } from "../questions/question-page.ts";
import { useField } from "./use-field.ts";

/** Yes or no. */
export function TickField({ at, label, hint }: { at: FieldName; label: string; hint?: ReactNode }) {
  const { id, value, set } = useField<boolean>(at);
  return <Checkbox id={id} name={at} label={label} hint={hint} value={value ?? false} onChange={set} error={undefined} />;
}
