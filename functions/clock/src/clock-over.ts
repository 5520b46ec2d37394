import type { Clock, MintId } from "@concord/kernel";
import type { NounName } from "@concord/domain";
import { dueTimers, openTenant, type OpenedTenant, type Platform, type Timer } from "@concord/storage";

/** What is done about a thing that fell due, as its tenant. It must move the thing's due instant on, or the clock comes back. */
export type Due = Partial<Record<NounName, (context: OpenedTenant, timer: Timer) => Promise<void>>>;

const itself = { type: "job", name: "clock" } as const;

/**
 * Looks at everything that has fallen due: in AWS each minute, and the same on
 * one machine. One that fails keeps none of the others back, and is looked at
 * again the next time.
 */
export function clockOver(platform: Platform, { now, mintId, due }: { now: Clock; mintId: MintId; due: Due }) {
  return async function tick(): Promise<{ done: number }> {
    const failed: unknown[] = [];
    let done = 0;
    for (const timer of await dueTimers({ dynamo: platform.own.dynamo, tableName: platform.tableName }, now())) {
      try {
        await due[timer.noun]?.(openTenant(platform, { tenantId: timer.tenantId, actor: itself, now, mintId }), timer);
        done++;
      } catch (error) {
        failed.push(new Error(`What fell due of ${timer.noun} ${timer.id} of ${timer.tenantId} was not done`, { cause: error }));
      }
    }
    if (failed.length > 0)
      throw new AggregateError(failed, `${failed.length} of ${done + failed.length} things that fell due were not done`);
    return { done };
  };
}
