import { useMemo } from "react";
import { codeSetNamed } from "@concord/domain/code-sets";
import type { Failure } from "@concord/kernel";
import { useHere } from "../../app/session.ts";
import { Button, Notice, number, type FormState } from "../../ui/index.ts";
import { wrongMembers, type AreaDraft } from "./area-draft.ts";
import { ChosenPlaces } from "./chosen-places.tsx";
import { FindPlaces } from "./find-places.tsx";
import { PasteCodes } from "./paste-codes.tsx";

type Props = { form: FormState<AreaDraft>; answered: { failure: Failure | undefined; sent: readonly string[] } };

/** The places an area is made of: found by typing, pasted as codes, and listed with what is wrong with any of them. */
export function MembersField({ form, answered }: Props) {
  const { tenant } = useHere();
  const { codeSet, members } = form.values;
  const { id, error } = form.field("members");
  const set = codeSetNamed(codeSet);
  const wrong = useMemo(() => wrongMembers({ codeSet, members }, answered), [codeSet, members, answered.failure, answered.sent]);
  const choose = (codes: readonly string[]) => form.set({ members: [...new Set(codes)] });
  const own = tenant.districts.filter(({ code }) => set?.family === "LAD" && set.codes?.().has(code) && !members.includes(code));

  return (
    <fieldset className={error ? "field wrong" : "field"} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>Places in it</legend>
      {error && (
        <p className="error" id={`${id}-error`}>
          <span className="for-readers">Error: </span>
          {error}
        </p>
      )}
      <div className="cols even ways-in">
        {set?.codes ? (
          <FindPlaces key={codeSet} codeSet={codeSet} listName={set.name} chosen={members} onChoose={choose} />
        ) : (
          <Notice title="Paste the codes of these">
            There are too many of these places to list their names here. A code is known by its shape, and it is checked against that.
          </Notice>
        )}
        <div className="stack">
          <PasteCodes field={form.field("pasted")} set={set} chosen={members} onAdd={choose} />
          {own.length > 0 && (
            <Button look="plain" little onClick={() => choose([...members, ...own.map(({ code }) => code)])}>
              Add the {number(own.length)} {own.length === 1 ? "district" : "districts"} of {tenant.name}
            </Button>
          )}
        </div>
      </div>
      <ChosenPlaces id={id} set={set} chosen={members} wrong={wrong} onChange={choose} />
    </fieldset>
  );
}
