import { useState } from "react";
import { Card, count, Downloads, Notice, number, Pager, Table, Tag } from "../../ui/index.ts";
import { isArea, type RecodingBody } from "./recoding-draft.ts";
import { recodedRows, recodedTable, type Recoding } from "./recoding-rows.ts";

const aPage = 200;

type Props = { asked: RecodingBody; recoding: Recoding; where: string };

/** What became of each code, how much of them that covers, and what each place is made of. */
export function RecodingResult({ asked, recoding, where }: Props) {
  const [shown, setShown] = useState(aPage);
  const codes = asked.codes.map((one) => (typeof one === "string" ? one : one.code));
  const rows = recodedRows(codes, recoding);
  const { groups, coverage, notOnList } = recoding;

  return (
    <>
      <CoverageNotice coverage={coverage} where={where} />
      {notOnList.length > 0 && (
        <Notice health="weak" title={`${count(notOnList.length, "code")} not on the list that was named`}>
          <p>
            {notOnList.length === 1 ? "It is" : "Each is"} marked in the table. {notOnList.length === 1 ? "It" : "They"} may have a place
            all the same.
          </p>
        </Notice>
      )}
      <Card
        title={`Where ${codes.length === 1 ? "it lies" : "they lie"}`}
        note={`In ${where}.`}
        aside={<Downloads name="what-became-of-codes" rows={() => recodedTable(rows)} />}
      >
        <Table
          caption={`${count(codes.length, "code")}, in the order they were given`}
          captionHidden
          rows={rows.slice(0, shown)}
          keyOf={({ code }) => code}
          columns={[
            {
              head: "Code",
              rowHead: true,
              cell: ({ code, name }) => (
                <>
                  {code}
                  {name && <span className="tiny under">{name}</span>}
                </>
              ),
            },
            {
              head: "Lies in",
              cell: ({ standing, group }) => {
                if (group) return `${group.name}${isArea(group.code) ? "" : ` (${group.code})`}`;
                return standing === "outside" ? <Tag>outside</Tag> : <Tag health="over">no place</Tag>;
              },
            },
            { head: "Note", width: "45%", cell: ({ why }) => why },
          ]}
        />
        {rows.length > aPage && (
          <Pager
            shown={Math.min(shown, rows.length)}
            of={rows.length}
            what="codes"
            more={shown < rows.length ? () => setShown(shown + 5 * aPage) : undefined}
          />
        )}
      </Card>
      {groups.length > 0 && (
        <Card title="What each place has" note="A place for which a part is missing, or given twice, has no whole total.">
          <Table
            caption={count(groups.length, "place")}
            captionHidden
            rows={groups}
            keyOf={({ code }) => code}
            columns={[
              { head: "Place", rowHead: true, cell: ({ name }) => name },
              { head: "Codes", numeric: true, cell: (group) => number(group.codes.length) },
              {
                head: "Whole",
                cell: ({ lacking, doubled }) => {
                  if (lacking.length === 0 && doubled.length === 0) return <Tag health="holds">whole</Tag>;
                  return (
                    <>
                      {lacking.length > 0 && <Tag health="weak">a part</Tag>} {doubled.length > 0 && <Tag health="over">twice</Tag>}
                    </>
                  );
                },
              },
              {
                head: "Missing or twice",
                width: "50%",
                cell: ({ lacking, doubled }) =>
                  [
                    lacking.length > 0 ? `Nothing for ${few(lacking.map(({ name }) => name))}.` : "",
                    doubled.length > 0 ? `${few(doubled)} cover the same ground.` : "",
                  ]
                    .filter(Boolean)
                    .join(" "),
              },
            ]}
          />
        </Card>
      )}
    </>
  );
}

/** How much of what was asked has a place. Always said, also when it is all of it. */
function CoverageNotice({ coverage, where }: { coverage: Recoding["coverage"]; where: string }) {
  const { rowsIn, rowsMatched, rowsOutside, rowsLost, exact, notes } = coverage;
  const title =
    rowsLost > 0
      ? `${number(rowsLost)} of ${count(rowsIn, "code")} ${rowsLost === 1 ? "has" : "have"} no place in ${where}`
      : rowsOutside > 0
        ? `${number(rowsMatched)} of ${count(rowsIn, "code")} ${rowsMatched === 1 ? "lies" : "lie"} in ${where}`
        : `${rowsIn === 1 ? "The code has" : `All ${number(rowsIn)} codes have`} a place in ${where}`;
  return (
    <Notice live health={rowsLost > 0 ? "over" : exact ? "holds" : "weak"} title={title}>
      <p>
        {number(rowsMatched)} found
        {rowsOutside > 0 ? `, ${number(rowsOutside)} outside` : ""}
        {rowsLost > 0 ? `, ${number(rowsLost)} without a place` : ""}.{" "}
        {exact ? "The places fit exactly." : "The places do not fit exactly."}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Notice>
  );
}

const few = (names: readonly string[]) =>
  names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${number(names.length - 8)} more` : names.join(", ");
