import { nameOfMeasure, type Answer, type CellNote, type View } from "@concord/domain/explore";
import { Button, Card, number, Table, type Sorting } from "../../ui/index.ts";
import { Coverage } from "./coverage.tsx";
import { notesIn, sayNote, sayNoteOfGroup } from "./say-note.ts";
import type { ViewChange } from "./use-view.ts";

type Props = { answer: Answer; view: View; grouped: boolean; busy: boolean; onChange: (change: ViewChange) => void };
type Row = { at: number; cells: Answer["rows"][number] };

/** Characters from which a cell is given room, so that its row does not become a tower. */
const longCell = 40;

/** The rows of the answer, in the order and on the page that the address says. */
export function AnswerTable({ answer, view, grouped, busy, onChange }: Props) {
  const notes = notesIn(answer);
  const said = (note: CellNote | undefined) => note && (grouped ? sayNoteOfGroup(note) : sayNote(note));
  const what = grouped ? "groups" : "rows";
  const first = answer.offset + 1;
  const last = answer.offset + answer.rows.length;
  const total = `${answer.total.exact ? "" : "more than "}${number(answer.total.rows)}`;
  const sorting: Sorting | undefined = view.sort[0] && {
    column: answer.columns.findIndex(({ name }) => name === view.sort[0]!.column),
    descending: view.sort[0].direction === "descending",
  };
  const pageTo = (offset: number) => onChange({ offset });
  const isLast = answer.total.exact && last >= answer.total.rows;

  return (
    <Card
      title={
        answer.rows.length === 0
          ? `No ${what}`
          : `${what[0]!.toUpperCase()}${what.slice(1)} ${number(first)} to ${number(last)} of ${total}`
      }
      note={
        grouped ? sayGroups(view) : view.sort.length === 0 ? "In the table's own order: by place and period where it has them." : undefined
      }
    >
      {answer.coverage && <Coverage coverage={answer.coverage} />}
      {answer.rows.length === 0 ? (
        <p>{answer.offset > 0 ? "There are not so many." : "Nothing meets all of the conditions. Take one away."}</p>
      ) : (
        <div aria-busy={busy} className="answer">
          <Table
            caption={`${what} of the table`}
            captionHidden
            rows={answer.rows.map((cells, at): Row => ({ at, cells }))}
            keyOf={({ at }) => String(at)}
            {...(sorting && sorting.column >= 0 ? { sorting } : {})}
            onSort={({ column, descending }) => {
              const name = answer.columns[column]?.name;
              if (name !== undefined) onChange({ sort: [{ column: name, direction: descending ? "descending" : "ascending" }] });
            }}
            columns={answer.columns.map((column, place) => ({
              head: column.unit ? `${column.name} (${column.unit})` : column.name,
              numeric: column.type === "integer" || column.type === "number",
              // Sorted where the table is, not here: the page holds a part of it.
              ...(column.across === undefined ? { sort: () => 0 } : {}),
              cell: ({ at, cells }: Row) => (
                <Cell
                  value={cells[place] ?? null}
                  said={said(notes.get(`${at} ${place}`))}
                  label={labelOf(answer, column.name, cells[place])}
                />
              ),
            }))}
          />
        </div>
      )}
      <nav aria-label={`Pages of ${what}`} className="row gap-top not-printed">
        {answer.offset > 0 && (
          <>
            <Button look="plain" little onClick={() => pageTo(0)}>
              First {what}
            </Button>
            <Button look="plain" little onClick={() => pageTo(Math.max(0, answer.offset - view.limit))}>
              {number(view.limit)} before
            </Button>
          </>
        )}
        {!isLast && answer.rows.length > 0 && (
          <Button look="plain" little onClick={() => pageTo(answer.offset + view.limit)}>
            Next {number(view.limit)}
          </Button>
        )}
      </nav>
    </Card>
  );
}

/** An area that somebody here made has a name, and no code that anybody knows. */
const isOurs = (code: string | number) => typeof code === "string" && code.startsWith("are_");

/** "sum of OBS_VALUE by GEOGRAPHY_CODE, spread out by DATE": for whoever reads it without the fields above it, as on paper. */
function sayGroups({ measures, groupBy, pivot }: View): string {
  const said = measures.length === 0 ? "Number of rows" : measures.map(nameOfMeasure).join(", ");
  const by = groupBy.length > 0 ? ` by ${groupBy.join(" and ")}` : "";
  return `${said[0]!.toUpperCase()}${said.slice(1)}${by}${pivot === undefined ? "" : `, spread out by ${pivot}`}.`;
}

const labelOf = (answer: Answer, column: string, value: string | number | null | undefined): string | undefined =>
  typeof value === "string" ? answer.labels?.[column]?.[value] : undefined;

function Cell({ value, said, label }: { value: string | number | null; said: string | undefined; label: string | undefined }) {
  const shown = typeof value === "number" ? number(value) : value;
  if (value === null) return <span className="quiet">{said ?? "missing"}</span>;
  if (typeof shown === "string" && shown.length > longCell) return <span className="long">{shown}</span>;
  return (
    <>
      {label && label !== value ? `${label} ` : shown}
      {label && label !== value && !isOurs(value) && <span className="tiny quiet">{shown}</span>}
      {said && <span className="tiny under">{said}</span>}
    </>
  );
}
