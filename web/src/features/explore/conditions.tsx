import { useState } from "react";
import { listCodes } from "@concord/contract/evidence";
import type { Filter, View } from "@concord/domain/explore";
import { useReadLater } from "../../app/use-read.ts";
import { Button, Card } from "../../ui/index.ts";
import { ConditionForm } from "./condition-form.tsx";
import type { Readable } from "./explore-page.tsx";
import { sayFilter } from "./say-filter.ts";

type Props = { view: View; version: Readable; onChange: (filters: Filter[]) => void };

/** A condition in words, with the names of its codes where the table has them. */
function Condition({ version, filter }: { version: Readable; filter: Filter }) {
  const isOfCodes = filter.op === "among" || filter.op === "not-among";
  const { labelColumn } = version.columns.find(({ name }) => name === filter.column) ?? {};
  const { data } = useReadLater(
    listCodes,
    { params: { datasetId: version.datasetId, number: version.number }, query: { column: filter.column, limit: 5000 } },
    { when: isOfCodes && labelColumn !== undefined },
  );
  const names = new Map(data?.codes.map(({ code, label }) => [code, label]));
  return <span>{sayFilter(filter, (code) => names.get(code) ?? code)}</span>;
}

/** Which rows: conditions that all must hold. */
export function Conditions({ view: { filters }, version, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <div className={filters.length === 0 ? "not-printed" : undefined}>
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
                <Condition version={version} filter={filter} />
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
    </div>
  );
}
