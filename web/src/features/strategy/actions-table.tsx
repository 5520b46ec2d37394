import type { Member } from "@concord/domain/people";
import { moveAction } from "@concord/contract/strategy";
import { placeOf, type StrategyView } from "@concord/domain/strategy";
import type { ReactNode } from "react";
import { useWrite } from "../../app/use-write.ts";
import { Button, dayShort, ErrorSummary, Money, Table, Tag } from "../../ui/index.ts";
import type { OnOpen, PriorityView } from "./priority-section.tsx";

type Props = { view: StrategyView; priority: PriorityView; people: readonly Member[]; onOpen: OnOpen | undefined };
type ActionView = PriorityView["actions"][number];

/** Who does what by when, for how much, from whose money and to what end. What is missing says so, and leads to where it is said. */
export function ActionsTable({ view, priority, people, onOpen }: Props) {
  const move = useWrite(moveAction);
  const { actions } = priority;
  if (actions.length === 0) return <p className="quiet">No action yet: nobody has said what will be done.</p>;

  const lacking = (action: ActionView, field: string, words: string) =>
    onOpen ? (
      <button type="button" className="link-button lacking" onClick={() => onOpen(action.id, placeOf(action.id, field))}>
        {words}
        <span className="for-readers"> for {action.title}</span>
      </button>
    ) : (
      <span className="lacking">{words}</span>
    );
  const cell = (action: ActionView, field: string, value: ReactNode) => <span id={placeOf(action.id, field)}>{value}</span>;

  return (
    <>
      <ErrorSummary failure={move.failure} onReadAgain={move.readAgain} />
      <Table
        caption={`Actions for ${priority.title}`}
        captionHidden
        rows={actions}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Action",
            rowHead: true,
            width: "26%",
            cell: (action) => <span id={action.id}>{action.title}</span>,
          },
          {
            head: "Owner",
            cell: (action) =>
              cell(
                action,
                "owner",
                action.ownerId
                  ? (people.find(({ personId }) => personId === action.ownerId)?.name ?? "has left")
                  : lacking(action, "owner", "no owner"),
              ),
          },
          {
            head: "Dates",
            cell: (action) =>
              cell(
                action,
                "dates",
                action.startsOn && action.endsOn ? (
                  <>
                    {dayShort(action.startsOn)} to {dayShort(action.endsOn)}
                  </>
                ) : (
                  lacking(action, "dates", "no dates")
                ),
              ),
          },
          {
            head: "Cost",
            numeric: true,
            cell: (action) =>
              cell(
                action,
                "cost",
                action.costPounds === undefined ? lacking(action, "cost", "no cost") : <Money pounds={action.costPounds} short />,
              ),
          },
          {
            head: "Funding",
            cell: (action) =>
              cell(
                action,
                "funding",
                action.funding ? (
                  <>
                    {action.funding.source}{" "}
                    <Tag health={action.funding.status === "indicative" ? "none" : "holds"}>{action.funding.status}</Tag>
                  </>
                ) : (
                  lacking(action, "funding", "no funding")
                ),
              ),
          },
          {
            head: "For",
            cell: (action) =>
              cell(
                action,
                "outcome",
                view.outcomes.find(({ id }) => id === action.outcomeId)?.title ?? lacking(action, "outcome", "no outcome"),
              ),
          },
          ...(onOpen
            ? [
                {
                  head: <span className="for-readers">Change</span>,
                  cell: (action: ActionView) => (
                    <span className="action-do">
                      <Button look="quiet" little onClick={() => onOpen(action.id)}>
                        Change<span className="for-readers"> {action.title}</span>
                      </Button>
                      {actions.indexOf(action) > 0 && (
                        <Button
                          look="quiet"
                          little
                          busy={move.sending}
                          onClick={() =>
                            void move.send({
                              params: { strategyId: view.strategy.id, priorityId: priority.id, actionId: action.id },
                              body: { towards: "earlier" },
                              ifMatch: action.version,
                            })
                          }
                        >
                          Up<span className="for-readers">: {action.title}</span>
                        </Button>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
