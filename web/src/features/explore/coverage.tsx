import { Link } from "@tanstack/react-router";
import type { AnswerCoverage } from "@concord/domain/explore";
import { useTenantId } from "../../app/session.ts";
import { Notice, number, percent } from "../../ui/index.ts";

/** How much of what was brought to other places has a place there. Always said, also when it is all of it. */
export function Coverage({ coverage }: { coverage: AnswerCoverage }) {
  const tenantId = useTenantId();
  const { rowsIn, rowsMatched, rowsOutside, rowsLost, valueShare, unmatched, exact, notes } = coverage;
  return (
    <Notice
      health={rowsLost > 0 ? "over" : exact ? "holds" : "weak"}
      title={
        rowsLost === 0
          ? `All ${number(rowsIn)} rows have a place`
          : `${number(rowsLost)} of ${number(rowsIn)} rows have no place and are not in these figures`
      }
    >
      <p>
        {number(rowsMatched)} rows are in the figures
        {rowsOutside > 0 ? `, ${number(rowsOutside)} lie outside the area` : ""}
        {valueShare === undefined ? "" : `; they hold ${percent(valueShare)} of the total`}.
        {exact ? " The places fit exactly." : " The places do not fit exactly: see below."}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {unmatched.length > 0 && (
        <details>
          <summary>Codes without a place</summary>
          <p>
            <Link to="/t/$tenantId/evidence/code-sets/recoding" params={{ tenantId }} search={{}}>
              What became of these codes?
            </Link>
          </p>
          <ul>
            {unmatched.map(({ code, rows, sentence }) => (
              <li key={code}>
                {code} ({number(rows)} rows): {sentence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  );
}
