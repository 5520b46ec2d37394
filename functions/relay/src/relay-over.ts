import type { Clock, Id, MintId } from "@concord/kernel";
import { openTenant, outboxOf, projections, unsentEvents, type OutboxEvent, type Platform } from "@concord/storage";
import { relay, type RelayPorts } from "./relay.ts";
import { sweep } from "./sweep.ts";

const itself = { type: "job", name: "relay" } as const;

/** The relay on a platform: in AWS, and the same on one machine. */
export function relayOver(platform: Platform, options: { send: RelayPorts["send"]; now: Clock; mintId: MintId }) {
  const { send, now, mintId } = options;
  const { tableName, own } = platform;
  const outbox = (tenantId: Id<"tenant">) => outboxOf({ dynamo: platform.clientsFor(tenantId).dynamo, tableName, tenantId, now });
  const ports = {
    open: (tenantId) => ({
      find: openTenant(platform, { tenantId, actor: itself, now, mintId }).store.find,
      markSent: outbox(tenantId).markSent,
    }),
    projections: projections({ dynamo: own.dynamo, tableName }),
    send,
    unsent: () => unsentEvents({ dynamo: own.dynamo, tableName }),
  } satisfies RelayPorts & { unsent(): Promise<OutboxEvent[]> };

  return {
    /** One event, by where it lies. */
    async relayAt(tenantId: Id<"tenant">, eventId: string): Promise<void> {
      const event = await outbox(tenantId).find(eventId);
      if (event) await relay(event, ports);
    },
    sweep: () => sweep(ports),
  };
}
