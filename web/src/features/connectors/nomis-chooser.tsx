import { useEffect, useRef, useState } from "react";
import { estimateNomis, getNomisDataset, searchNomis } from "@concord/contract/connectors";
import { cellsOf, connectorLimits, judgeQuery, nomisAddress, type NomisDatasetSummary, type NomisQuery } from "@concord/domain/connectors";
import { useReadLater } from "../../app/use-read.ts";
import { Button, count, Field, Loading, Notice, number, type FieldState } from "../../ui/index.ts";
import { DimensionPicker } from "./dimension-picker.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { Trouble } from "./trouble.tsx";
import { useSettled } from "./use-settled.ts";
import { aboutHowLong } from "./words.ts";

type Props = {
  field: FieldState<NomisQuery | undefined>;
  /** Told of the dimensions of the table, each of which has to be chosen of. */
  onDimensions: (dimensions: readonly string[]) => void;
  hasKey: boolean;
};

/** Builds a query of Nomis from its own catalogue: a table, then what of each dimension, with what it comes to. */
export function NomisChooser({ field, onDimensions, hasKey }: Props) {
  const { value: query, onChange } = field;
  if (!query) {
    return (
      <TableFinder
        field={field}
        onChoose={({ id, name }) =>
          onChange({ dataset: id, name: name.slice(0, 300), selections: [], periods: { kind: "latest", count: 1 } })
        }
      />
    );
  }
  return <QueryBuilder query={query} field={field} onDimensions={onDimensions} hasKey={hasKey} onOther={() => onChange(undefined)} />;
}

function TableFinder({ field: { id, name, error }, onChoose }: { field: Props["field"]; onChoose: (table: NomisDatasetSummary) => void }) {
  const [words, setWords] = useState("");
  const asked = useSettled(words.trim(), 500);
  const found = useReadLater(searchNomis, { query: { q: asked } }, { when: asked.length >= 2, keepLast: true });

  return (
    <>
      <Field
        label="Find a table"
        hint="By words of its name, or its number: claimant count, business register, NM_189_1."
        id={id}
        name={name}
        error={error}
      >
        {(described) => (
          <input
            {...described}
            type="search"
            autoComplete="off"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        )}
      </Field>
      <div role="status" className="small quiet">
        {asked.length < 2 ? "" : found.waiting ? "Nomis is being asked" : found.data ? count(found.data.items.length, "table") : ""}
      </div>
      {found.error !== undefined && <Trouble error={found.error} onAgain={found.readAgain} />}
      {found.data && asked.length >= 2 && (
        <ul className="list nomis-tables">
          {found.data.items.map((table) => (
            <li key={table.id}>
              <div>
                <strong>{table.name}</strong>
                <span className="under tiny quiet">
                  {[table.id, table.units, table.status, table.lastUpdated && `updated ${table.lastUpdated.slice(0, 10)}`]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              </div>
              <Button look="plain" little onClick={() => onChoose(table)}>
                Choose<span className="for-readers"> {table.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function QueryBuilder({
  query,
  field,
  onDimensions,
  hasKey,
  onOther,
}: { query: NomisQuery; onOther: () => void } & Pick<Props, "field" | "onDimensions" | "hasKey">) {
  const described = useReadLater(getNomisDataset, { params: { nomisId: query.dataset } });
  const { onChange, id, error } = field;
  const dimensions = described.data?.dimensions;
  const names = dimensions?.map(({ name }) => name).join();
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});
  useEffect(() => {
    if (names !== undefined) onDimensions(names.split(","));
  }, [names]);

  // Several dimensions may choose for themselves at once, each upon what the one before it chose.
  const latest = useRef(query);
  latest.current = query;
  const change = (changes: Partial<NomisQuery>) => {
    latest.current = { ...latest.current, ...changes };
    onChange(latest.current);
  };
  const choose = (dimension: string, codes: string[], said: string) => {
    const others = latest.current.selections.filter((one) => one.dimension !== dimension);
    const all = codes.length === 0 ? others : [...others, { dimension, codes, said }];
    const order = dimensions?.map(({ name }) => name) ?? [];
    change({ selections: all.toSorted((one, other) => order.indexOf(one.dimension) - order.indexOf(other.dimension)) });
  };

  return (
    <div id={id} tabIndex={-1} className="nomis-query">
      <div className="row row-between">
        <p>
          <strong>{query.name}</strong> <span className="quiet">{query.dataset}</span>
        </p>
        <Button look="quiet" little onClick={onOther}>
          Another table
        </Button>
      </div>
      {error && (
        <p className="error">
          <span className="for-readers">Error: </span>
          {error}
        </p>
      )}
      {described.error !== undefined && <Trouble error={described.error} onAgain={described.readAgain} />}
      {!dimensions && described.error === undefined && <Loading what="what can be chosen" />}
      {dimensions?.map(({ name, title }) => (
        <DimensionPicker
          key={name}
          dataset={query.dataset}
          dimension={name}
          title={title}
          chosen={query.selections.find(({ dimension }) => dimension === name)?.codes ?? []}
          onChoose={(codes, said) => choose(name, codes, said)}
          onSize={(type, size) => setSizes((before) => ({ ...before, [`${name} ${type}`]: size }))}
        />
      ))}
      {dimensions && <PeriodPicker dataset={query.dataset} periods={query.periods} onChange={(periods) => change({ periods })} />}
      {dimensions && (
        <Effort
          query={query}
          dimensions={dimensions.map(({ name }) => name)}
          sizeOf={(name, type) => sizes[`${name} ${type}`]}
          hasKey={hasKey}
        />
      )}
    </div>
  );
}

/** What the query comes to: worked out here at once, and counted by Nomis once it has rested. */
function Effort({
  query,
  dimensions,
  sizeOf,
  hasKey,
}: {
  query: NomisQuery;
  dimensions: readonly string[];
  sizeOf: (dimension: string, type: string) => number | undefined;
  hasKey: boolean;
}) {
  const settled = useSettled(query, 800);
  const complete = (one: NomisQuery) =>
    judgeQuery(one, dimensions).allowed && !(one.periods.kind === "listed" && one.periods.codes.length === 0);
  const counted = useReadLater(estimateNomis, { body: { query: settled } }, { when: complete(settled), keepLast: true });
  const missing = dimensions.length - query.selections.length;
  if (!complete(query)) {
    return (
      <Notice>
        {missing > 0
          ? `Choose of ${count(missing, "more dimension")}: then you see how many rows it has.`
          : "Choose the periods: then you see how many rows it has."}
      </Notice>
    );
  }
  const cells = cellsOf(query, sizeOf);
  const { data } = counted;
  const effort = data && (hasKey ? data.registered : data.guest);
  return (
    <>
      <Notice
        live
        health={data?.tooMany ? "over" : undefined}
        title={cells === undefined ? undefined : `${count(cells, "cell")} asked for`}
      >
        <p>
          {counted.waiting && "Nomis is counting its rows. "}
          {data && effort && !counted.waiting && (
            <>
              By Nomis' own count it has <strong>{number(data.rows)}</strong> rows: {count(effort.calls, "call")} as{" "}
              {hasKey ? "a registered user" : "a guest"}, {aboutHowLong(effort.seconds)}.{" "}
              {!hasKey && data.guest.calls > data.registered.calls && `With a key it takes ${count(data.registered.calls, "call")}. `}
              {data.guest.calls > 1 && "Nomis itself would stop at 25,000 rows and not say so; here every row is asked for, and counted. "}
              {data.tooMany &&
                `More than ${number(connectorLimits.nomisRows)} rows are not fetched at once: choose fewer places, periods or categories.`}
            </>
          )}
        </p>
      </Notice>
      {counted.error !== undefined && <Trouble error={counted.error} onAgain={counted.readAgain} />}
      <details className="small">
        <summary>The query, as it is sent</summary>
        <code className="address">{nomisAddress(query)}</code>
      </details>
    </>
  );
}
