import { useState } from "react";
import * as contract from "@concord/contract/insights";
import type { Answer, Table } from "@concord/domain/questions";
import { Notice, NumberField, partsOf, Select, Standing, TextArea, TextField, useForm, type FormState } from "../../ui/index.ts";
import {
  aNumber,
  beginClaim,
  claimOf,
  everyOther,
  figureAt,
  isPerCent,
  judgeDraft,
  oneRow,
  type ClaimDraft,
  type DraftJudged,
  type FigureFound,
} from "./claim-draft.ts";
import type { Names } from "./questions/question-page.ts";
import { WordsNotice } from "./words-notice.tsx";

type Start = { answer: Answer; start: ClaimDraft };
export type ClaimForm = { form: FormState<ClaimDraft>; found: FigureFound; judged: DraftJudged };

/** A claim being written on an answer: what is typed, the figure it is of, and what saving it would come to. */
export function useClaimForm({ answer, start }: Start): ClaimForm {
  const unitOf = (draft: ClaimDraft) => figureAt(answer, draft)!.measure.unit; // an answer has a figure at least
  const form = useForm<ClaimDraft>({
    start,
    judge: (draft) => partsOf<ClaimDraft>(contract.createInsight.body.shape.claim, (typed) => claimOf(typed, unitOf(typed)))(draft),
  });
  return { form, found: figureAt(answer, form.values)!, judged: judgeDraft(form.values, answer, unitOf(form.values)) };
}

type Props = ClaimForm & { answer: Answer; names: Names | undefined };

/** The fields of a claim: which figure, in which words, held against what, and when it counts as weakened. */
export function ClaimFields({ form, found, judged, answer, names }: Props) {
  const [ownWords, setOwnWords] = useState(form.values.words !== beginClaim(found, answer, names).words);
  const { values } = form;
  const { table, row, measure } = found;

  /** Another figure is another claim; words that were made one's own are kept. */
  const startAgain = (at: { table?: string; row?: string; measure?: string }) => {
    const next = figureAt(answer, { ...values, ...at });
    if (!next) return;
    const { words, rightBecause: _, ...rest } = beginClaim(next, answer, names);
    form.set(ownWords ? rest : { words, ...rest });
  };
  const claimable = table.measures.filter(({ notClaimable }) => !notClaimable);
  const tables = answer.tables.filter(({ rows, measures }) => rows.length > 0 && measures.some(({ notClaimable }) => !notClaimable));
  const unit = isPerCent(measure.unit) ? "%" : undefined;
  const isAgainstRows = values.against !== aNumber;

  return (
    <>
      <div className="cols even">
        {tables.length > 1 && (
          <Select
            label="In"
            options={tables.map(({ key, title }) => ({ value: key, label: title }))}
            {...form.field("table")}
            onChange={(key) => startAgain({ table: key })}
          />
        )}
        <Select
          label="Of"
          options={table.rows.map(({ code, name }) => ({ value: code, label: name === code ? code : `${name} (${code})` }))}
          {...form.field("row")}
          onChange={(code) => startAgain({ row: code })}
        />
        <Select
          label="Figure"
          options={claimable.map(({ key, name }) => ({ value: key, label: name }))}
          {...form.field("measure")}
          onChange={(key) => startAgain({ measure: key })}
        />
      </div>
      <TextArea
        label="The claim, in your own words"
        hint="One sentence that a leader could say. It is what priorities and the deal will cite. Its words are held against the figure as you write."
        rows={3}
        most={500}
        {...form.field("words")}
        onChange={(words) => {
          setOwnWords(true);
          form.set({ words });
        }}
      />
      <WordsNotice words={values.words} judgement={judged.words} />
      {judged.words && (!judged.words.allowed || values.rightBecause !== "") && (
        <TextField
          label="Why the words are right all the same"
          hint="Kept with the claim, and shown beside it."
          {...form.field("rightBecause")}
        />
      )}
      <div className="row row-baseline">
        <Select label="It is true while the figure is" options={directions} {...form.field("direction")} />
        <Select
          label="Held against"
          options={againstOptions(table, values.row)}
          {...form.field("against")}
          onChange={(against) => {
            const { threshold, margin, direction } = beginClaim(found, answer, names);
            form.set(against === aNumber ? { against, threshold, margin, direction } : { against, threshold: 0 });
          }}
        />
        <NumberField
          key={`threshold ${values.table} ${values.row} ${values.measure} ${values.against}`}
          label={isAgainstRows ? "By more than" : "Threshold"}
          width="10"
          {...(unit ? { unit: isAgainstRows ? "points" : unit } : {})}
          {...form.field("threshold")}
        />
      </div>
      <details>
        <summary>What counts as weakened</summary>
        <RulesFields form={form} isPerCent={unit !== undefined} row={`${values.table} ${values.row} ${values.measure}`} />
      </details>
      {judged.standing && (
        <Notice live health={judged.standing.standing === "holds" ? "holds" : "weak"}>
          <p>
            It would be saved as <Standing standing={judged.standing.standing} />
          </p>
          <p className="small">{judged.standing.because}</p>
        </Notice>
      )}
      {judged.saving?.allowed === false && (
        <Notice live health="over" title="It would not be saved">
          {judged.saving.sentence}
        </Notice>
      )}
      {row.figures[measure.key]?.point === null && <p className="small">This figure is not known, so nothing can be claimed of it.</p>}
    </>
  );
}

type RulesProps = { form: Pick<FormState<ClaimDraft>, "field">; isPerCent: boolean; row?: string };

/** When the claim counts as weakened, on newer evidence. */
export function RulesFields({ form, isPerCent: inPerCent, row = "" }: RulesProps) {
  return (
    <>
      <div className="row row-baseline">
        <NumberField key={`margin ${row}`} label="Margin" width="10" {...(inPerCent ? { unit: "points" } : {})} {...form.field("margin")} />
        <NumberField label="Coverage may fall by" width="4" unit="%" {...form.field("coverageMayFall")} />
        <Select label="If its interval comes to reach the line" options={meetings} {...form.field("mayMeet")} />
      </div>
      <p className="hint">
        The margin is how far the figure may move towards what it is held against, on newer evidence, before the claim counts as weakened.
        Coverage is the share of the cells it needs that have a figure. Both are measured from the run you see now, and not from the run
        before.
      </p>
    </>
  );
}

const againstOptions = (table: Table, row: string) => {
  const within = table.rows.find(({ code }) => code === row)?.within;
  const others = table.rows.filter((one) => one.code !== row);
  return [
    { value: aNumber, label: "a number" },
    ...(others.some((one) => one.within === within) ? [{ value: everyOther, label: "every other in the table" }] : []),
    ...others.map(({ code, name }) => ({ value: oneRow(code), label: name })),
  ];
};

const directions = [
  { value: "above", label: "above" },
  { value: "below", label: "below" },
] as const;
const meetings = [
  { value: "no", label: "the claim is weakened" },
  { value: "yes", label: "the claim still holds" },
] as const;
