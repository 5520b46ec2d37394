import * as contract from "@concord/contract/insights";
import { judgeReviewing, reviewNow, reviewRefusals, sayReview, sayVersions, type Insight, type Review } from "@concord/domain/insights";
import { useActor } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, day, Form, RadioGroup, Tag, TextArea, useForm } from "../../ui/index.ts";

const healths = { agreed: "holds", "changes-asked": "weak", before: "none", none: "none" } as const;

/** What others made of the claim, bound to what they read; and for whoever did not write it, their own word. */
export function ReviewCard({ insight }: { insight: Insight }) {
  const now = reviewNow(insight);
  const reviewing = judgeReviewing(insight, useActor());
  const newestFirst = (insight.reviews ?? []).toReversed();
  return (
    <Card title="Review" aside={<Tag health={healths[now.is]}>{sayReview(now)}</Tag>}>
      {now.is === "before" && <p className="small">{sinceWhat(now.since)}</p>}
      {newestFirst.length > 0 && (
        <ul className="told">
          {newestFirst.map((review) => (
            <li key={review.at}>
              <p>
                <strong>{review.byName}</strong> {saidOutcome[review.outcome]} on {day(review.at)}, on {sayVersions(review.pins)}
                {review.words === "" ? "." : ":"}
              </p>
              {review.words !== "" && <p className="quoted">“{review.words}”</p>}
            </li>
          ))}
        </ul>
      )}
      {reviewing.allowed ? (
        <ReviewForm key={insight.version} insight={insight} />
      ) : (
        <p className="small quiet gap-top">{reviewRefusals[reviewing.because]}</p>
      )}
    </Card>
  );
}

const saidOutcome = { agrees: "agreed", "asks-for-changes": "asked for changes" } as const;

function sinceWhat(since: readonly ("claim" | "run")[]): string {
  if (since.length === 2)
    return "Since the newest review the claim was worded otherwise, and its question was asked again of a newer version.";
  return since[0] === "claim"
    ? "Since the newest review the claim was worded otherwise."
    : "Since the newest review its question was asked again of a newer version.";
}

function ReviewForm({ insight }: { insight: Insight }) {
  const form = useForm<{ outcome: Review["outcome"]; words: string }>({
    start: { outcome: "agrees", words: "" },
    judge: ({ outcome, words }) =>
      outcome === "asks-for-changes" && words.trim() === "" ? [{ at: "words", detail: reviewRefusals["changes-not-said"] }] : [],
  });
  const write = useWrite(contract.reviewInsight);
  return (
    <details className="gap-top not-printed">
      <summary>Review it</summary>
      <Form
        form={form}
        failure={write.failure}
        onReadAgain={write.readAgain}
        onSubmit={() => write.send({ params: { insightId: insight.id }, ifMatch: insight.version, body: form.values })}
      >
        <RadioGroup
          label="Do the words say what the figure says, and no more?"
          hint="Your word is bound to the claim as it is worded, and to the answer it rests on now."
          options={[
            { value: "agrees", label: "I agree" },
            { value: "asks-for-changes", label: "I ask for changes" },
          ]}
          {...form.field("outcome")}
        />
        <TextArea label="In your words" optional={form.values.outcome === "agrees"} rows={3} most={1000} {...form.field("words")} />
        <Button type="submit" busy={write.sending}>
          Keep the review
        </Button>
      </Form>
    </details>
  );
}
