import type { Connector, FetchOutcome } from "./connector.ts";
import { maySucceedLater, type FetchFailureCode } from "./fetch-failures.ts";
import type { Brought, Seen } from "./fetched.ts";
import { nextTurn, withNextTurn } from "./fetching.ts";
import { connectorLimits } from "./limits.ts";

/** The connector with what it now knows of its source, and when it looks again. */
export function afterFetch(
  before: Connector,
  { seen, brought, outcome }: { seen: Seen; brought?: Brought; outcome: FetchOutcome },
  now: Date,
): Connector {
  const { fetching, ...rest } = before;
  const connector = { ...rest, lastFetch: { id: fetching!.fetchId, endedAt: now.toISOString(), outcome } };
  if (outcome.kind === "failed") {
    const asked = fetching!.askedBy !== undefined;
    return afterFailure(connector, { again: maySucceedLater(outcome.code as FetchFailureCode), asked }, now);
  }

  const { etag, lastModified, updated } = seen;
  const validators = { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), ...(updated ? { updated } : {}) };
  const received =
    brought && outcome.number !== undefined
      ? { hash: brought.hash, number: outcome.number, ...validators }
      : connector.received && { ...connector.received, ...validators };
  return withNextTurn({ ...connector, failuresInARow: 0, ...(received ? { received } : {}) }, now);
}

/** Six hours after the first failure in a row, then twelve, a day, and two days; or at its turn, where that is sooner. */
const firstRestHours = 6;
const longestRestHours = 48;

function afterFailure(connector: Connector, { again, asked }: { again: boolean; asked: boolean }, now: Date): Connector {
  const failuresInARow = connector.failuresInARow + 1;
  const failed = { ...connector, failuresInARow };
  if (failed.paused) return failed;
  if (failuresInARow >= connectorLimits.failuresInARow) {
    const because = `It failed ${failuresInARow} times in a row. See what its fetches say, mend the source, then resume it.`;
    return withNextTurn({ ...failed, paused: { because, at: now.toISOString() } }, now);
  }
  const waitsForNoTurn = connector.nextAt === undefined && asked; // a person asked, and sees that it failed
  if (!again || waitsForNoTurn) return failed;
  const rest = Math.min(firstRestHours * 2 ** (failuresInARow - 1), longestRestHours);
  const sooner = new Date(now.getTime() + rest * 60 * 60 * 1000).toISOString();
  const turn = nextTurn(connector.id, connector.schedule, now);
  return { ...failed, nextAt: turn !== undefined && turn < sooner ? turn : sooner };
}
