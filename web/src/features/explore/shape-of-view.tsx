import { useId } from "react";
import { listAreas } from "@concord/contract/geography";
import { isOfPlaces } from "@concord/domain/evidence";
import { isFigures, isGrouped, isNumeric, type Measure, type MeasureKind, type Regroup, type View } from "@concord/domain/explore";
import { dayOf } from "@concord/kernel";
import { useReadLater } from "../../app/use-read.ts";
import { Button, Card, Checkboxes, DateField, Select } from "../../ui/index.ts";
import type { Readable } from "./explore-page.tsx";
import type { ViewChange } from "./use-view.ts";
import { measureWords } from "./say-filter.ts";

type Props = { view: View; version: Readable; onChange: (change: ViewChange) => void; onClear: () => void };
type Column = Readable["columns"][number];

/** How the rows are put together: as they are, or added up by one to three columns, spread out by another, brought to other places. */
export function ShapeOfView({ view, version, onChange, onClear }: Props) {
  const id = useId();
  const { columns } = version;
  const grouped = isGrouped(view);
  const place = columns.find(({ name, meaning }) => isOfPlaces(meaning) && view.groupBy.includes(name));
  const field = (name: string) => ({ id: `${id}-${name}`, name, error: undefined });
  const none = { value: "", label: "Nothing" };
  const options = columns.map(({ name }) => ({ value: name, label: name }));
  /** What no longer stands when the groups change. */
  const regrouped = (groupBy: string[]): ViewChange => ({
    groupBy,
    sort: [],
    columns: undefined,
    ...(view.regroup && !groupBy.includes(view.regroup.column) ? { regroup: undefined } : {}),
    ...(groupBy.length === 0 ? { measures: [], pivot: undefined, regroup: undefined } : {}),
    ...(groupBy.length > 0 && view.measures.length === 0 ? { measures: firstMeasure(columns) } : {}),
  });

  return (
    <Card
      title="How they are seen"
      note={grouped ? "Added up by group. Figures that are suppressed or missing are counted, never taken for 0." : "Row by row."}
      aside={
        <Button look="quiet" little onClick={onClear}>
          Begin again
        </Button>
      }
    >
      <div className="shape-of-view">
        {[0, 1, 2]
          .filter((at) => at <= view.groupBy.length)
          .map((at) => (
            <Select
              key={at}
              label={at === 0 ? "Group by" : "then by"}
              {...field(`group-${at}`)}
              value={view.groupBy[at] ?? ""}
              options={[none, ...options.filter(({ value }) => value === view.groupBy[at] || !view.groupBy.includes(value))]}
              onChange={(name) =>
                onChange(regrouped(name === "" ? view.groupBy.filter((_, other) => other !== at) : replaced(view.groupBy, at, name)))
              }
            />
          ))}
        {grouped &&
          [...view.measures, undefined].slice(0, 4).map((measure, at) => (
            <MeasurePicker
              key={at}
              id={`${id}-measure-${at}`}
              first={at === 0}
              columns={columns}
              measure={measure}
              onChange={(next) =>
                onChange({
                  sort: [],
                  measures: next === undefined ? view.measures.filter((_, other) => other !== at) : replaced(view.measures, at, next),
                })
              }
            />
          ))}
        {view.groupBy.length > 0 && view.measures.length <= 1 && (
          <Select
            label="Spread out by"
            {...field("pivot")}
            value={view.pivot ?? ""}
            options={[none, ...options.filter(({ value }) => !view.groupBy.includes(value))]}
            onChange={(name) => onChange({ sort: [], pivot: name === "" ? undefined : name })}
          />
        )}
        {place && <RegroupPicker column={place} regroup={view.regroup} onChange={(regroup) => onChange({ regroup: regroup, sort: [] })} />}
      </div>
      {!grouped && (
        <details className="gap-top">
          <summary>Choose columns</summary>
          <Checkboxes
            label="Columns that are shown"
            {...field("columns")}
            value={view.columns ?? columns.map(({ name }) => name)}
            onChange={(chosen) =>
              onChange({
                columns:
                  chosen.length === 0 || chosen.length === columns.length
                    ? undefined
                    : columns.map(({ name }) => name).filter((name) => chosen.includes(name)),
              })
            }
            options={columns.map(({ name, meaning }) => ({ value: name, label: name, ...(meaning === "other" ? {} : { hint: meaning }) }))}
          />
        </details>
      )}
    </Card>
  );
}

function replaced<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at + 1)];
}

const firstMeasure = (columns: readonly Column[]): Measure[] => {
  const figures = columns.find((column) => column.meaning === "value" && isFigures(column));
  return [figures ? { measure: "sum", column: figures.name } : { measure: "count" }];
};

function MeasurePicker({
  id,
  first,
  columns,
  measure,
  onChange,
}: {
  id: string;
  first: boolean;
  columns: readonly Column[];
  measure: Measure | undefined;
  onChange: (measure: Measure | undefined) => void;
}) {
  const kind = measure?.measure ?? "";
  const of = measure && measure.measure !== "count" ? measure.column : undefined;
  const columnsFor = (wanted: MeasureKind) =>
    wanted === "distinct" || wanted === "min" || wanted === "max"
      ? columns
      : columns.filter((column) => isNumeric(column) && (isFigures(column) || column.meaning === "other"));
  const choose = (wanted: string) => {
    if (wanted === "") return onChange(undefined);
    if (wanted === "count") return onChange({ measure: "count" });
    const able = columnsFor(wanted as MeasureKind);
    const column = able.find(({ name }) => name === of) ?? able.find(({ meaning }) => meaning === "value") ?? able[0];
    if (column) onChange({ measure: wanted as Exclude<MeasureKind, "count">, column: column.name });
  };
  return (
    <div className="measure-picker">
      <Select
        label={first ? "Work out" : "and"}
        id={id}
        name={id}
        error={undefined}
        value={kind}
        options={[
          { value: "", label: first ? "Number of rows" : "—" },
          ...Object.entries(measureWords).map(([value, label]) => ({ value, label })),
        ]}
        onChange={choose}
      />
      {measure && measure.measure !== "count" && (
        <Select
          label="of"
          id={`${id}-of`}
          name={`${id}-of`}
          error={undefined}
          value={measure.column}
          options={columnsFor(measure.measure).map(({ name }) => ({ value: name, label: name }))}
          onChange={(column) => onChange({ ...measure, column })}
        />
      )}
    </div>
  );
}

const places = {
  districts: "Districts as they were on a day",
  "combined-authorities": "Combined authorities on a day",
  regions: "Regions",
  countries: "Countries",
} as const;

function RegroupPicker({
  column,
  regroup,
  onChange,
}: {
  column: Column;
  regroup: Regroup | undefined;
  onChange: (regroup: Regroup | undefined) => void;
}) {
  const id = useId();
  const areas = useReadLater(listAreas, { query: { limit: 100 } });
  const today = dayOf(new Date());
  const value = regroup === undefined ? "" : regroup.to === "area" ? regroup.areaId : regroup.to;
  return (
    <>
      <Select
        label={`Bring ${column.name} to`}
        id={id}
        name="regroup"
        error={undefined}
        value={value}
        options={[
          { value: "", label: "The places as they are" },
          ...Object.entries(places).map(([to, label]) => ({ value: to, label })),
          ...(areas.data?.items ?? []).map(({ id: areaId, name }) => ({ value: areaId as string, label: `${name} (your area)` })),
        ]}
        onChange={(to) => {
          if (to === "") onChange(undefined);
          else if (to in places)
            onChange({ column: column.name, to: to as keyof typeof places, on: regroup && regroup.to !== "area" ? regroup.on : today });
          else onChange({ column: column.name, to: "area", areaId: to as Extract<Regroup, { to: "area" }>["areaId"] });
        }}
      />
      {regroup && regroup.to !== "area" && (
        <DateField
          label="As things stood on"
          id={`${id}-on`}
          name="on"
          error={undefined}
          value={regroup.on}
          onChange={(on) => /^\d{4}-\d\d-\d\d$/.test(on) && onChange({ ...regroup, on })}
        />
      )}
    </>
  );
}
