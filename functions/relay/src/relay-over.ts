import type { Clock, MintId } from "@concord/kernel";
import { openTenant, outboxOf, projections, unsentEvents, type OutboxEvent, type Platform } from "@concord/storage";
import { relay, type RelayPorts } from "./relay.ts";
import { sweep } from "./sweep.ts";

const itself = { type: "job", name: "relay" } as const;

/** The relay on a platform: in AWS, and the same on one machine. */
export function relayOver(platform: Platform, options: { send: RelayPorts["send"]; now: Clock; mintId: MintId }) {
  const { send, now, mintId } = options;
  const { tableName, own } = platform;
  const ports = {
    open: (tenantId) => ({
      find: openTenant(platform, { tenantId, actor: itself, now, mintId }).store.find,
      markSent: outboxOf({ dynamo: platform.clientsFor(tenantId).dynamo, tableName, tenantId, now }).markSent,
    }),
    projections: projections({ dynamo: own.dynamo, tableName }),
    send,
    unsent: () => unsentEvents({ dynamo: own.dynamo, tableName }),
  } satisfies RelayPorts & { unsent(): Promise<OutboxEvent[]> };

  return {
    relay: (event: OutboxEvent) => relay(event, ports),
    sweep: () => sweep(ports),
  };
}
