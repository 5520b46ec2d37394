import type { DisclosureCheck } from "@concord/domain/disclosure";
import { count, Notice, number, Table, Tag } from "../../ui/index.ts";

/** What a check came to: that it may leave, or each cell that would be told, and how. */
export function CheckResult({ check }: { check: DisclosureCheck }) {
  if (check.allowed) {
    return (
      <Notice health="holds" title="It may leave">
        {check.disclosure.status === "open"
          ? "Nothing in it is hidden, and nothing that left before hides anything it would tell."
          : "Every hidden figure was held against the totals, and against everything that left before. None can be worked out."}
      </Notice>
    );
  }
  const { findings, findingCount, suggestion } = check;
  return (
    <>
      <Notice health="over" title="It may not leave">
        {check.sentence}
      </Notice>
      {findings.length > 0 && (
        <div className="gap-top">
          <Table
            caption={
              findings.length < findingCount
                ? `The first ${number(findings.length)} of ${number(findingCount)} cells`
                : count(findingCount, "cell")
            }
            rows={findings}
            keyOf={({ rule, cell }) => `${rule} ${JSON.stringify(cell)}`}
            columns={[
              { head: "Cell", rowHead: true, cell: ({ name }) => name },
              {
                head: "Would be",
                cell: ({ severity }) => (
                  <Tag health={severity === "told" ? "over" : "weak"}>{severity === "told" ? "told" : "nearly told"}</Tag>
                ),
              },
              { head: "How", cell: ({ how }) => how },
            ]}
          />
        </div>
      )}
      {suggestion && (
        <Notice title={`Hiding ${count(suggestion.count, "more figure")} would mend it`}>
          <p>Hide these as well in the file, and send it as a new version. They were chosen one by one, so fewer may do.</p>
          <ul className="notes">
            {suggestion.cells.map(({ cell, name }) => (
              <li key={JSON.stringify(cell)}>{name}</li>
            ))}
            {suggestion.cells.length < suggestion.count && <li>and {number(suggestion.count - suggestion.cells.length)} more</li>}
          </ul>
        </Notice>
      )}
      {findings.length > 0 && !suggestion && (
        <Notice title="Hiding more of it would not mend it">
          What left before cannot be taken back, and tells too much together with this.
        </Notice>
      )}
    </>
  );
}
