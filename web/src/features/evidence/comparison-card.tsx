import { getComparison } from "@concord/contract/evidence";
import type { Comparison } from "@concord/domain/evidence";
import type { Id } from "@concord/kernel";
import { useRead } from "../../app/use-read.ts";
import { Card, count, number, percent, SummaryList, Table, Tag, type Health } from "../../ui/index.ts";

const words: Record<Comparison["word"], [Health, string]> = {
  unchanged: ["none", "unchanged"],
  extension: ["holds", "an extension"],
  revision: ["weak", "a revision"],
  correction: ["weak", "a correction"],
  restatement: ["over", "a restatement"],
  "not-comparable": ["over", "not comparable"],
};

/** What changed since the version before: columns, periods, codes, rows, and the figures that moved most. */
export function ComparisonCard({ datasetId, versionNumber }: { datasetId: Id<"dataset">; versionNumber: number }) {
  const comparison = useRead(getComparison, { params: { datasetId, number: versionNumber }, query: {} });
  const [health, word] = words[comparison.word];
  const { columns, periods, codes, changes, byPeriod, sameKey } = comparison;

  return (
    <>
      <Card title={`Since version ${comparison.with}`} note={comparison.sentence} aside={<Tag health={health}>{word}</Tag>}>
        <SummaryList
          rows={[
            { key: "Rows", value: `${number(comparison.rows.before)} before, ${number(comparison.rows.after)} now` },
            {
              key: "Rows that",
              value: `${number(comparison.rowsAdded)} came, ${number(comparison.rowsRemoved)} went, ${number(comparison.rowsChanged)} changed`,
            },
            {
              key: "Figures changed",
              value: `${number(comparison.figuresChanged)}${comparison.tolerance > 0 ? `, by more than ${percent(comparison.tolerance)}` : ""}`,
            },
            comparison.key.length > 0 ? { key: "Rows are told apart by", value: comparison.key.join(", ") } : undefined,
            sameKey.before + sameKey.after > 0
              ? {
                  key: "Rows with one key",
                  value: `${number(sameKey.before)} before and ${number(sameKey.after)} now share their key with another row, so rows were compared as wholes.`,
                }
              : undefined,
            periods.added.length > 0 ? { key: "New periods", value: listed(periods.added) } : undefined,
            periods.removed.length > 0 ? { key: "Periods gone", value: listed(periods.removed) } : undefined,
            columns.added.length > 0 ? { key: "New columns", value: listed(columns.added) } : undefined,
            columns.removed.length > 0 ? { key: "Columns gone", value: listed(columns.removed) } : undefined,
            ...columns.retyped.map(({ name, before, after }) => ({ key: name, value: `was read as ${before}, now as ${after}` })),
            ...columns.reread.map(({ name, before, after }) => ({ key: name, value: `was understood as ${before}, now as ${after}` })),
            ...codes.flatMap(({ column, added, addedCount, removed, removedCount }) => [
              addedCount > 0 ? { key: `New in ${column}`, value: codesListed(added, addedCount) } : undefined,
              removedCount > 0 ? { key: `Gone from ${column}`, value: codesListed(removed, removedCount) } : undefined,
            ]),
          ]}
        />
      </Card>
      {byPeriod.length > 0 && (
        <Card title="By period">
          <Table
            caption="Rows that came, went and changed, by period"
            captionHidden
            rows={byPeriod}
            keyOf={({ period }) => period}
            columns={[
              { head: "Period", rowHead: true, cell: ({ period }) => period },
              { head: "Came", numeric: true, cell: ({ added }) => number(added) },
              { head: "Went", numeric: true, cell: ({ removed }) => number(removed) },
              { head: "Changed", numeric: true, cell: ({ changed }) => number(changed) },
            ]}
          />
        </Card>
      )}
      {changes.length > 0 && (
        <Card title="The largest changes" note={changes.length === 100 ? "The first hundred." : undefined}>
          <Table
            caption={count(changes.length, "figure")}
            captionHidden
            rows={changes.map((change, at) => ({ ...change, at }))}
            keyOf={({ at }) => String(at)}
            columns={[
              { head: "Row", rowHead: true, cell: ({ row }) => row.map(({ value }) => value ?? "blank").join(", ") },
              { head: "Column", cell: ({ column }) => column },
              { head: "Before", numeric: true, cell: ({ before }) => figure(before) },
              { head: "Now", numeric: true, cell: ({ after }) => figure(after) },
              { head: "Change", numeric: true, cell: ({ share }) => (share === null ? "–" : `${share > 0 ? "+" : ""}${percent(share)}`) },
            ]}
          />
        </Card>
      )}
    </>
  );
}

const figure = (value: number | null) => (value === null ? "no figure" : number(value));

const listed = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(", ")} and ${names.length - 12} more` : names.join(", ");

function codesListed(codes: readonly { code: string; label?: string | undefined }[], total: number): string {
  const shown = codes.slice(0, 8).map(({ code, label }) => (label ? `${label} (${code})` : code));
  return total > shown.length ? `${shown.join(", ")} and ${number(total - shown.length)} more` : shown.join(", ");
}
