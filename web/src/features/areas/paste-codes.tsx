import { useState } from "react";
import { isInCodeSet, type CodeSet } from "@concord/domain/code-sets";
import { Button, count, TextArea, type FieldState } from "../../ui/index.ts";
import { likelyMeant } from "./likely-meant.ts";
import { codesIn } from "./pasted-codes.ts";

type Props = { field: FieldState<string>; set: CodeSet | undefined; chosen: readonly string[]; onAdd: (codes: readonly string[]) => void };

/** A list of codes from elsewhere. All of it goes among the places: what is on no list is named there, and mended there. */
export function PasteCodes({ field, set, chosen, onAdd }: Props) {
  const [said, setSaid] = useState("");
  const add = () => {
    const { entries, beside } = codesIn(field.value);
    if (entries.length === 0) return setSaid("There is no code in the box yet.");
    // A name of the list is as good as its code.
    const codes = entries.map((entry) => {
      const meant = set && !isInCodeSet(set, entry) ? likelyMeant(set, entry) : undefined;
      return meant?.how === "named" ? meant.code : entry;
    });
    const fresh = [...new Set(codes)].filter((code) => !chosen.includes(code));
    const bad = set ? fresh.filter((code) => !isInCodeSet(set, code)).length : 0;
    onAdd([...chosen, ...fresh]);
    field.onChange("");
    setSaid(sayAdded({ fresh: fresh.length, again: entries.length - fresh.length, bad, beside }));
  };

  return (
    <div className="paste-codes">
      <TextArea label="Or paste codes" hint="Parted by commas, spaces or lines, or straight from a spreadsheet." rows={5} {...field} />
      <Button look="plain" little onClick={add}>
        Add these codes
      </Button>
      <p className="small gap-top" role="status">
        {said}
      </p>
    </div>
  );
}

type Added = { fresh: number; again: number; bad: number; beside: readonly string[] };

function sayAdded({ fresh, again, bad, beside }: Added): string {
  const sentences = [
    `${fresh === 0 ? "Nothing new" : count(fresh, "code")} added.`,
    again > 0 ? `${count(again, "code")} ${again === 1 ? "was" : "were"} there already.` : "",
    bad > 0 ? `${bad === 1 ? "1 is not" : `${count(bad, "code")} are not`} of this list: see below.` : "",
    beside.length > 0
      ? `Words beside codes were taken as their names: ${beside.slice(0, 5).join(", ")}${beside.length > 5 ? ` and ${beside.length - 5} more` : ""}.`
      : "",
  ];
  return sentences.filter(Boolean).join(" ");
}
