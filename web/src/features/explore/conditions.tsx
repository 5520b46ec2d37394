import { useState } from "react";
import type { Filter, View } from "@concord/domain/explore";
import { Button, Card } from "../../ui/index.ts";
import { ConditionForm } from "./condition-form.tsx";
import type { Readable } from "./explore-page.tsx";
import { sayFilter } from "./say-filter.ts";

type Props = { view: View; version: Readable; onChange: (filters: Filter[]) => void };

/** Which rows: conditions that all must hold. */
export function Conditions({ view: { filters }, version, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title="Which rows"
      note={filters.length === 0 ? "All of them. Add a condition to see fewer." : "Rows that meet every one of these."}
      aside={
        !adding && (
          <Button look="plain" little onClick={() => setAdding(true)}>
            Add a condition
          </Button>
        )
      }
    >
      {filters.length > 0 && (
        <ul className="conditions">
          {filters.map((filter, place) => (
            <li key={JSON.stringify(filter)}>
              <span>{sayFilter(filter)}</span>
              <Button look="quiet" little onClick={() => onChange(filters.filter((_, other) => other !== place))}>
                Take away<span className="for-readers"> the condition that {sayFilter(filter)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <ConditionForm
          version={version}
          onAdd={(filter) => {
            setAdding(false);
            onChange([...filters, filter]);
          }}
          onLeave={() => setAdding(false)}
        />
      )}
    </Card>
  );
}
