import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { sayFigure, type Measure, type Row, type Table as AnswerTableData } from "@concord/domain/questions";
import { listed } from "@concord/kernel";
import { useTenantId } from "../../../app/session.ts";
import { IntervalBar, Table, type Column, type Sorting } from "../../../ui/index.ts";
import { figureOf, mainMeasure, sayInterval, sayPoint, sayRank } from "../figures.ts";
import type { Order } from "./order.ts";
import { scaleOver, type Scale } from "../pictures/scale-over.ts";
import type { Step } from "../questions/question-page.ts";
import type { WorkbenchSearch } from "./workbench-search.ts";

type Props = {
  table: AnswerTableData;
  rows: readonly Row[];
  /** By what it is in order: "name", "rank", a measure or a label; and which way. */
  sort: Order;
  onSort: (sort: Order) => void;
  /** Where a row leads. */
  stepsOf: (row: Row) => readonly Step[];
  /** The address that a step leads to. */
  searchOf: (step: Step) => WorkbenchSearch;
  /** Marking a row in the picture, where the picture has it. */
  marking?: { marked: string | undefined; onMark: (code: string | undefined) => void } | undefined;
  /** Whether something may be claimed of its figures. */
  claims: boolean;
};

/** Every row with each figure and its interval. */
export function AnswerTable({ table, rows, sort, onSort, stepsOf, searchOf, marking, claims }: Props) {
  const main = mainMeasure(table);
  const ranked = table.rows.some(({ ranks }) => ranks !== null);
  const hasInterval = table.rows.some((row) => sayInterval(main.unit, figureOf(row, main.key)) !== undefined);
  const scale = scaleOver(
    rows.map((row) => figureOf(row, main.key)),
    main,
  );
  const claimed = claims ? claimedMeasure(table, main) : undefined;
  const figures = (measure: Measure): Column<Row> & { key: string } => ({
    key: measure.key,
    head: <abbr title={measure.help}>{measure.name}</abbr>,
    numeric: true,
    sort: (row) => figureOf(row, measure.key).point,
    cell: (row) => <FigureCell row={row} measure={measure} strong={measure === main && table.measures.length > 1} />,
  });
  // What the table is about comes first, with how sure it is; the rest follows in the order of the answer.
  const columns: (Column<Row> & { key: string })[] = [
    {
      key: "name",
      head: rowHeads[table.rowsAre],
      rowHead: true,
      sort: ({ name }) => name,
      cell: (row) => <RowHead row={row} table={table} steps={stepsOf(row)} searchOf={searchOf} marking={marking} />,
    },
    figures(main),
    ...(hasInterval ? [{ key: "bar", head: "Interval", cell: (row: Row) => <Bar row={row} measure={main} scale={scale} /> }] : []),
    ...(ranked
      ? [
          {
            key: "rank",
            head: <abbr title="One rank where its interval meets no other; else the best and the worst it may have.">Rank</abbr>,
            numeric: true,
            sort: ({ ranks }: Row) => (ranks ? -ranks.best : null),
            cell: (row: Row) => <span className="nowrap">{sayRank(row)}</span>,
          },
        ]
      : []),
    ...(table.labels ?? []).map((label) => ({
      key: `is-${label.key}`,
      head: <abbr title={label.help}>{label.name}</abbr>,
      sort: (row: Row) => label.values[row.labels?.[label.key] ?? ""] ?? null,
      cell: (row: Row) => label.values[row.labels?.[label.key] ?? ""] ?? <span className="quiet">not known</span>,
    })),
    ...table.measures.filter((measure) => measure !== main).map(figures),
    ...(claimed
      ? [
          {
            key: "claim",
            head: <span className="for-readers">Claim</span>,
            cell: (row: Row) => <ClaimLink row={row} table={table} measure={claimed} />,
          },
        ]
      : []),
  ];
  const column = columns.findIndex(({ key }) => key === sort.by);
  return (
    <div className="answer-table">
      <Table
        caption={captionOf(table)}
        captionHidden
        columns={columns}
        rows={rows}
        keyOf={({ code, within }) => `${within ?? ""} ${code}`}
        {...(column >= 0 ? { sorting: { column, descending: sort.down } } : {})}
        onSort={({ column: at, descending }: Sorting) => onSort({ by: columns[at]?.key ?? "", down: descending })}
        {...(marking ? { marked: ({ code }: Row) => code === marking.marked } : {})}
      />
    </div>
  );
}

/** "Sectors: location quotient, share of jobs and growth in jobs, for each sector". Two tables of one answer may have the same columns. */
function captionOf({ key, measures, rowsAre }: AnswerTableData): string {
  const called = key.replaceAll("-", " ");
  const said = listed(measures.map((measure) => measure.said));
  return `${called.charAt(0).toUpperCase()}${called.slice(1)}: ${said}, for each ${rowHeads[rowsAre].toLowerCase()}`;
}

const rowHeads: Record<AnswerTableData["rowsAre"], string> = {
  area: "Area",
  place: "Place",
  industry: "Sector",
  occupation: "Occupation",
  period: "Period",
  flow: "From and to",
  part: "Part",
  definition: "Sector as defined",
  criterion: "Criterion",
  category: "Category",
  business: "Business",
};

/** Codes that are only names written otherwise, or that nobody knows. */
const sayCode = ({ code, name }: Row, rowsAre: AnswerTableData["rowsAre"]): ReactNode =>
  code === name || /_[0-9a-z]{20,}/.test(code) || ["area", "part", "criterion", "period", "category", "flow"].includes(rowsAre) ? null : (
    <span className="tiny nowrap"> {code}</span>
  );

type RowHeadProps = Pick<Props, "table" | "searchOf" | "marking"> & { row: Row; steps: readonly Step[] };

function RowHead({ row, table, steps, searchOf, marking }: RowHeadProps) {
  const tenantId = useTenantId();
  const [first, ...others] = steps;
  const isMarked = marking?.marked === row.code;
  const link = (step: Step, words: ReactNode, hidden?: string) => (
    <Link
      key={step.label}
      from="/t/$tenantId/insights/ask/$question"
      to="/t/$tenantId/insights/ask/$question"
      params={(before) => ({ ...before, tenantId })}
      search={searchOf(step)}
      title={step.label}
    >
      {words}
      {hidden && <span className="for-readers"> {hidden}</span>}
    </Link>
  );
  return (
    <span className="row-head">
      {marking && (
        <button
          type="button"
          className="mark-toggle not-printed"
          aria-pressed={isMarked}
          aria-label={`Mark ${row.name} in the picture`}
          title="Mark in the picture"
          onClick={() => marking.onMark(isMarked ? undefined : row.code)}
        />
      )}
      <span>
        {first ? link(first, row.name, `(${first.label})`) : row.name}
        {sayCode(row, table.rowsAre)}
        {others.length > 0 && (
          <span className="tiny row-steps not-printed">{others.map((step) => link(step, step.label, `of ${row.name}`))}</span>
        )}
        {row.notes.length > 0 && (
          <span className="tiny block">{row.notes.map((note) => table.notes?.[note] ?? note.replaceAll("-", " ")).join(" ")}</span>
        )}
      </span>
    </span>
  );
}

export function FigureCell({ row, measure, strong }: { row: Row; measure: Measure; strong?: boolean }) {
  const figure = figureOf(row, measure.key);
  const interval = sayInterval(measure.unit, figure);
  const said = sayPoint(measure.unit, figure);
  return (
    <>
      <span className={figure.point === null ? "quiet" : "nowrap"}>{strong ? <strong>{said}</strong> : said}</span>
      {interval && <span className="tiny block nowrap interval-words">{interval}</span>}
    </>
  );
}

function Bar({ row, measure, scale }: { row: Row; measure: Measure; scale: Scale }) {
  const { low, point, high } = figureOf(row, measure.key);
  const on = (value: number | null) => (value === null ? null : scale.log ? Math.log(Math.max(value, scale.low)) : value);
  return (
    <IntervalBar
      low={on(low)}
      point={on(point)}
      high={on(high)}
      from={on(scale.low)!}
      to={on(scale.high)!}
      {...(measure.neutral === undefined ? {} : { reference: on(measure.neutral)! })}
      say={(value) => sayFigure(measure.unit, scale.log ? Math.exp(value) : value)}
      width={130}
    />
  );
}

/** What a claim about a row would begin with. */
const claimedMeasure = ({ measures }: AnswerTableData, main: Measure): Measure | undefined =>
  main.notClaimable ? measures.find(({ notClaimable }) => !notClaimable) : main;

function ClaimLink({ row, table, measure }: { row: Row; table: AnswerTableData; measure: Measure }) {
  const tenantId = useTenantId();
  if (table.measures.every(({ key, notClaimable }) => notClaimable || figureOf(row, key).point === null)) return null;
  const known =
    figureOf(row, measure.key).point === null
      ? table.measures.find(({ key, notClaimable }) => !notClaimable && figureOf(row, key).point !== null)!
      : measure;
  return (
    <Link
      from="/t/$tenantId/insights/ask/$question"
      to="/t/$tenantId/insights/ask/$question"
      params={(before) => ({ ...before, tenantId })}
      search={(before) => ({ ...before, claim: { table: table.key, row: row.code, measure: known.key } })}
      resetScroll={false}
      className="nowrap not-printed"
    >
      Claim<span className="for-readers"> something about {row.name}</span>
    </Link>
  );
}
