import { Link } from "@tanstack/react-router";
import type { Answer, Figure, SectorRow } from "@concord/domain/insights";
import { useTenantId } from "../../app/session.ts";
import { change, IntervalBar, number, percent, Table, type Column, type Sorting } from "../../ui/index.ts";

const noteWords = { "small-base": "small base", "cells-missing": "cells missing", "pseudo-code": "holds a pseudo-code" } as const;

/** Drawn as the chart is, by ratio: half and twice are as far from 1. What is nearly nothing is drawn at the edge. */
const onScale = (quotient: number): number => Math.log(Math.max(quotient, 0.05));

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
  const ends = rows.flatMap(({ locationQuotient: { low, high } }) => (low === null || high === null ? [] : [onScale(low), onScale(high)]));
  const [from, upTo] = [Math.min(0, ...ends), Math.max(0, ...ends)];
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
        <IntervalBar
          low={locationQuotient.low === null ? null : onScale(locationQuotient.low)}
          point={locationQuotient.point === null ? null : onScale(locationQuotient.point)}
          high={locationQuotient.high === null ? null : onScale(locationQuotient.high)}
          from={from}
          to={upTo}
          reference={onScale(1)}
          say={(value) => number(Math.exp(value), 2)}
          width={150}
        />
      ),
    },
    {
      head: "Place",
      numeric: true,
      sort: ({ ranks }) => (ranks ? -ranks.best : null),
      cell: (row) => <span className="nowrap">{sayPlace(row)}</span>,
    },
    {
      head: "Growth",
      numeric: true,
      sort: ({ growth }) => growth.point,
      cell: ({ growth }) => (
        <>
          {said(growth, (value) => change(value, Math.abs(value) < 1 ? 1 : 0))}
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
