import type { ReactNode } from "react";
import type { Row, Table } from "@concord/domain/questions";
import { notPermitted } from "../../../app/not-permitted.ts";
import { useActor, useTenantId } from "../../../app/session.ts";
import { Button, Card, Downloads, Field, hashShort, Notice, number } from "../../../ui/index.ts";
import { tableCsv } from "../answer-csv.ts";
import { sayTiers } from "../figures.ts";
import { LineageList } from "../lineage-list.tsx";
import type { Answered } from "../use-asked.ts";
import type { Step } from "../questions/question-page.ts";
import { AnswerTable } from "./answer-table.tsx";
import type { Order } from "./order.ts";
import { MethodCard } from "./method-card.tsx";
import { PictureCard } from "./picture-card.tsx";
import type { Looking, LookingChange, WorkbenchSearch } from "./workbench-search.ts";
import { sayCoverage } from "./say-coverage.ts";
import { isWhole, rowsAtFirst, rowsOfOthers, shownRows, sortWith } from "./shown-rows.ts";
import { slug } from "./slug.ts";
import { stepsOf } from "./steps.ts";
import { fieldsWith } from "./fields-with.ts";
import type { OneAsking } from "./use-workbench.ts";

/** An answer with the hash that proves it and where it comes from. */
export type AskedAnswer = Pick<Answered, "answer" | "lineage" | "resultHash" | "inputHash">;

type Props = {
  asked: AskedAnswer;
  set: OneAsking;
  looking: Looking;
  onLook: (changes: LookingChange) => void;
  waiting: boolean;
  /** One step further down than the answer goes. */
  further?: ReactNode;
};

/** The answer as picture and tables, with everything a reader must know of it. */
export function AnswerView({ asked: { answer, lineage, resultHash, inputHash }, set, looking, onLook, waiting, further }: Props) {
  const notMine = notPermitted(useActor(), "insights.write");
  const tenantId = useTenantId();
  const [main, ...others] = answer.tables as [Table, ...Table[]]; // an answer has one at least
  const seen = shownRows(main, looking, { find: looking.find });
  const fileName = fileNameOf(set, answer);
  const marking = { marked: looking.marked, onMark: (marked: string | undefined) => onLook({ marked }) };

  return (
    <div className={waiting ? "being-asked" : undefined}>
      <PictureCard views={[{ answer, set, shown: seen.shown }]} looking={looking} onLook={onLook} fileName={fileName} />
      {answer.warnings.length > 0 && (
        <div className="gap-top">
          <Notice title="Before you use these figures">
            <ul>
              {answer.warnings.map(({ code, detail }) => (
                <li key={code}>{detail}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <TableCard
        table={main}
        rows={seen.shown}
        found={seen.found.length}
        order={seen.order}
        set={set}
        looking={looking}
        onLook={onLook}
        fileName={fileName}
        marking={marking}
        isMain
        claims={notMine === undefined}
        under={[sayTiers(main.rows), sayCoverage(answer)].filter(Boolean).join(" ")}
      />
      {others.map((table) => {
        const { found, shown, order } = shownRows(table, looking, { atFirst: rowsOfOthers });
        return (
          <TableCard
            key={table.key}
            table={table}
            rows={shown}
            found={found.length}
            order={order}
            set={set}
            looking={looking}
            onLook={onLook}
            fileName={`${fileName}-${table.key}`}
            {...(table.rows.length > 1 ? { marking } : {})}
            claims={notMine === undefined}
          />
        );
      })}
      {further}
      <MethodCard answer={answer} />
      <details className="card gap-top">
        <summary>
          Where it comes from: result <code>{hashShort(resultHash)}</code>
        </summary>
        <LineageList lineage={lineage} />
        <h3 className="gap-top">For a notebook or a script</h3>
        <p className="small">
          Every figure as it was worked out, unrounded, with its interval. The address stays the same for the same question of the same
          versions.
        </p>
        <ul className="small">
          {answer.tables.map(({ key, title }) => (
            <li key={key}>
              {title}: <a href={tableAddress(tenantId, inputHash, key, "csv")}>CSV</a>,{" "}
              <a href={tableAddress(tenantId, inputHash, key, "json")}>JSON</a>
              <span className="for-readers"> of {title}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const tableAddress = (tenantId: string, inputHash: string, key: string, format: "csv" | "json") =>
  `/v1/tenants/${tenantId}/questions/${inputHash}/tables/${key}?format=${format}`;

type TableProps = {
  table: Table;
  rows: readonly Row[];
  found: number;
  order: Order;
  set: OneAsking;
  looking: Looking;
  onLook: Props["onLook"];
  fileName: string;
  marking?: { marked: string | undefined; onMark: (code: string | undefined) => void };
  claims: boolean;
  /** The table that the answer is about: it can be looked through. */
  isMain?: boolean;
  under?: string;
};

/** From so many rows on a table is worth looking through. */
const worthFinding = 12;

function TableCard({ table, rows, found, order, set, looking, onLook, fileName, marking, claims, isMain, under }: TableProps) {
  const whole = isWhole(looking, table.key);
  return (
    <Card title={table.title} aside={<Downloads name={fileName} rows={() => tableCsv(table)} />}>
      {isMain && table.rows.length > worthFinding && (
        <div className="not-printed">
          <Field id={`find-${table.key}`} name="find" label={`Find in ${number(table.rows.length)} rows`} error={undefined}>
            {(described) => (
              <input
                {...described}
                type="search"
                autoComplete="off"
                className="width-20"
                value={looking.find ?? ""}
                onChange={({ target }) => onLook({ find: target.value === "" ? undefined : target.value })}
              />
            )}
          </Field>
        </div>
      )}
      <AnswerTable
        table={table}
        rows={rows}
        sort={order}
        onSort={(next) => onLook({ sort: sortWith(looking.sort, table.key, next) })}
        stepsOf={(row) => stepsOf(set, row, table)}
        searchOf={(step) => searchOf(set, looking, step)}
        {...(marking ? { marking } : {})}
        claims={claims}
      />
      {found === 0 && <p className="gap-top">No row is called that.</p>}
      {(rows.length < found || (whole && found > (isMain ? rowsAtFirst : rowsOfOthers))) && (
        <p className="row gap-top">
          <Button look="plain" little onClick={() => onLook({ all: allWith(looking.all, table.key, !whole) })}>
            {whole ? "Show the first rows" : `Show all ${number(found)} rows`}
          </Button>
          {!whole && <span className="tiny">{`These are the first ${number(rows.length)} in this order.`}</span>}
        </p>
      )}
      {under && <p className="tiny gap-top">{under}</p>}
    </Card>
  );
}

/** Where a step leads: the same way of looking, but for what was of this answer's own rows. */
function searchOf(set: OneAsking, { marked: _, find: __, claim: ___, all: ____, ...kept }: Looking, step: Step): WorkbenchSearch {
  return { ...kept, ...fieldsWith(set, step.changes) };
}

function allWith(all: string | undefined, key: string, whole: boolean): string | undefined {
  const others = (all ?? "").split(",").filter((one) => one !== "" && one !== key);
  const next = whole ? [...others, key] : others;
  return next.length === 0 ? undefined : next.join(",");
}

export function fileNameOf({ names, question }: OneAsking, answer: AskedAnswer["answer"]): string {
  const { places, to, period } = question as { places?: string[]; to?: string; period?: string };
  return [answer.question.question, places && slug(names.places(places)), to ?? period].filter(Boolean).join("-");
}
