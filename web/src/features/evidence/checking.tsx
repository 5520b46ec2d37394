import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { watchJob, type VersionSummary } from "@concord/contract/evidence";
import type { Id } from "@concord/kernel";
import { useTenantId } from "../../app/session.ts";
import { useReadLater } from "../../app/use-read.ts";
import { bytes, Card, number, Progress } from "../../ui/index.ts";

type Props = {
  version: Pick<VersionSummary, "number" | "fileName" | "bytes"> & { jobId?: Id<"job"> | undefined };
  onEnded?: (outcome: string) => void;
};

/** A check under way: what it is doing, with counts. One may leave and come back; it says how it ended. */
export function Checking({ version, onEnded }: Props) {
  const queries = useQueryClient();
  const tenantId = useTenantId();
  const watched = useReadLater(
    watchJob,
    { params: { jobId: version.jobId! } }, // a version that is checked has a job
    { when: version.jobId !== undefined, every: (seen) => (isOver(seen?.job.status) ? false : 1000) },
  );
  const { job, progress } = watched.data ?? {};
  const over = isOver(job?.status);

  useEffect(() => {
    if (!over) return;
    onEnded?.(job?.outcome ?? `The check of version ${version.number} has ended.`);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === tenantId });
  }, [over]);

  return (
    <Card
      title={`Version ${version.number} is being checked`}
      note={`${version.fileName}, ${bytes(version.bytes)}. You can leave this page and come back.`}
    >
      <div role="status">
        {progress?.total && progress.done > 0 ? (
          <Progress done={progress.done} of={progress.total} label={`${progress.stage}: ${counted(progress)}`} />
        ) : (
          <Progress done={0} of={1} label={progress?.stage ?? (job?.status === "running" ? "Beginning" : "Waiting for its turn")} />
        )}
      </div>
    </Card>
  );
}

const isOver = (status: string | undefined) => status === "done" || status === "failed";
const counted = ({ done, total = done, unit }: { done: number; total?: number | undefined; unit: string }) =>
  unit === "bytes" ? `${bytes(done)} of ${bytes(total)}` : `${number(done)} of ${number(total)} ${unit}`;
