import { Link } from "@tanstack/react-router";
import type { Answer, Figure, SectorRow } from "@concord/domain/insights";
import { useTenantId } from "../../app/session.ts";
import { change, IntervalBar, number, percent, Table, type Column, type Sorting } from "../../ui/index.ts";

const noteWords = { "small-base": "small base", "cells-missing": "cells missing", "pseudo-code": "holds a pseudo-code" } as const;

type Props = {
  answer: Answer;
  rows: readonly SectorRow[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
};

/** Every sector with its figures and the interval that rounding leaves. */
export function SectorTable({ answer, rows, sorting, onSort }: Props) {
  const tenantId = useTenantId();
  const { to } = answer.question;
  const highest = Math.max(1.5, ...rows.map(({ locationQuotient }) => Math.min(locationQuotient.high ?? 0, 8)));
  const columns: Column<SectorRow>[] = [
    {
      head: "Sector",
      rowHead: true,
      sort: ({ name }) => name,
      cell: ({ code, name, notes }) => (
        <>
          {name} <span className="tiny">{code}</span>
          {notes.length > 0 && <span className="tiny block">{notes.map((note) => noteWords[note]).join(", ")}</span>}
        </>
      ),
    },
    { head: `Jobs ${to}`, numeric: true, sort: ({ jobsTo }) => jobsTo.point, cell: ({ jobsTo }) => said(jobsTo, number) },
    { head: "Share", numeric: true, sort: ({ share }) => share.point, cell: ({ share }) => said(share, percent) },
    {
      head: <abbr title="Location quotient: share of jobs here, divided by share of jobs there">LQ</abbr>,
      numeric: true,
      sort: ({ locationQuotient }) => locationQuotient.point,
      cell: ({ locationQuotient }) => <strong>{said(locationQuotient, (value) => number(value, 2))}</strong>,
    },
    {
      head: "Interval",
      cell: ({ locationQuotient }) => (
        <IntervalBar {...locationQuotient} from={0} to={highest} reference={1} say={(value) => number(value, 2)} width={150} />
      ),
    },
    { head: "Place", numeric: true, sort: ({ ranks }) => (ranks ? -ranks.best : null), cell: sayPlace },
    {
      head: "Growth",
      numeric: true,
      sort: ({ growth }) => growth.point,
      cell: ({ growth }) => (
        <>
          {said(growth, change)}
          {growth.low !== null && growth.low !== growth.high && (
            <span className="tiny block nowrap">
              {change(growth.low, 0)} to {growth.high === null ? "no limit" : change(growth.high, 0)}
            </span>
          )}
        </>
      ),
    },
    {
      head: <span className="for-readers">Claim</span>,
      cell: ({ code, name }) => (
        <Link
          from="/t/$tenantId/insights/ask"
          to="/t/$tenantId/insights/ask"
          params={{ tenantId }}
          search={(before) => ({ ...before, claim: code })}
          className="nowrap no-print"
        >
          Claim<span className="for-readers"> something about {name}</span>
        </Link>
      ),
    },
  ];
  return (
    <Table
      caption={`Jobs, share, location quotient and growth by sector, ${to}`}
      captionHidden
      columns={columns}
      rows={rows}
      keyOf={({ code }) => code}
      sorting={sorting}
      onSort={onSort}
    />
  );
}

/** One place where it stands apart; else the best and the worst it may be. */
export function sayPlace({ ranks }: Pick<SectorRow, "ranks">): string {
  if (!ranks) return "not ranked";
  return ranks.best === ranks.worst ? String(ranks.best) : `${ranks.best} to ${ranks.worst}`;
}

const said = ({ point }: Figure, say: (value: number) => string): string => (point === null ? "not known" : say(point));
