import type { Member } from "@concord/domain/people";
import { movePriority, removePriority } from "@concord/contract/strategy";
import { elementNamed } from "@concord/domain/reference";
import { placeOf, type StrategyView } from "@concord/domain/strategy";
import { useState } from "react";
import { useWrite } from "../../app/use-write.ts";
import { Button, count, Dialog, ErrorSummary, Tag } from "../../ui/index.ts";
import { ActionForm } from "./action-form.tsx";
import { ActionsTable } from "./actions-table.tsx";
import { Margin } from "./margin.tsx";
import { PriorityForm } from "./priority-form.tsx";

export type PriorityView = StrategyView["priorities"][number];
/** Opens a form (none closes it), and goes to a place in it. */
export type OnOpen = (edit?: string, where?: string) => void;

type Props = {
  view: StrategyView;
  priority: PriorityView;
  number: number;
  people: readonly Member[];
  edit: string | undefined;
  onOpen: OnOpen | undefined;
};

/** A priority as a section of the document: its words, its evidence in the margin, its actions. */
export function PrioritySection({ view, priority, number, people, edit, onOpen }: Props) {
  if (edit === priority.id && onOpen) {
    return (
      <section className="card stack-wide" id={priority.id} aria-label={`Change priority ${number}`}>
        <h2>Change priority {number}</h2>
        <PriorityForm view={view} priority={priority} onDone={() => onOpen()} onCancel={() => onOpen()} />
      </section>
    );
  }
  const action = priority.actions.find(({ id }) => id === edit);
  const adding = edit === `action:${priority.id}`;

  return (
    <section className="card priority" id={priority.id} aria-labelledby={`${priority.id}-title`}>
      <div className="priority-words">
        <h2 id={`${priority.id}-title`}>
          <span className="priority-number">{number}</span> {priority.title}
        </h2>
        {priority.text ? (
          <div className="prose measure gap-top">{priority.text}</div>
        ) : (
          <p className="quiet gap-top">Nothing is written under it yet.</p>
        )}
        <Aims view={view} priority={priority} />
      </div>
      <Margin view={view} priority={priority} onOpen={onOpen} />

      <div className="priority-actions" id={placeOf(priority.id, "actions")}>
        <ActionsTable view={view} priority={priority} people={people} onOpen={onOpen} />
        {onOpen && (action || adding) && (
          <div className="action-form">
            <h3>{action ? `Change “${action.title}”` : "A new action"}</h3>
            <ActionForm
              key={action?.id ?? "new"}
              view={view}
              priority={priority}
              people={people}
              {...(action ? { action } : {})}
              onDone={() => onOpen()}
              onCancel={() => onOpen()}
            />
          </div>
        )}
      </div>
      {onOpen && <Doing view={view} priority={priority} number={number} adding={adding} onOpen={onOpen} />}
    </section>
  );
}

function Aims({ view, priority }: Pick<Props, "view" | "priority">) {
  const outcomes = view.outcomes.filter(({ id }) => priority.outcomeIds.includes(id));
  return (
    <div className="aims" id={placeOf(priority.id, "alignsWith")}>
      <p className="small">
        <strong>Lines up with </strong>
        {priority.alignsWith.length === 0 && <span className="quiet">nothing in the framework yet</span>}
        {priority.alignsWith.map((id) => (
          <Tag key={id}>{elementNamed(id)?.title ?? id}</Tag>
        ))}
      </p>
      {outcomes.length > 0 && (
        <p className="small">
          <strong>For </strong>
          {outcomes.map(({ title }) => title).join("; ")}
        </p>
      )}
    </div>
  );
}

function Doing({
  view,
  priority,
  number,
  adding,
  onOpen,
}: {
  view: StrategyView;
  priority: PriorityView;
  number: number;
  adding: boolean;
  onOpen: OnOpen;
}) {
  const move = useWrite(movePriority);
  const remove = useWrite(removePriority, { onDone: () => onOpen() });
  const [asking, setAsking] = useState(false);
  const params = { strategyId: view.strategy.id, priorityId: priority.id };
  const to = (towards: "earlier" | "later") => void move.send({ params, body: { towards }, ifMatch: priority.version });

  return (
    <div className="priority-do">
      <ErrorSummary failure={move.failure ?? remove.failure} onReadAgain={move.failure ? move.readAgain : remove.readAgain} />
      <div className="row">
        {!adding && (
          <Button look="plain" little onClick={() => onOpen(`action:${priority.id}`)}>
            Add an action
          </Button>
        )}
        <Button look="plain" little onClick={() => onOpen(priority.id)}>
          Change<span className="for-readers"> priority {number}</span>
        </Button>
        {number > 1 && (
          <Button look="quiet" little busy={move.sending} onClick={() => to("earlier")}>
            Move up<span className="for-readers"> priority {number}</span>
          </Button>
        )}
        {number < view.priorities.length && (
          <Button look="quiet" little busy={move.sending} onClick={() => to("later")}>
            Move down<span className="for-readers"> priority {number}</span>
          </Button>
        )}
        <Button look="quiet" little onClick={() => setAsking(true)}>
          Remove<span className="for-readers"> priority {number}</span>
        </Button>
      </div>
      <Dialog title={`Remove “${priority.title}”?`} open={asking} onClose={() => setAsking(false)}>
        <p>
          {priority.actions.length === 0 ? "It has no actions." : `It goes with its ${count(priority.actions.length, "action")}.`} The audit
          keeps that it was here.
        </p>
        <div className="row">
          <Button
            look="warn"
            busy={remove.sending}
            onClick={() => {
              setAsking(false);
              void remove.send({ params, ifMatch: priority.version });
            }}
          >
            Remove it
          </Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
