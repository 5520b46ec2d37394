import { useState } from "react";
import type { QualificationLevelAsked } from "@concord/domain/questions";
import { useField } from "../fields/use-field.ts";
import { useAsking } from "../workbench/asking.ts";
import { lackingSide, moved } from "./levels-in.ts";
import { categoriesOf } from "./qualifications-short-finding.ts";

/** At which level each category of the two tables counts. It is asked with once both sides have something at every level. */
export function LevelsField() {
  const { value = [], set } = useField<QualificationLevelAsked[]>("levels");
  const { begin } = useAsking();
  const [draft, setDraft] = useState<readonly QualificationLevelAsked[]>();
  const levels = draft ?? value;
  const wrong = lackingSide(levels);
  const move = (side: "held" | "required", category: string, to: number | undefined) => {
    const next = moved(levels, { side, category, to });
    const isWhole = lackingSide(next) === undefined;
    setDraft(isWhole ? undefined : next);
    if (isWhole) set(next);
  };
  return (
    <details className="more-choices">
      <summary>What counts at which level</summary>
      <div>
        {wrong && draft && (
          <p className="small" role="status">
            {wrong} The answer stays as it was until it is.
          </p>
        )}
        {(["required", "held"] as const).map((side) => (
          <fieldset key={side} className="field">
            <legend>{side === "required" ? "Jobs need" : "People hold"}</legend>
            {categoriesOf(begin, side).map(({ code, name }) => {
              const at = levels.findIndex((level) => level[side].includes(code));
              const id = `level-${side}-${code.replace(/\W+/g, "-")}`;
              return (
                <p key={code} className="row">
                  <label htmlFor={id} className="small">
                    {name}
                  </label>
                  <select
                    id={id}
                    value={at < 0 ? "" : String(at)}
                    onChange={({ target }) => move(side, code, target.value === "" ? undefined : Number(target.value))}
                  >
                    <option value="">at no level</option>
                    {levels.map((level, index) => (
                      <option key={level.name} value={index}>
                        {level.name}
                      </option>
                    ))}
                  </select>
                </p>
              );
            })}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
