import { useId, useState, type FormEvent } from "react";
import { listCodes } from "@concord/contract/evidence";
import { isFigures, judgeView, type Filter } from "@concord/domain/explore";
import { useReadLater } from "../../app/use-read.ts";
import { Button, Checkboxes, FormPlace, Notice, Select, TextField } from "../../ui/index.ts";
import type { Readable } from "./explore-page.tsx";
import { statusWords } from "./say-filter.ts";

type Op = Filter["op"];
type Column = Readable["columns"][number];
type Props = { version: Readable; onAdd: (filter: Filter) => void; onLeave: () => void };

const opWords: Record<Op, string> = {
  among: "is one of",
  "not-among": "is none of",
  between: "is from … to …",
  "at-least": "is at least",
  "at-most": "is at most",
  contains: "contains",
  "is-blank": "is blank",
  "is-not-blank": "is not blank",
  "has-mark": "has the status",
};

const opsFor = (column: Column): Op[] => {
  if (isFigures(column)) return ["at-least", "at-most", "between", "has-mark", "is-blank", "is-not-blank"];
  if (column.type !== "text") return ["between", "at-least", "at-most", "among", "is-blank", "is-not-blank"];
  const period: Op[] = column.meaning === "period" ? ["between", "at-least", "at-most"] : [];
  return ["among", "not-among", ...period, "contains", "is-blank", "is-not-blank"];
};

/** A condition to add: a column, how it is compared, and with what. Codes are chosen from those the column holds. */
export function ConditionForm({ version, onAdd, onLeave }: Props) {
  const id = useId();
  const [column, setColumn] = useState<Column>(version.columns[0]!); // a table has a column
  const [op, setOp] = useState<Op>(opsFor(column)[0]!);
  const [values, setValues] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState({ from: "", to: "" });
  const [wrong, setWrong] = useState<string>();

  const filter = filterOf(column.name, op, values, typed);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const judged = filter && judgeView({ filters: [filter], sort: [], groupBy: [], measures: [], offset: 0, limit: 1 }, version.columns);
    if (judged?.allowed && filter) onAdd(filter);
    else setWrong(judged && !judged.allowed ? judged.sentence : "Say what it is to be compared with.");
  };
  const field = (name: string) => ({ id: `${id}-${name}`, name, error: undefined });

  return (
    <FormPlace>
      <form className="condition-form" onSubmit={add}>
        <Select
          label="Column"
          {...field("column")}
          value={column.name}
          options={version.columns.map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => {
            const next = version.columns.find((one) => one.name === name) ?? column;
            setColumn(next);
            setOp(opsFor(next)[0]!);
            setValues([]);
          }}
        />
        <Select
          label="How it compares"
          {...field("op")}
          value={op}
          options={opsFor(column).map((value) => ({ value, label: opWords[value] }))}
          onChange={(next) => {
            setOp(next);
            setValues([]);
          }}
        />
        {(op === "among" || op === "not-among") && <Codes version={version} column={column} chosen={values} onChoose={setValues} />}
        {op === "has-mark" && (
          <Checkboxes
            label="Status"
            {...field("statuses")}
            value={values}
            onChange={setValues}
            options={Object.entries(statusWords).map(([value, label]) => ({ value, label }))}
          />
        )}
        {(op === "between" || op === "at-least" || op === "at-most" || op === "contains") && (
          <TextField
            label={op === "between" ? "From" : op === "contains" ? "Words" : "Value"}
            {...field("from")}
            width="20"
            value={typed.from}
            onChange={(from) => setTyped({ ...typed, from })}
          />
        )}
        {op === "between" && (
          <TextField label="To" {...field("to")} width="20" value={typed.to} onChange={(to) => setTyped({ ...typed, to })} />
        )}
        {wrong && (
          <Notice live health="over">
            {wrong}
          </Notice>
        )}
        <div className="row">
          <Button type="submit">Add it</Button>
          <Button look="quiet" onClick={onLeave}>
            Leave it
          </Button>
        </div>
      </form>
    </FormPlace>
  );
}

/** As many as a person reads through; a column with more is searched, or a code is typed. */
const mostShown = 60;

function Codes({
  version,
  column,
  chosen,
  onChoose,
}: {
  version: Readable;
  column: Column;
  chosen: readonly string[];
  onChoose: (values: readonly string[]) => void;
}) {
  const id = useId();
  const [find, setFind] = useState("");
  const listed = useReadLater(listCodes, {
    params: { datasetId: version.datasetId, number: version.number },
    query: { column: column.name, limit: 5000 },
  });
  const codes = listed.data?.codes ?? [];
  const wanted = find.trim().toLowerCase();
  const shown = codes.filter(({ code, label = "" }) => `${code} ${label}`.toLowerCase().includes(wanted));
  const kept = codes.filter(({ code }) => chosen.includes(code) && !shown.slice(0, mostShown).some((one) => one.code === code));
  const typedItself =
    wanted !== "" && !codes.some(({ code }) => code === find.trim()) ? [{ code: find.trim(), rows: 0, label: "as typed" }] : [];

  return (
    <div>
      <TextField
        label="Find a value"
        hint="By its code or its name."
        id={id}
        name="find"
        error={undefined}
        value={find}
        onChange={setFind}
        width="20"
      />
      <Checkboxes
        label="Values"
        hint={
          listed.data === undefined
            ? "Reading what the column holds…"
            : shown.length > mostShown
              ? `The first ${mostShown} of ${shown.length}. Type to find others.`
              : undefined
        }
        id={`${id}-values`}
        name="values"
        error={undefined}
        value={chosen}
        onChange={onChoose}
        options={[...kept, ...shown.slice(0, mostShown), ...typedItself].map(({ code, label }) => ({
          value: code,
          label: label && label !== code ? `${label} (${code})` : code,
        }))}
      />
    </div>
  );
}

function filterOf(column: string, op: Op, values: readonly string[], { from, to }: { from: string; to: string }): Filter | undefined {
  const [first, last] = [from.trim(), to.trim()];
  switch (op) {
    case "among":
    case "not-among":
      return values.length > 0 ? { column, op, values: [...values] } : undefined;
    case "has-mark":
      return values.length > 0 ? ({ column, op, statuses: [...values] } as Filter) : undefined;
    case "between":
      return first !== "" && last !== "" ? { column, op, from: first, to: last } : undefined;
    case "at-least":
    case "at-most":
    case "contains":
      return first !== "" ? { column, op, value: first } : undefined;
    case "is-blank":
    case "is-not-blank":
      return { column, op };
  }
}
