import { useId } from "react";
import type { FieldName } from "../questions/question-page.ts";
import { fieldOf, useAsking, type Asking } from "../workbench/asking.ts";

/** A parameter of the question at hand: its value, and how it is changed. `None` where the question leaves it out. */
export function useField<T>(at: FieldName): {
  id: string;
  value: T | undefined;
  start: T | undefined;
  set: (value: T | undefined) => void;
  asking: Asking;
} {
  const asking = useAsking();
  const id = useId();
  return {
    id,
    value: fieldOf(asking.question, at) as T | undefined,
    start: fieldOf(asking.start, at) as T | undefined,
    set: (value) => asking.change({ [at]: value }),
    asking,
  };
}
