import { useId } from "react";
import { listNomisCodes } from "@concord/contract/connectors";
import type { NomisPeriods } from "@concord/domain/connectors";
import { useReadLater } from "../../app/use-read.ts";
import { Loading } from "../../ui/index.ts";
import { CodePicker } from "./code-picker.tsx";
import { Trouble } from "./trouble.tsx";

type Props = { dataset: string; periods: NomisPeriods; onChange: (periods: NomisPeriods) => void };

/** The newest so many, which move on by themselves; or some that stay as they are. */
export function PeriodPicker({ dataset, periods, onChange }: Props) {
  const id = useId();
  const listed = periods.kind === "listed";
  const read = useReadLater(listNomisCodes, { params: { nomisId: dataset, dimension: "time" }, query: {} }, { when: listed });
  return (
    <fieldset className="field">
      <legend>Periods</legend>
      <div className="choice">
        <input
          type="radio"
          id={`${id}-latest`}
          name={`${id}-which`}
          checked={!listed}
          onChange={() => onChange({ kind: "latest", count: 1 })}
        />
        <div>
          <label htmlFor={`${id}-latest`}>The newest</label>
          <span className="hint">Each fetch brings what is newest on the day.</span>
        </div>
      </div>
      {periods.kind === "latest" && (
        <div className="under-choice">
          <label htmlFor={`${id}-count`}>How many</label>
          <input
            id={`${id}-count`}
            className="width-4"
            type="number"
            min={1}
            max={120}
            value={periods.count}
            onChange={(event) => {
              const count = Math.trunc(Number(event.target.value));
              if (count >= 1 && count <= 120) onChange({ kind: "latest", count });
            }}
          />
        </div>
      )}
      <div className="choice">
        <input
          type="radio"
          id={`${id}-listed`}
          name={`${id}-which`}
          checked={listed}
          onChange={() => onChange({ kind: "listed", codes: [] })}
        />
        <label htmlFor={`${id}-listed`}>Only some, which stay the same</label>
      </div>
      {periods.kind === "listed" && (
        <div className="under-choice">
          {read.error !== undefined && <Trouble error={read.error} onAgain={read.readAgain} />}
          {!read.data && read.error === undefined && <Loading what="the periods" lines={1} />}
          {read.data && (
            <CodePicker
              title="Which periods"
              codes={read.data.items.toReversed()}
              chosen={periods.codes}
              onChange={(codes) => onChange({ kind: "listed", codes })}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}
