import { Link, useParams } from "@tanstack/react-router";
import type { Ask, DealView } from "@concord/domain/deals";
import { Checkboxes, count, type FieldState } from "../../ui/index.ts";

export type PriorityIds = readonly Ask["priorityIds"][number][];

type Props = FieldState<PriorityIds> & { label: string; hint?: string; optional?: boolean; priorities: DealView["priorities"] };

/** The priorities of the strategy, to link to. */
export function PriorityBoxes({ priorities, ...field }: Props) {
  const { tenantId } = useParams({ from: "/t/$tenantId/deals/$dealId" });
  if (priorities.length === 0) {
    return (
      <p className="field">
        There is no priority to link to yet.{" "}
        <Link to="/t/$tenantId/strategy" params={{ tenantId }} search={{}}>
          Write one in the strategy
        </Link>
        .
      </p>
    );
  }
  return (
    <Checkboxes
      {...field}
      options={priorities.map(({ id, title, cites }) => ({ value: id, label: title, hint: `rests on ${count(cites.length, "insight")}` }))}
    />
  );
}
