import { Checkbox } from "../../../ui/index.ts";
import { useField } from "../fields/use-field.ts";

/** Enough for both tails of 95% to be steady, and few enough to be answered at once. */
export const drawn = { seed: 1, draws: 199, level: 0.95 };

/** Bounds hold whatever the rounding was, and are wide where many cells are added up; drawn intervals take each cell's error by itself. */
export function DrawnField() {
  const { id, value, set } = useField<typeof drawn>("simulation");
  return (
    <Checkbox
      id={id}
      name="drawn"
      label="Simulate the intervals"
      hint="They then hold 95% of what the figures may truly have been, each cell’s rounding taken by itself. Otherwise they hold whatever the rounding was, and are much wider."
      value={value !== undefined}
      onChange={(on) => set(on ? drawn : undefined)}
      error={undefined}
    />
  );
}
