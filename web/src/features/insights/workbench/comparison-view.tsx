import { useMemo } from "react";
import type { Measure, Row, Table as AnswerTableData } from "@concord/domain/questions";
import { Card, Downloads, inOrder, Notice, number, Table, type Column } from "../../../ui/index.ts";
import { Choose } from "../fields/choose.tsx";
import { figureOf, mainMeasure, saysHigher } from "../figures.ts";
import type { AskedAnswer } from "./answer-view.tsx";
import { fileNameOf } from "./answer-view.tsx";
import { FigureCell } from "./answer-table.tsx";
import { MethodCard } from "./method-card.tsx";
import { PictureCard } from "./picture-card.tsx";
import type { Looking, LookingChange } from "./workbench-search.ts";
import { sayCoverage } from "./say-coverage.ts";
import { isWhole, rowsAtFirst } from "./shown-rows.ts";
import type { OneAsking } from "./use-workbench.ts";

export type Compared = { set: OneAsking; asked: AskedAnswer; name: string };
type Props = { compared: readonly Compared[]; looking: Looking; onLook: (changes: LookingChange) => void; waiting: boolean };

/** A row of the comparison: the rows of the same code in each answer. */
type Line = { code: string; name: string; of: readonly (Row | undefined)[] };

/** Askings of one question side by side: the same picture of each, and a table with a column for each. */
export function ComparisonView({ compared, looking, onLook, waiting }: Props) {
  const tables = compared.map(({ asked }) => asked.answer.tables[0]!); // an answer has one at least
  const [first] = tables as [AnswerTableData];
  const measures = first.measures.filter(({ key }) => tables.every((table) => table.measures.some((measure) => measure.key === key)));
  const measure =
    measures.find(({ key }) => key === looking.measure) ?? measures.find(({ key }) => key === mainMeasure(first).key) ?? measures[0];
  const lines = useMemo(() => linesOf(tables), [compared]);
  const fileName = `${fileNameOf(compared[0]!.set, compared[0]!.asked.answer)}-compared`;
  if (!measure) return <Notice>These answers have no figure in common.</Notice>;

  const by = (looking.sort ?? "")
    .split(",")
    .find((one) => one.startsWith("compared."))
    ?.split(".");
  const column = by ? Number(by[1]) : 1;
  const columns = columnsOf(compared, measure);
  const ordered = inOrder(lines, columns, { column, descending: by ? by[2] === "down" : true });
  const whole = isWhole(looking, "compared");
  const shown = whole ? ordered : ordered.slice(0, rowsAtFirst);
  const codes = new Set(shown.map(({ code }) => code));

  return (
    <div className={waiting ? "being-asked" : undefined}>
      <PictureCard
        views={compared.map(({ set, asked, name }, at) => ({
          answer: asked.answer,
          set,
          among: name,
          // The same rows in the same order in each, so that eyes can go across.
          shown: shown.flatMap(({ of }) => of[at] ?? []).filter(({ code }) => codes.has(code)),
        }))}
        looking={looking}
        onLook={onLook}
        fileName={fileName}
      />
      <Card
        title={`${measure.name}, side by side`}
        aside={<Downloads name={fileName} rows={() => comparedCsv(compared, lines, measures)} />}
      >
        {measures.length > 1 && (
          <Choose
            id="compared-measure"
            name="measure"
            label="Which figure"
            value={measure.key}
            options={measures.map(({ key, name }) => ({ code: key, name }))}
            onChange={(key) => onLook({ measure: key })}
          />
        )}
        <Table
          caption={`${measure.name} of each asking`}
          captionHidden
          columns={columns}
          rows={shown}
          keyOf={({ code }) => code}
          sorting={{ column, descending: by ? by[2] === "down" : true }}
          onSort={(next) => onLook({ sort: `compared.${next.column}.${next.descending ? "down" : "up"}` })}
          marked={({ code }) => code === looking.marked}
        />
        {lines.length > rowsAtFirst && (
          <p className="row gap-top">
            <button type="button" className="button plain little" onClick={() => onLook({ all: whole ? undefined : "compared" })}>
              {whole ? "Show the first rows" : `Show all ${number(lines.length)} rows`}
            </button>
          </p>
        )}
        {compared.map(({ name, asked }) => (
          <p key={name} className="tiny gap-top">
            {name}: {sayCoverage(asked.answer)}
          </p>
        ))}
      </Card>
      {compared.some(({ asked }) => asked.answer.warnings.length > 0) && (
        <Notice title="Before you use these figures">
          {compared.map(
            ({ name, asked }) =>
              asked.answer.warnings.length > 0 && (
                <div key={name}>
                  <p>{name}</p>
                  <ul>
                    {asked.answer.warnings.map(({ code, detail }) => (
                      <li key={code}>{detail}</li>
                    ))}
                  </ul>
                </div>
              ),
          )}
        </Notice>
      )}
      <MethodCard answer={compared[0]!.asked.answer} />
    </div>
  );
}

function linesOf(tables: readonly AnswerTableData[]): Line[] {
  const maps = tables.map((table) => new Map(table.rows.map((row) => [row.code, row])));
  const names = new Map(tables.flatMap((table) => table.rows.map(({ code, name }) => [code, name] as const)).toReversed());
  return [...new Set(tables.flatMap((table) => table.rows.map(({ code }) => code)))].map((code) => ({
    code,
    name: names.get(code) ?? code,
    of: maps.map((map) => map.get(code)),
  }));
}

const apartWords = { first: "lower", second: "higher", "cannot-be-told": "cannot be told apart" } as const;

function columnsOf(compared: readonly Compared[], measure: Measure): Column<Line>[] {
  const figure = (line: Line, at: number) => figureOf(line.of[at] ?? { figures: {} }, measure.key);
  return [
    {
      head: "Row",
      rowHead: true,
      sort: ({ name }) => name,
      cell: ({ name, code }) => (
        <>
          {name} {code !== name && !/_[0-9a-z]{20,}/.test(code) && <span className="tiny">{code}</span>}
        </>
      ),
    },
    ...compared.map(
      ({ name }, at): Column<Line> => ({
        head: name,
        numeric: true,
        sort: (line) => figure(line, at).point,
        cell: (line) =>
          line.of[at] ? <FigureCell row={line.of[at]} measure={measure} strong={at === 0} /> : <span className="quiet">not there</span>,
      }),
    ),
    ...compared.slice(1).map(
      ({ name }, at): Column<Line> => ({
        head: compared.length === 2 ? `${name}, against the first` : `${name} is`,
        cell: (line) => {
          const [one, other] = [figure(line, 0), figure(line, at + 1)];
          if (one.point === null || other.point === null) return <span className="quiet">not known</span>;
          const apart = saysHigher(one, other);
          return <span className={apart === "cannot-be-told" ? "quiet" : undefined}>{apartWords[apart]}</span>;
        },
      }),
    ),
  ];
}

function comparedCsv(compared: readonly Compared[], lines: readonly Line[], measures: readonly Measure[]) {
  return [
    [
      "asking",
      "code",
      "name",
      ...measures.flatMap(({ key }) => [key, `${key}_low`, `${key}_high`].map((head) => head.replaceAll("-", "_"))),
    ],
    ...compared.flatMap(({ name }, at) =>
      lines.flatMap((line) => {
        const row = line.of[at];
        if (!row) return [];
        return [
          [
            name,
            line.code,
            line.name,
            ...measures.flatMap(({ key }) => {
              const { point, low, high } = figureOf(row, key);
              return [point, low, high];
            }),
          ],
        ];
      }),
    ),
  ];
}
