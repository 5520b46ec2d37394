import { useState } from "react";
import * as contract from "@concord/contract/insights";
import {
  changeRefusals,
  checkWords,
  contradicts,
  judgeChanging,
  judgeFindings,
  lastAnswered,
  type Insight,
} from "@concord/domain/insights";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, day, Dialog, Form, Notice, partsOf, TextArea, TextField, useForm } from "../../ui/index.ts";
import { claimOf, draftOf, isPerCent, type ClaimDraft } from "./claim-draft.ts";
import { RulesFields } from "./claim-fields.tsx";
import { sayAuthor, who } from "./who.ts";
import { FindingsList, WordsNotice } from "./words-notice.tsx";

/** Who made the claim, whether its words agree with the figure as it now is, and how it was worded before. */
export function WordingCard({ insight }: { insight: Insight }) {
  const [open, setOpen] = useState(false);
  const actor = useActor();
  const changing = judgeChanging(insight, actor);
  const now = checkWords(insight.claim.words, insight.claim, lastAnswered(insight), insight.about);
  const rightBecause = insight.words?.rightBecause;
  const contradicted = now.some(contradicts);
  return (
    <Card
      title="The words"
      note={`By ${sayAuthor(insight)}, ${day(insight.createdAt)}`}
      aside={
        <Button
          look="plain"
          little
          whyNot={notPermitted(actor, "insights.write") ?? (changing.allowed ? undefined : changeRefusals[changing.because])}
          onClick={() => setOpen(true)}
        >
          Word it otherwise
        </Button>
      }
    >
      {now.length === 0 ? (
        <p className="small">They agree with the figure as it now is, in direction and in size.</p>
      ) : (
        <Notice
          health={contradicted && rightBecause === undefined ? "over" : "weak"}
          title={contradicted ? "The words contradict the figure as it now is" : "What could not be held against the figure"}
        >
          <FindingsList findings={now} />
        </Notice>
      )}
      {rightBecause !== undefined && (
        <p className="gap-top">
          <strong>Why the words are right all the same:</strong> {rightBecause}
        </p>
      )}
      {(insight.earlierClaims ?? []).length > 0 && (
        <details className="gap-top">
          <summary>How it was worded before</summary>
          <ol className="told" reversed>
            {insight.earlierClaims!.toReversed().map(({ claim, byName, until, words }) => (
              <li key={until}>
                “{claim.words}”{" "}
                <span className="tiny">
                  {who(byName)}, until {day(until)}
                </span>
                {words?.rightBecause && <p className="tiny">Right because: {words.rightBecause}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {open && (
        <Dialog title="Word the claim otherwise" open onClose={() => setOpen(false)} wide>
          <RewordForm insight={insight} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </Card>
  );
}

function RewordForm({ insight, onClose }: { insight: Insight; onClose: () => void }) {
  const { unit } = insight.about;
  const toBody = (draft: ClaimDraft) => {
    const { words, margin, coverageMayFall, mayMeet } = claimOf(draft, unit) as ReturnType<typeof claimOf> & {
      coverageMayFall?: number;
      mayMeet?: boolean;
    };
    return {
      words,
      margin,
      ...(coverageMayFall === undefined ? {} : { coverageMayFall }),
      ...(mayMeet === undefined ? {} : { mayMeet }),
      ...(draft.rightBecause.trim() === "" ? {} : { rightBecause: draft.rightBecause.trim() }),
    };
  };
  const form = useForm<ClaimDraft>({
    start: { ...draftOf(insight.claim, unit), rightBecause: insight.words?.rightBecause ?? "" },
    judge: partsOf(contract.changeClaim.body, toBody),
  });
  const write = useWrite(contract.changeClaim, { onDone: onClose });
  const { values } = form;
  const words = judgeFindings(checkWords(values.words, insight.claim, lastAnswered(insight), insight.about), values.rightBecause);
  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() => {
        const { margin, ...body } = toBody(values);
        if (margin === undefined) return;
        void write.send({ params: { insightId: insight.id }, ifMatch: insight.version, body: { ...body, margin } });
      }}
    >
      <TextArea
        label="The claim, in your own words"
        hint="Its words are held against the figure as you write. What is claimed of which figure stays: another figure or threshold is another insight."
        rows={3}
        most={500}
        {...form.field("words")}
      />
      <WordsNotice words={values.words} judgement={words} />
      {(!words.allowed || values.rightBecause !== "") && (
        <TextField
          label="Why the words are right all the same"
          hint="Kept with the claim, and shown beside it."
          {...form.field("rightBecause")}
        />
      )}
      <details>
        <summary>What counts as weakened</summary>
        <RulesFields form={form} isPerCent={isPerCent(unit)} />
      </details>
      <p className="tiny">The claim as it was is kept. A review of it stays a review of that.</p>
      <div className="row">
        <Button type="submit" busy={write.sending} whyNot={words.allowed ? undefined : words.sentence}>
          Keep the change
        </Button>
        <Button look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
