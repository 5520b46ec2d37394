import { contentHash, refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Meaning } from "../evidence/tables/column.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { regroup } from "../geography/regroup.ts";
import type { Target } from "../geography/target.ts";
import { targetNamed } from "../geography/target-named.ts";
import type { Answer, AnswerCoverage } from "./answer.ts";
import { composeAnswer } from "./compose-answer.ts";
import type { Found } from "./found.ts";
import { judgeView } from "./judge-view.ts";
import type { OpenedVersion } from "./open-version.ts";
import { columnIn, keyColumns, type ViewPlan } from "./plan.ts";
import type { Regroup, View } from "./view.ts";

/** Changes when an answer to the same question would come out otherwise: what was kept under the old one is then not used. */
const answerFormat = 1;

/** A view that was judged, with all that is needed to answer it of one version. */
export type PlannedView = {
  plan: ViewPlan;
  warnings: readonly string[];
  target: Target | undefined;
  /** What the places are called that others are brought to. */
  names: ReadonlyMap<string, string>;
  parquetKey: string;
};

/** Throws refused where the view cannot be had of the version, with every part that is wrong. */
export async function planView(context: Pick<Context, "store">, opened: OpenedVersion, view: View): Promise<PlannedView> {
  const { version, warehouse } = opened;
  const judged = judgeView(view, version.columns);
  if (!judged.allowed) throw refused(judged.because, judged.sentence, judged.parts);

  const parquetKey = fileKeys.parquet(version.datasetId, version.number);
  const plan: ViewPlan = { view, columns: version.columns, rows: version.rows };
  if (!view.regroup) return { plan, warnings: judged.warnings, target: undefined, names: new Map(), parquetKey };

  const target = await targetOf(context, view.regroup);
  const codes = await warehouse.codes(parquetKey, { name: view.regroup.column }, mostCodes);
  const { groupOf } = regroup(codes, target);
  return {
    plan: { ...plan, recode: new Map([...groupOf].map(([code, group]) => [code, group.code])) },
    warnings: judged.warnings,
    target,
    names: new Map([...groupOf.values()].map(({ code, name }) => [code, name])),
    parquetKey,
  };
}

/** As many codes as are listed of a column when its table is made. */
const mostCodes = 20_000;

const targetOf = (context: Pick<Context, "store">, to: Regroup): Promise<Target> | Target =>
  to.to === "area" ? targetNamed(context, to.areaId, "") : { to: to.to, on: to.on };

/** The question's hash: of the very table, what is asked of it and, where places are regrouped, what they are brought to. */
export const hashOfView = (
  { version }: Pick<OpenedVersion, "version">,
  { plan, target }: PlannedView,
  more: Record<string, unknown> = {},
): string =>
  contentHash({
    answerFormat,
    datasetId: version.datasetId,
    number: version.number,
    originalHash: version.originalHash,
    view: plan.view,
    target,
    ...more,
  });

/** Makes an answer of what was found: how much of it the regrouped places cover, and what the codes in it are called. */
export async function answerOf(opened: OpenedVersion, planned: PlannedView, found: Found): Promise<Answer> {
  const { datasetId, number, originalHash } = opened.version;
  const answer = composeAnswer(planned.plan, found, {
    pin: { datasetId, number, originalHash },
    warnings: planned.warnings,
    coverage: coverageOf(planned, found),
  });
  const labels = await labelsOf(opened, planned, answer);
  return Object.keys(labels).length > 0 ? { ...answer, labels } : answer;
}

export function coverageOf({ target }: PlannedView, found: Found): AnswerCoverage | undefined {
  if (!target || found.kind !== "groups" || !found.codes) return undefined;
  const { coverage } = regroup(found.codes, target);
  return {
    rowsIn: coverage.rowsIn,
    rowsMatched: coverage.rowsMatched,
    rowsOutside: coverage.rowsOutside,
    rowsLost: coverage.rowsLost,
    ...(coverage.valueShare === undefined ? {} : { valueShare: coverage.valueShare }),
    unmatched: coverage.unmatched.slice(0, 100),
    exact: coverage.exact,
    notes: [...coverage.notes],
  };
}

/** Columns whose codes are listed with their names when a table is made. */
const listed: ReadonlySet<Meaning> = new Set([
  "place",
  "origin",
  "destination",
  "period",
  "industry",
  "occupation",
  "measure",
  "status",
  "unit",
]);

/** The names of the codes that are in the answer: of what it is grouped by, since rows have the column of names beside them. */
async function labelsOf(
  { version, warehouse }: OpenedVersion,
  { plan, names, parquetKey }: PlannedView,
  answer: Answer,
): Promise<NonNullable<Answer["labels"]>> {
  const { view } = plan;
  const labels: NonNullable<Answer["labels"]> = {};
  for (const name of keyColumns(view)) {
    const column = columnIn(plan, name);
    const here = codesHere(answer, view, name);
    if (view.regroup?.column === name) {
      labels[name] = Object.fromEntries([...names].filter(([code]) => here.has(code)));
    } else if (column.labelColumn !== undefined && listed.has(column.meaning) && column.distinct <= mostCodes) {
      const codes = await warehouse.codes(parquetKey, column, mostCodes);
      labels[name] = Object.fromEntries(codes.flatMap(({ code, label }) => (label !== undefined && here.has(code) ? [[code, label]] : [])));
    }
  }
  return version.rows === 0 ? {} : labels;
}

function codesHere(answer: Answer, { groupBy, pivot }: View, name: string): ReadonlySet<string> {
  if (name === pivot) return new Set(answer.columns.flatMap(({ across }) => (typeof across === "string" ? [across] : [])));
  const place = groupBy.indexOf(name);
  return new Set(answer.rows.map((row) => String(row[place])));
}
