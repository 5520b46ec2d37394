import { Link, useParams } from "@tanstack/react-router";
import { verifyAudit } from "@concord/contract/audit";
import type { AuditVerification, Break } from "@concord/domain/audit";
import { useReadLater } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, count, dayAndTime, Loading, Notice, Problem } from "../../ui/index.ts";
import { capitalised, nounInWords } from "./in-words.ts";

const from = "/t/$tenantId/audit";

/** Whether everything is as it was written. Asked for, since it reads everything. */
export function VerificationCard({ asked }: { asked: boolean }) {
  const { tenantId } = useParams({ from });
  const { data, waiting, error, readAgain } = useReadLater(verifyAudit, {}, { when: asked });
  const verify = asked ? (
    <Button look="plain" busy={waiting} onClick={readAgain}>
      Verify again
    </Button>
  ) : (
    <ButtonLink to={from} params={{ tenantId }} search={(before) => ({ ...before, verify: true as const })} resetScroll={false}>
      Verify the chain
    </ButtonLink>
  );

  return (
    <Card title="Is it all as it was written?" aside={<span className="not-printed">{verify}</span>}>
      <p className="measure">
        Each entry carries the hash of the one before it about the same thing, and each record the hash of the entry that last wrote it.
        Verifying works every hash out again: a record or an entry that was changed, dropped or added behind our backs no longer fits, and
        is named.
      </p>
      {asked && (
        <div className="gap-top" aria-live="polite">
          {error ? <Problem error={error} /> : data ? <Found verification={data} /> : <Loading what="the verification" lines={2} />}
        </div>
      )}
    </Card>
  );
}

function Found({ verification }: { verification: AuditVerification }) {
  const { whole, entries, records, breakCount, breaks, verifiedAt } = verification;
  const read = `${count(entries, "entry", "entries")} and ${count(records, "record")} were read on ${dayAndTime(verifiedAt)}.`;
  if (whole)
    return (
      <Notice health="holds" title="Everything is as it was written.">
        {capitalised(read)}
      </Notice>
    );
  return (
    <Notice health="over" title={`${capitalised(count(breakCount, "thing"))} ${breakCount === 1 ? "is" : "are"} not as written.`}>
      <p>{capitalised(read)} What is not named here fits. Tell the platform's operator, and quote this list.</p>
      <ul className="list">
        {breaks.map((one) => (
          <li key={`${one.kind} ${one.words}`}>
            <span>{one.words}</span>
            {one.record && <ToItsEntries record={one.record} />}
          </li>
        ))}
      </ul>
      {breakCount > breaks.length && <p>The first {breaks.length} are shown.</p>}
    </Notice>
  );
}

function ToItsEntries({ record }: { record: NonNullable<Break["record"]> }) {
  const { tenantId } = useParams({ from });
  return (
    <Link
      to={from}
      params={{ tenantId }}
      search={{ about: record.within ?? record.id, verify: true }}
      resetScroll={false}
      className="not-printed"
    >
      What was done to this {nounInWords(record.noun)}
    </Link>
  );
}
