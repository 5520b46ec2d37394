import type { SectorDetail } from "@concord/domain/questions";
import { number } from "../../../ui/index.ts";
import type { FieldName } from "../questions/question-page.ts";
import { fieldOf } from "../workbench/asking.ts";
import { Choose } from "./choose.tsx";
import { useField } from "./use-field.ts";

const names: Record<Exclude<SectorDetail, "as-published">, string> = {
  section: "Sections (21)",
  division: "Divisions (88)",
  group: "Groups (272)",
  class: "Classes (615)",
};

/** How fine the sectors are, as far as the codes of a table go. A coarser detail than what is looked into cannot be had. */
export function SectorDetailField({ at = "sectorDetail" as FieldName, of }: { at?: FieldName; of: string }) {
  const { id, value, asking } = useField<SectorDetail>(at);
  if (asking.begin.sourceIfAny(of) === undefined) return null;
  const options = asking.begin.options(of);
  if (options.sectorDetails.length < 2) return null;
  const within = fieldOf(asking.question, "within");
  return (
    <Choose
      id={id}
      name={at}
      label="Sector detail"
      hint={within === undefined ? undefined : "Another detail shows every sector again."}
      value={value ?? ""}
      options={[...new Set([...options.sectorDetails, ...(value === undefined ? [] : [value])])].map((detail) => ({
        code: detail,
        name: detail === "as-published" ? `As published (${number(asking.begin.codes(of, "industry").length)})` : names[detail],
      }))}
      onChange={(detail) => asking.change({ [at]: detail, within: undefined })}
    />
  );
}
