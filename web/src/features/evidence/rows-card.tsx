import { Link, useParams, useSearch } from "@tanstack/react-router";
import { previewRows } from "@concord/contract/evidence";
import type { AcceptedVersion, ProposedVersion } from "@concord/domain/evidence";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { Card, number, Table } from "../../ui/index.ts";

const route = "/t/$tenantId/evidence/$datasetId/versions/$number";
const aPage = 50;

/** A figure as figures are read here; what a spreadsheet has behind the sixth decimal is noise. */
const shown = (cell: string | null | undefined, isFigure: boolean) => {
  if (cell === null || cell === undefined) return <span className="quiet">missing</span>;
  return isFigure ? Number(cell).toLocaleString("en-GB", { maximumFractionDigits: 6 }) : cell;
};

type Row = { at: number; cells: (string | null)[] };

/** The rows themselves, a page at a time. A blank cell is shown as missing, which it is. */
export function RowsCard({ datasetId, version }: { datasetId: Id<"dataset">; version: AcceptedVersion | ProposedVersion }) {
  const params = useParams({ from: route });
  const { from = 0 } = useSearch({ from: route });
  const { columns, rows, total } = useRead(previewRows, { params: { datasetId, number: version.number }, query: { from, limit: aPage } });
  const figures = new Set(version.columns.flatMap(({ name, type }) => (type === "integer" || type === "number" ? [name] : [])));
  const to = (next: number) =>
    ({ to: route, params, search: { show: "rows" as const, ...(next > 0 ? { from: next } : {}) }, resetScroll: false }) as const;

  return (
    <Card title="Rows" note="Sorted by place and period where the table has them.">
      <Table
        caption={`Rows ${number(from + 1)} to ${number(from + rows.length)} of ${number(total)}`}
        rows={rows.map((cells, at): Row => ({ at: from + at, cells }))}
        keyOf={({ at }) => String(at)}
        columns={columns.map((name, place) => ({
          head: name,
          numeric: figures.has(name),
          cell: ({ cells }: Row) => shown(cells[place], figures.has(name)),
        }))}
      />
      <nav aria-label="Pages of rows" className="row gap-top">
        {from > 0 && <Link {...to(Math.max(0, from - aPage))}>Rows before</Link>}
        {from + rows.length < total && <Link {...to(from + aPage)}>Rows after</Link>}
        {from + aPage < total && (
          <Link className="push" {...to(Math.floor((total - 1) / aPage) * aPage)}>
            Last rows
          </Link>
        )}
      </nav>
    </Card>
  );
}
