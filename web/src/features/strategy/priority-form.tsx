import { Link, useParams } from "@tanstack/react-router";
import { listInsights } from "@concord/contract/insights";
import { addPriority, changePriority } from "@concord/contract/strategy";
import { elementsOf, frameworkOf } from "@concord/domain/reference";
import { placeOf, PriorityWords, type StrategyView } from "@concord/domain/strategy";
import { useReadLater } from "../../app/use-read.ts";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { Button, Checkboxes, Form, Loading, partsOf, Problem, TextArea, TextField, useForm } from "../../ui/index.ts";
import { useGoTo } from "./use-go-to.ts";
import type { PriorityView } from "./priority-section.tsx";

type Props = { view: StrategyView; priority?: PriorityView; onDone: () => void; onCancel: () => void };

/** Waits for the insights that can be cited: the form offers none that is not there. */
export function PriorityForm(props: Props) {
  const insights = useReadLater(listInsights, { query: { limit: 100 } });
  if (insights.error) return <Problem error={insights.error} kept="Nothing was changed." />;
  if (!insights.data) return <Loading what="the insights that can be cited" />;
  return (
    <Fields
      {...props}
      insights={[
        ...insights.data.items.map(({ id, claim, standing }) => ({ id, claim, standing })),
        ...citedBefore(props, insights.data.items),
      ]}
    />
  );
}

/** What the priority cites and is offered to nobody anew, others having taken its place: it stays until it is taken away. */
function citedBefore({ view, priority }: Props, offered: readonly Pick<Citable, "id">[]): Citable[] {
  return view.citations
    .filter(({ id }) => priority?.cites.includes(id) && !offered.some((one) => one.id === id))
    .map(({ id, words, standing, retired }) => ({ id, claim: { words }, standing, ...(retired ? { retired: retired.how } : {}) }));
}

type Citable = {
  id: `ins_${string}`;
  claim: { words: string };
  standing: "holds" | "weakened" | "overturned";
  retired?: "merged" | "split";
};

function Fields({ view: { strategy, outcomes }, priority, onDone, onCancel, insights }: Props & { insights: readonly Citable[] }) {
  const { tenantId } = useParams({ from: "/t/$tenantId/strategy/$strategyId" });
  const framework = frameworkOf(strategy.framework);
  const form = useForm({
    start: {
      title: priority?.title ?? "",
      text: priority?.text ?? "",
      cites: (priority?.cites ?? []) as readonly PriorityWords["cites"][number][],
      alignsWith: (priority?.alignsWith ?? []) as readonly string[],
      outcomeIds: (priority?.outcomeIds ?? []) as readonly PriorityWords["outcomeIds"][number][],
    },
    judge: partsOf(PriorityWords),
  });
  const write = useCreateOrChange({
    create: addPriority,
    change: changePriority,
    changes: priority !== undefined,
    version: priority?.version,
    onDone,
  });
  const place = priority?.id ?? "new";
  useGoTo(place);

  const body = (): PriorityWords => ({
    ...form.values,
    cites: [...form.values.cites],
    alignsWith: [...form.values.alignsWith],
    outcomeIds: [...form.values.outcomeIds],
  });
  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        priority
          ? write.change({ params: { strategyId: strategy.id, priorityId: priority.id }, body: body(), ifMatch: write.begun })
          : write.create({ params: { strategyId: strategy.id }, body: body() })
      }
    >
      <TextField label="Title" hint="What you will focus on, in a few words." {...form.field("title")} />
      <TextArea
        label="Why, and what will be different"
        hint="Two or three paragraphs that a leader can read on a train."
        rows={7}
        most={8000}
        {...form.field("text")}
      />
      <div id={placeOf(place, "cites")}>
        {insights.length === 0 ? (
          <p>
            There are no insights to cite yet.{" "}
            <Link to={"/t/$tenantId/insights" as "/"} params={{ tenantId } as never}>
              Ask a question of your evidence first
            </Link>
            .
          </p>
        ) : (
          <Checkboxes
            label="Evidence it rests on"
            hint="At least one that stands. What no longer stands can be cited, but does not carry a priority."
            options={insights.map(({ id, claim, standing, retired }) => ({
              value: id,
              label: claim.words,
              hint: retired ? `${retired} into others: cite those instead` : standing,
            }))}
            {...form.field("cites")}
          />
        )}
      </div>
      <div id={placeOf(place, "alignsWith")}>
        <Checkboxes
          label="Where it lines up with the national framework"
          hint={framework?.title}
          options={(framework ? elementsOf(framework) : []).map(({ id, title, text }) => ({ value: id, label: title, hint: text }))}
          {...form.field("alignsWith")}
        />
      </div>
      {outcomes.length > 0 && (
        <Checkboxes
          label="Outcomes of the vision it is for"
          optional
          options={outcomes.map(({ id, title }) => ({ value: id, label: title }))}
          {...form.field("outcomeIds")}
        />
      )}
      {strategy.status === "adopted" && <p className="quiet">Keeping this makes the adopted strategy a draft again.</p>}
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {priority ? "Keep the change" : "Add the priority"}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
