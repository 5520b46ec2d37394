import { Field } from "../../../ui/index.ts";
import { Choose } from "./choose.tsx";
import { useField } from "./use-field.ts";
import type { FieldName } from "../questions/question-page.ts";
import { More } from "./more.tsx";

type Simulation = { seed: number; draws: number; level: number };

/** How intervals are simulated, where nothing tighter can be shown: how often, and from which seed. */
export function SimulationField({
  at = "simulation" as FieldName,
  draws = [199, 499, 999],
}: {
  at?: FieldName;
  draws?: readonly number[];
}) {
  const { id, value, set } = useField<Simulation>(at);
  if (value === undefined) return null;
  const counts = [...new Set([...draws, value.draws])].toSorted((one, other) => one - other);
  return (
    <More title="How the intervals are simulated">
      <Choose
        id={`${id}-draws`}
        name="draws"
        label="Draws"
        hint="More are steadier, and take longer."
        value={String(value.draws)}
        options={counts.map((one) => ({ code: String(one), name: String(one) }))}
        onChange={(code) => set({ ...value, draws: Number(code) })}
      />
      <Field id={`${id}-seed`} name="seed" label="Seed" hint="The same seed gives the same intervals on every machine." error={undefined}>
        {(described) => (
          <input
            {...described}
            className="width-4"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={value.seed}
            key={value.seed}
            onBlur={({ target }) => {
              const seed = Number(target.value);
              if (Number.isInteger(seed) && seed !== value.seed && target.value.trim() !== "") set({ ...value, seed });
            }}
          />
        )}
      </Field>
    </More>
  );
}
