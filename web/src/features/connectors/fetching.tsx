import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { watchJob } from "@concord/contract/evidence";
import type { Id } from "@concord/kernel";
import { useTenantId } from "../../app/session.ts";
import { useReadLater } from "../../app/use-read.ts";
import { bytes, Card, number, Progress } from "../../ui/index.ts";

/** A fetch under way: how far it is, and then how it ended. One may leave and come back. */
export function Fetching({ jobId, onEnded }: { jobId: Id<"job">; onEnded: (outcome: string) => void }) {
  const queries = useQueryClient();
  const tenantId = useTenantId();
  const watched = useReadLater(watchJob, { params: { jobId } }, { every: (seen) => (isOver(seen?.job.status) ? false : 1000) });
  const { job, progress } = watched.data ?? {};
  const over = isOver(job?.status);

  useEffect(() => {
    if (!over) return;
    onEnded(job?.outcome ?? "The fetch has ended.");
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === tenantId });
  }, [over]);

  const label = progress
    ? `${progress.stage}: ${said(progress)}`
    : job?.status === "running"
      ? "Asking the source"
      : "Waiting for its turn";
  return (
    <Card title="It is being fetched" note="You can leave this page and come back.">
      <div role="status">
        <Progress done={progress?.total ? progress.done : 0} of={progress?.total ?? 1} label={label} />
      </div>
    </Card>
  );
}

const isOver = (status: string | undefined) => status === "done" || status === "failed";

function said({ done, total, unit }: { done: number; total?: number | undefined; unit: string }): string {
  const counted = (many: number) => (unit === "bytes" ? bytes(many) : `${number(many)} ${unit}`);
  return total ? `${counted(done)} of ${counted(total)}` : counted(done);
}
