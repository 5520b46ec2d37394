import type { Failure } from "@concord/kernel";
import { Button, DateField, Form, Select, TextArea, useForm } from "../../ui/index.ts";
import { bodyOf, isArea, judgeRecoding, type RecodingBody, type RecodingDraft } from "./recoding-draft.ts";

type Props = {
  start: RecodingDraft;
  areas: readonly { id: string; name: string }[];
  lists: readonly { key: string; name: string }[];
  busy: boolean;
  failure: Failure | undefined;
  onAsk: (body: RecodingBody) => void;
};

export const levels = [
  { value: "lad", label: "Districts as they were on a day" },
  { value: "combined-authority", label: "Combined authorities on a day" },
  { value: "region", label: "Regions" },
  { value: "country", label: "Countries" },
] as const;

/** Codes, what they are said to be, and where they are to be found. */
export function RecodingForm({ start, areas, lists, busy, failure, onAsk }: Props) {
  const form = useForm({ start, judge: judgeRecoding });
  return (
    <Form form={form} failure={failure} onSubmit={() => onAsk(bodyOf(form.values))}>
      <TextArea
        label="Codes of districts"
        hint="Parted by commas, spaces or lines, or straight from a spreadsheet: 5,000 at most, of whatever years."
        rows={6}
        {...form.field("codes")}
      />
      <Select
        label="The list they are said to be of"
        hint="Then codes that are not on that list are named as well."
        optional
        options={[{ value: "", label: "Not said" }, ...lists.map(({ key, name }) => ({ value: key, label: name }))]}
        {...form.field("from")}
      />
      <Select
        label="Find them in"
        options={[...levels, ...areas.map(({ id, name }) => ({ value: id, label: `${name} (your area)` }))]}
        {...form.field("to")}
      />
      {!isArea(form.values.to) && <DateField label="As things stood on" {...form.field("on")} />}
      <div className="row">
        <Button type="submit" busy={busy}>
          Find them
        </Button>
      </div>
    </Form>
  );
}
