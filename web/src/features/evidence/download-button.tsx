import { useState, type ReactNode } from "react";
import type { badRowsAddress, originalAddress, rejectsAddress } from "@concord/contract/evidence";
import { Failure, type Id } from "@concord/kernel";
import { call } from "../../app/call.ts";
import { useTenantId } from "../../app/session.ts";
import { Button, ErrorSummary } from "../../ui/index.ts";

type Props = {
  endpoint: typeof originalAddress | typeof rejectsAddress | typeof badRowsAddress;
  params: { datasetId: Id<"dataset">; number: number };
  children: ReactNode;
};

/** Asks for an address that lives a few minutes, and downloads from it. */
export function DownloadButton({ endpoint, params, children }: Props) {
  const tenantId = useTenantId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function download() {
    setBusy(true);
    setFailure(undefined);
    try {
      const { url } = await call(endpoint, { tenantId, params });
      window.location.assign(url); // an attachment: the page stays
    } catch (error) {
      setFailure(error instanceof Failure ? error : new Failure("internal", "internal", "The file could not be fetched. Try again."));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button look="plain" little busy={busy} onClick={download}>
        {children}
      </Button>
      <ErrorSummary failure={failure} />
    </>
  );
}
