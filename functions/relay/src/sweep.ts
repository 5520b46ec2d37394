import type { OutboxEvent } from "@concord/storage";
import { relay, type RelayPorts } from "./relay.ts";

/** Rounds of one sweep. What is left after so many is for the next. */
const mostRounds = 20;

/**
 * Relays everything that waits. An event that cannot be told keeps none of the
 * others back: it stays where it is, and is said at the end.
 */
export async function sweep(ports: RelayPorts & { unsent(): Promise<OutboxEvent[]> }): Promise<{ told: number }> {
  const failed = new Map<string, unknown>();
  let told = 0;
  for (let round = 0; round < mostRounds; round++) {
    const waiting = (await ports.unsent()).filter(({ id }) => !failed.has(id));
    if (waiting.length === 0) break;
    for (const event of waiting) {
      try {
        await relay(event, ports);
        told++;
      } catch (error) {
        failed.set(event.id, error);
      }
    }
  }
  if (failed.size > 0) {
    throw new AggregateError(
      failed.values(),
      `${failed.size} of ${told + failed.size} events could not be told: ${[...failed.keys()].join(", ")}`,
    );
  }
  return { told };
}
