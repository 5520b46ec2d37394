import { refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { jobs } from "../jobs/job.ts";
import { save } from "../store.ts";
import { connectors, type Connector } from "./connector.ts";
import { begun, connectorRefusals, isDue, isFetching, judgeIdle, withNextTurn } from "./fetching.ts";

type QueueingContext = Pick<Context, "store" | "now" | "mintId" | "actor">;

/** Fetches now, because a person asks. Its schedule goes on as it was. */
export async function runConnector(context: QueueingContext, id: Id<"connector">): Promise<Connector> {
  const { actor } = context;
  const connector = await context.store.get(connectors, id);
  const idle = judgeIdle(connector, context.now());
  if (!idle.allowed) throw refused(idle.because, connectorRefusals[idle.because]);

  const fetch = begun(context, connector, actor.type === "person" ? { id: actor.id, name: actor.name } : undefined);
  const [saved] = await context.store.commit({
    because: { name: "connector.fetch-asked", detail: { jobId: fetch.job.id } },
    saves: [save(connectors, fetch.connector), save(jobs, fetch.job)],
  });
  return saved;
}

/**
 * Queues a fetch of a connector whose turn has come; what the clock calls. Its
 * next turn is set in the same commit, so that a turn is taken once, and one
 * that comes while a fetch is still under way is passed over.
 */
export function queueDueFetch(context: QueueingContext, id: Id<"connector">): Promise<Connector | undefined> {
  return againIfStale(async () => {
    const connector = await context.store.find(connectors, id);
    const now = context.now();
    if (!connector || !isDue(connector, now)) return undefined;

    const next = withNextTurn(connector, now);
    if (isFetching(connector, now)) return context.store.save(connectors, next, { name: "connector.turn-passed-over" });
    const fetch = begun(context, next, undefined);
    const [saved] = await context.store.commit({
      because: { name: "connector.fell-due", detail: { jobId: fetch.job.id } },
      saves: [save(connectors, fetch.connector), save(jobs, fetch.job)],
    });
    return saved;
  });
}
