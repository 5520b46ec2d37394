import { useState } from "react";
import { exportAudit } from "@concord/contract/audit";
import { call } from "../../app/call.ts";
import { useTenantId } from "../../app/session.ts";
import { Button, ErrorSummary, save } from "../../ui/index.ts";
import { Failure } from "@concord/kernel";

/** The audit as a file, to be checked by somebody who need not trust us. */
export function TakeAway({ month }: { month: string | undefined }) {
  const tenantId = useTenantId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function take() {
    setBusy(true);
    setFailure(undefined);
    try {
      const { fileName, lines } = await call(exportAudit, { tenantId, query: month ? { month } : {} });
      save(fileName, new Blob([lines], { type: "application/jsonl" }));
    } catch (error) {
      setFailure(error instanceof Failure ? error : new Failure("internal", "internal", "The file could not be made. Try again."));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button look="plain" busy={busy} onClick={take}>
        Take it away (JSON lines)
      </Button>
      <ErrorSummary failure={failure} />
    </>
  );
}
