import type { Answer, View } from "@concord/domain/explore";
import { Button, Card, number, Table, type Sorting } from "../../ui/index.ts";
import { Coverage } from "./coverage.tsx";
import { notesIn, sayNote } from "./say-note.ts";
import type { ViewChange } from "./use-view.ts";

type Props = { answer: Answer; view: View; grouped: boolean; busy: boolean; onChange: (change: ViewChange) => void };
type Row = { at: number; cells: Answer["rows"][number] };

/** The rows of the answer, in the order and on the page that the address says. */
export function AnswerTable({ answer, view, grouped, busy, onChange }: Props) {
  const notes = notesIn(answer);
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
      note={view.sort.length === 0 && !grouped ? "In the table's own order: by place and period where it has them." : undefined}
    >
      {answer.coverage && <Coverage coverage={answer.coverage} />}
      {answer.rows.length === 0 ? (
        <p>{answer.offset > 0 ? "There are not so many." : "Nothing meets all of the conditions. Take one away."}</p>
      ) : (
        <div aria-busy={busy}>
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
                <Cell value={cells[place] ?? null} note={notes.get(`${at} ${place}`)} label={labelOf(answer, column.name, cells[place])} />
              ),
            }))}
          />
        </div>
      )}
      <nav aria-label={`Pages of ${what}`} className="row gap-top not-printed">
        {answer.offset > 0 && (
          <>
            <Button look="plain" little onClick={() => pageTo(0)}>
              First
            </Button>
            <Button look="plain" little onClick={() => pageTo(Math.max(0, answer.offset - view.limit))}>
              Before
            </Button>
          </>
        )}
        {!isLast && answer.rows.length > 0 && (
          <Button look="plain" little onClick={() => pageTo(answer.offset + view.limit)}>
            After
          </Button>
        )}
      </nav>
    </Card>
  );
}

const labelOf = (answer: Answer, column: string, value: string | number | null | undefined): string | undefined =>
  typeof value === "string" ? answer.labels?.[column]?.[value] : undefined;

function Cell({
  value,
  note,
  label,
}: {
  value: string | number | null;
  note: Parameters<typeof sayNote>[0] | undefined;
  label: string | undefined;
}) {
  const said = note && sayNote(note);
  const shown = typeof value === "number" ? number(value) : value;
  if (value === null) return <span className="quiet">{said ?? "missing"}</span>;
  return (
    <>
      {label && label !== value ? `${label} ` : shown}
      {label && label !== value && <span className="tiny quiet">{shown}</span>}
      {said && <span className="tiny under">{said}</span>}
    </>
  );
}
