import { useState } from "react";
import { changeArea, createArea } from "@concord/contract/geography";
import { getCodeSets } from "@concord/contract/reference";
import type { Area } from "@concord/domain/geography";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { useRead } from "../../app/use-read.ts";
import { Button, Form, Select, TextArea, TextField, useForm } from "../../ui/index.ts";
import { bodyOf, judgeDraft, type AreaDraft } from "./area-draft.ts";
import { MembersField } from "./members-field.tsx";

type Props = { area?: Area; onDone: (area: Area) => void; onCancel: () => void };

/** An area in a person's words: what it is called, what for, and the places it is made of. */
export function AreaForm({ area, onDone, onCancel }: Props) {
  const { codeSets } = useRead(getCodeSets);
  const lists = codeSets.filter(({ meaning }) => meaning === "place");
  const start: AreaDraft = {
    name: area?.name ?? "",
    description: area?.description ?? "",
    codeSet: area?.codeSet ?? lists[0]?.key ?? "", // the newest list of districts stands first
    members: area?.members ?? [],
    pasted: "",
  };
  const form = useForm({ start, judge: judgeDraft });
  const write = useCreateOrChange({ create: createArea, change: changeArea, changes: area !== undefined, version: area?.version, onDone });
  const [sent, setSent] = useState<readonly string[]>([]);
  const send = () => {
    const body = bodyOf(form.values);
    setSent(body.members);
    return area ? write.change({ params: { areaId: area.id }, body, ifMatch: write.begun }) : write.create({ body });
  };

  return (
    <Form form={form} failure={write.failure} onReadAgain={write.readAgain} onSubmit={send}>
      <TextField label="Name" hint="As people here call it: Aire Valley corridor." {...form.field("name")} />
      <TextArea
        label="What it is for"
        hint="What it covers, who drew it, and what it is used for."
        optional
        rows={3}
        most={2000}
        {...form.field("description")}
      />
      <Select
        label="Made of"
        hint="Which codes, and of which year. Choose the list that your tables are in; tables of another year are brought to it."
        options={lists.map((list) => ({ value: list.key, label: labelOf(list) }))}
        {...form.field("codeSet")}
      />
      <MembersField form={form} answered={{ failure: write.failure, sent }} />
      <div className="row">
        <Button type="submit" whyNot={notPermitted(useActor(), "evidence.write")} busy={write.sending}>
          {area ? "Keep the changes" : "Make the area"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}

function labelOf({ key, name, size }: { key: string; name: string; size?: number | undefined }): string {
  if (key === "lad") return "Districts of any year (LAD)";
  if (key.startsWith("lad-")) return `Districts of ${key.slice(4)} (${name})`;
  return size === undefined ? `${name}, by code alone` : name;
}
