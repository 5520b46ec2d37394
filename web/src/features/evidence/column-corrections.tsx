import { useId, useState } from "react";
import type { Column, ColumnCorrection, DateFormat } from "@concord/domain/evidence";
import { number, Select, Table, TextField } from "../../ui/index.ts";
import { meanings } from "./reading-words.ts";

type Known = Pick<Column, "name" | "type" | "meaning">;
type Props = { columns: readonly Known[]; corrections: readonly ColumnCorrection[]; onChange: (corrections: ColumnCorrection[]) => void };

/** A workbook may have hundreds. */
const atOnce = 12;

const types = [
  { value: "text", label: "Text or codes" },
  { value: "number", label: "Figures" },
  { value: "date", label: "Days" },
] as const;

const numberFormats = [
  { value: "", label: "As found" },
  { value: ".,", label: "1,234.5" },
  { value: ",.", label: "1.234,5" },
  { value: ", ", label: "1 234,5" },
  { value: ".none", label: "1234.5" },
] as const;

const dateFormats: readonly { value: DateFormat | ""; label: string }[] = [
  { value: "", label: "As found" },
  { value: "01/03/2021", label: "01/03/2021 is 1 March" },
  { value: "03/01/2021", label: "03/01/2021 is 1 March (American)" },
  { value: "2021-03-01", label: "2021-03-01" },
  { value: "20210301", label: "20210301" },
  { value: "1 March 2021", label: "1 March 2021" },
  { value: "1-Mar-21", label: "1-Mar-21" },
];

/** What each column holds, where that was not understood: its name, its type, its meaning, how its figures or days are written. */
export function ColumnCorrections({ columns, corrections, onChange }: Props) {
  const id = useId();
  const [find, setFind] = useState("");
  const wanted = find.trim().toLowerCase();
  const corrected = new Set(corrections.map(({ name }) => name));
  const found = columns.filter(({ name }) => name.toLowerCase().includes(wanted));
  const shown =
    columns.length <= atOnce ? columns : columns.filter((column) => corrected.has(column.name) || found.slice(0, atOnce).includes(column));
  const change = (column: Known, part: { [K in keyof ColumnCorrection]?: ColumnCorrection[K] | undefined }) => {
    const rest = corrections.filter(({ name }) => name !== column.name);
    const before = corrections.find(({ name }) => name === column.name);
    const next = Object.fromEntries(
      Object.entries({ ...before, name: column.name, ...part }).filter(([, value]) => value !== undefined && value !== ""),
    );
    onChange(Object.keys(next).length > 1 ? [...rest, next as ColumnCorrection] : rest);
  };
  const of = ({ name }: Known) => corrections.find((one) => one.name === name);

  return (
    <div className="column-corrections">
      {columns.length > atOnce && (
        <TextField
          label="Find a column to correct"
          hint={`${number(columns.length)} columns; ${wanted === "" ? `the first ${atOnce} are shown` : `${number(found.length)} found`}, and those already corrected.`}
          id={`${id}-find`}
          name="find-column"
          error={undefined}
          width="20"
          value={find}
          onChange={setFind}
        />
      )}
      <Table
        caption="What each column is"
        rows={shown}
        keyOf={({ name }) => name}
        columns={[
          {
            head: "Column",
            rowHead: true,
            cell: (column) => (
              <TextField
                label={<span className="for-readers">{`Name of ${column.name}`}</span>}
                id={`${id}-${column.name}-name`}
                name={`${column.name}-name`}
                error={undefined}
                value={of(column)?.rename ?? column.name}
                onChange={(rename) =>
                  change(column, { rename: rename.trim() === column.name || rename.trim() === "" ? undefined : rename })
                }
              />
            ),
          },
          {
            head: "Holds",
            cell: (column) => (
              <Select
                label={<span className="for-readers">{`What ${column.name} holds`}</span>}
                id={`${id}-${column.name}-type`}
                name={`${column.name}-type`}
                error={undefined}
                value={of(column)?.type ?? ""}
                options={[{ value: "" as const, label: `As found: ${column.type === "integer" ? "figures" : column.type}` }, ...types]}
                onChange={(type) => change(column, { type: type === "" ? undefined : type })}
              />
            ),
          },
          {
            head: "Means",
            cell: (column) => (
              <Select
                label={<span className="for-readers">{`What ${column.name} means`}</span>}
                id={`${id}-${column.name}-meaning`}
                name={`${column.name}-meaning`}
                error={undefined}
                value={of(column)?.meaning ?? ""}
                options={[
                  { value: "", label: `As found: ${meanings[column.meaning].toLowerCase()}` },
                  ...Object.entries(meanings).map(([value, label]) => ({ value, label })),
                ]}
                onChange={(meaning) => change(column, { meaning: meaning === "" ? undefined : (meaning as Column["meaning"]) })}
              />
            ),
          },
          {
            head: "Written as",
            cell: (column) => {
              const type = of(column)?.type ?? column.type;
              if (type === "date") {
                return (
                  <Select
                    label={<span className="for-readers">{`How the days of ${column.name} are written`}</span>}
                    id={`${id}-${column.name}-date`}
                    name={`${column.name}-date`}
                    error={undefined}
                    value={of(column)?.dateFormat ?? ""}
                    options={dateFormats}
                    onChange={(dateFormat) => change(column, { dateFormat: dateFormat === "" ? undefined : dateFormat })}
                  />
                );
              }
              if (type === "text" || type === "boolean") return <span className="quiet">–</span>;
              const format = of(column)?.numberFormat;
              return (
                <Select
                  label={<span className="for-readers">{`How the figures of ${column.name} are written`}</span>}
                  id={`${id}-${column.name}-number`}
                  name={`${column.name}-number`}
                  error={undefined}
                  value={format ? (`${format.decimal}${format.grouping}` as (typeof numberFormats)[number]["value"]) : ""}
                  options={numberFormats}
                  onChange={(value) =>
                    change(column, {
                      numberFormat:
                        value === "" ? undefined : { decimal: value[0] as "." | ",", grouping: value.slice(1) as "," | "." | " " | "none" },
                    })
                  }
                />
              );
            },
          },
        ]}
      />
    </div>
  );
}
