import type { Column } from "@concord/domain/evidence";
import { Card, count, number, percent, Table, Tag } from "../../ui/index.ts";
import { meanings } from "./reading-words.ts";

const types: Record<Column["type"], string> = {
  text: "text",
  integer: "whole number",
  number: "number",
  date: "date",
  boolean: "yes or no",
};

/** Each column as it was understood, and what is in it. */
export function ColumnsCard({ columns, rows }: { columns: readonly Column[]; rows: number }) {
  return (
    <Card title="Columns" note="What each was recognised as, and what is in it. Codes are kept as text, with their leading zeros.">
      <Table
        caption={count(columns.length, "column")}
        captionHidden
        rows={columns}
        keyOf={({ name }) => name}
        columns={[
          {
            head: "Column",
            rowHead: true,
            cell: ({ name, type }) => (
              <>
                {name}
                <span className="tiny under">{types[type]}</span>
              </>
            ),
          },
          {
            head: "Recognised as",
            cell: ({ meaning, codeSet, labelColumn, marksColumn, unit }) => (
              <>
                {meaning === "other" ? <span className="quiet">{meanings[meaning]}</span> : <Tag>{meanings[meaning]}</Tag>}
                {(codeSet || labelColumn || marksColumn || unit) && (
                  <span className="tiny under">
                    {[
                      codeSet,
                      unit,
                      labelColumn && `named by ${labelColumn}`,
                      marksColumn && `its marks, such as * or [c], are in ${marksColumn}`,
                    ]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                )}
              </>
            ),
          },
          { head: "Different values", numeric: true, cell: ({ distinct }) => number(distinct) },
          {
            head: "Blank",
            numeric: true,
            cell: ({ blank }) => (blank === 0 ? "0" : <span title={percent(blank / rows)}>{number(blank)}</span>),
          },
          {
            head: "From … to",
            cell: ({ min, max, type }) =>
              min === undefined ? "–" : <span className="value">{`${shown(min, type)} … ${shown(max ?? min, type)}`}</span>,
          },
          {
            head: "Commonest",
            cell: ({ common, distinct, type }) =>
              distinct === rows ? (
                <span className="quiet">Each once</span>
              ) : (
                <span className="value">
                  {common
                    .slice(0, 3)
                    .map(({ value, rows }) => `${shown(value, type)} (${number(rows)})`)
                    .join(", ")}
                </span>
              ),
          },
        ]}
      />
    </Card>
  );
}

const shown = (value: string, type: Column["type"]): string => {
  if (type === "integer") return number(Number(value));
  if (type === "number") return Number(value).toLocaleString("en-GB", { maximumSignificantDigits: 6 });
  return value.length > 42 ? `${value.slice(0, 40)}…` : value;
};
