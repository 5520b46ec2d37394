import { Link, useParams } from "@tanstack/react-router";
import { addAction, changeAction, removeAction } from "@concord/contract/strategy";
import type { Member } from "@concord/domain/people";
import { ActionWords, placeOf, type StrategyView } from "@concord/domain/strategy";
import type { FailurePart } from "@concord/kernel";
import { useCreateOrChange } from "../../app/use-create-or-change.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, ComboBox, DateField, ErrorSummary, Form, MoneyField, partsOf, Select, TextField, useForm } from "../../ui/index.ts";
import { useGoTo } from "./use-go-to.ts";
import type { PriorityView } from "./priority-section.tsx";

type Props = {
  view: StrategyView;
  priority: PriorityView;
  people: readonly Member[];
  action?: PriorityView["actions"][number];
  onDone: () => void;
  onCancel: () => void;
};

const statuses = [
  { value: "", label: "Not said yet" },
  { value: "indicative", label: "Indicative: discussed, nobody is bound" },
  { value: "committed", label: "Committed: agreed by who pays" },
  { value: "secured", label: "Secured: in a budget" },
] as const;

type Typed = {
  title: string;
  ownerId: string | undefined;
  startsOn: string;
  endsOn: string;
  costPounds: number | undefined;
  fundingSource: string;
  fundingStatus: (typeof statuses)[number]["value"];
  outcomeId: string;
};

/** What is blank is left out: the API takes an action that still lacks something, and readiness says what. */
const bodyOf = ({ fundingSource, fundingStatus, ...typed }: Typed) => ({
  title: typed.title,
  ownerId: typed.ownerId,
  startsOn: typed.startsOn || undefined,
  endsOn: typed.endsOn || undefined,
  costPounds: typed.costPounds,
  funding: fundingSource.trim() || fundingStatus ? { source: fundingSource, status: fundingStatus } : undefined,
  outcomeId: typed.outcomeId || undefined,
});

const besideField: Record<string, string> = { "funding.source": "fundingSource", "funding.status": "fundingStatus" };
const judge = (typed: Typed): FailurePart[] =>
  partsOf<Typed>(
    ActionWords,
    bodyOf,
  )(typed).map(({ at, detail }) => ({
    at: besideField[at] ?? at,
    detail:
      at === "funding.source"
        ? "Say who pays."
        : at === "funding.status"
          ? "Say whether the money is indicative, committed or secured."
          : detail,
  }));

export function ActionForm({ view, priority, people, action, onDone, onCancel }: Props) {
  const { tenantId } = useParams({ from: "/t/$tenantId/strategy/$strategyId" });
  const form = useForm<Typed>({
    start: {
      title: action?.title ?? "",
      ownerId: action?.ownerId,
      startsOn: action?.startsOn ?? "",
      endsOn: action?.endsOn ?? "",
      costPounds: action?.costPounds,
      fundingSource: action?.funding?.source ?? "",
      fundingStatus: action?.funding?.status ?? "",
      outcomeId: action?.outcomeId ?? "",
    },
    judge,
  });
  const write = useCreateOrChange({
    create: addAction,
    change: changeAction,
    changes: action !== undefined,
    version: action?.version,
    onDone,
  });
  const remove = useWrite(removeAction, { onDone });
  const params = { strategyId: view.strategy.id, priorityId: priority.id };
  const place = (field: string) => `${placeOf(action?.id ?? "new", field)}-form`;
  useGoTo(action?.id ?? "new");

  function submit() {
    const body = ActionWords.parse(bodyOf(form.values)); // judged before it is sent
    if (action) void write.change({ params: { ...params, actionId: action.id }, body, ifMatch: write.begun });
    else void write.create({ params, body });
  }

  return (
    <>
      <ErrorSummary failure={remove.failure} onReadAgain={remove.readAgain} />
      <Form form={form} failure={write.failure} onReadAgain={write.readAgain} onSubmit={submit}>
        <TextField label="What will be done" {...form.field("title")} />
        <div id={place("owner")}>
          <ComboBox
            label="Owner"
            hint="One person who answers for it."
            optional
            options={people
              .filter(({ status }) => status === "active")
              .map(({ personId, name, title }) => ({ value: personId, label: name, hint: title }))}
            {...form.field("ownerId")}
          />
        </div>
        <div className="cols even" id={place("dates")}>
          <DateField label="Starts on" optional {...form.field("startsOn")} />
          <DateField label="Ends on" optional {...form.field("endsOn")} />
        </div>
        <div className="cols even">
          <div id={place("cost")}>
            <MoneyField
              label="Cost"
              hint="The whole of it: 6.4m, £250,000. If it costs nothing, 0."
              optional
              {...form.field("costPounds")}
            />
          </div>
          <div id={place("outcome")}>
            {view.outcomes.length === 0 ? (
              <p>
                The vision has no outcome to aim at.{" "}
                <Link to={"/t/$tenantId/vision" as "/"} params={{ tenantId } as never}>
                  Add one
                </Link>
                .
              </p>
            ) : (
              <Select
                label="Target outcome"
                hint="What of the vision it will change."
                optional
                options={[
                  { value: "", label: "Not said yet" },
                  ...view.outcomes.map(({ id, title }) => ({ value: id as string, label: title })),
                ]}
                {...form.field("outcomeId")}
              />
            )}
          </div>
        </div>
        <div className="cols even" id={place("funding")}>
          <TextField
            label="Who pays"
            hint="Integrated settlement, investment fund, a named partner."
            optional
            {...form.field("fundingSource")}
          />
          <Select label="How sure the money is" optional options={statuses} {...form.field("fundingStatus")} />
        </div>
        {view.strategy.status === "adopted" && <p className="quiet">Keeping this makes the adopted strategy a draft again.</p>}
        <div className="row">
          <Button type="submit" busy={write.sending}>
            {action ? "Keep the change" : "Add the action"}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
          {action && (
            <span className="push">
              <Button
                look="quiet"
                busy={remove.sending}
                onClick={() => void remove.send({ params: { ...params, actionId: action.id }, ifMatch: action.version })}
              >
                Remove this action
              </Button>
            </span>
          )}
        </div>
      </Form>
    </>
  );
}
