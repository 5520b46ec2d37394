import type { Id } from "@concord/kernel";
import type { Store } from "@concord/domain";
import { apiClients } from "@concord/domain/clients";
import { jobs, type Job } from "@concord/domain/jobs";
import { engagements, members } from "@concord/domain/people";
import { tenants } from "@concord/domain/tenancy";
import type { OutboxEvent, Projections } from "@concord/storage";

/** All that a queue is told. Whoever takes it reads the job again, as that tenant, before acting. */
export type JobMessage = { tenantId: Id<"tenant">; jobId: Id<"job"> };

export type RelayPorts = {
  /** One tenant's rows, read and marked as that tenant. */
  open(tenantId: Id<"tenant">): Pick<Store, "find"> & { markSent(eventId: string): Promise<void> };
  projections: Projections;
  send(kind: Job["work"]["kind"], message: JobMessage): Promise<void>;
};

/**
 * Tells the rest of the platform what an event changed: the lists that belong to
 * no tenant, and the queues. The event says only where to look; what is told is
 * how things are now, so that an event that comes twice, or late, does no harm.
 */
export async function relay(event: OutboxEvent, ports: RelayPorts): Promise<void> {
  const tenantId = event.tenantId as Id<"tenant">;
  const tenant = ports.open(tenantId);
  for (const { noun, ...address } of event.wrote) {
    switch (noun) {
      case "tenant":
        await told(tenant.find(tenants, address), (found) => ports.projections.tenant(found));
        break;
      case "member":
        await told(tenant.find(members, address), (found) => ports.projections.member(tenantId, found));
        break;
      case "engagement":
        await told(tenant.find(engagements, address), (found) => ports.projections.engagement(tenantId, found));
        break;
      case "api-client":
        await told(tenant.find(apiClients, address), (found) => ports.projections.apiClient(tenantId, found));
        break;
      case "job":
        await told(tenant.find(jobs, address), async ({ id, work, status }) => {
          if (status === "queued") await ports.send(work.kind, { tenantId, jobId: id });
        });
    }
  }
  await tenant.markSent(event.id);
}

async function told<T>(found: Promise<T | undefined>, tell: (thing: T) => Promise<void>): Promise<void> {
  const thing = await found;
  if (thing) await tell(thing);
}
