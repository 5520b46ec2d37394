import type { ReactNode } from "react";
import type { Part } from "@concord/domain/questions";
import { PlacesPicker } from "../places-picker.tsx";
import { sameCodes } from "../places.ts";
import type { FieldName } from "../questions/question-page.ts";
import { codesIn, fitting } from "../workbench/asking.ts";
import { useField } from "./use-field.ts";

/** A table has smaller places where it has so many times as many. */
const finerBy = 3;

type Props = {
  at: FieldName;
  /** The role whose table has the places. */
  of: string;
  label: string;
  hint?: ReactNode;
  /** Which part of the table: its places, or where its flows begin or end. */
  part?: Part;
  /** What is done with several: they are added together, unless each is looked at by itself. */
  several?: "added" | "each";
  /** Where the parameter may be left out: what that is called, such as "No others". */
  none?: string;
};

/** The authority, everywhere, one place, or several: of a few or of many thousands. */
export function PlacesField({ at, of, label, hint, part = "place", several = "added", none }: Props) {
  const { value, start, set, asking } = useField<string[]>(at);
  if (asking.begin.sourceIfAny(of) === undefined) return null;
  const places = asking.begin.codes(of, part);
  const own = asking.begin.own(of, part);
  const everywhere = asking.begin.everywhere(of, part);
  const finer =
    at === "places"
      ? fitting(asking.page, of, asking.datasets).find((dataset) => codesIn(dataset, "place") >= finerBy * places.length)
      : undefined;
  return (
    <>
      <PlacesPicker
        label={label}
        hint={hint}
        places={places}
        presets={[...(own ? [own] : []), { label: `All ${everywhere.length} places`, codes: everywhere }]}
        several={several}
        none={none}
        value={value ?? []}
        onChange={(codes) => set(codes.length === 0 || (start !== undefined && sameCodes(codes, start)) ? undefined : [...codes])}
      />
      {finer && (
        <button type="button" className="link-button small" onClick={() => asking.change({ [of]: finer.id })}>
          {`Smaller places: ${finer.name}`}
        </button>
      )}
    </>
  );
}
