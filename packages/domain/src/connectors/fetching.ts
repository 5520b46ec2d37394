import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Job } from "../jobs/job.ts";
import type { Connector, ConnectorView } from "./connector.ts";
import { connectorLimits } from "./limits.ts";
import { minuteOf, nextRun, type Schedule } from "./schedule.ts";

/** Why a fetch would not begin, or a connector not be changed. */
export const connectorRefusals = {
  "connector-needs-person": "Only a person may connect a dataset to its source. Sign in to do so.",
  "connected-already": "This dataset is connected to a source already. Change that connection, or remove it first.",
  "connector-fetching": "A fetch is under way. Wait until it has ended, then try again.",
  "paused-already": "This connector is paused already.",
  "not-paused": "This connector is not paused.",
  "key-shape": "A key of Nomis begins with 0x and goes on with letters and digits. Copy it from your account there.",
} as const;
export type ConnectorRefusal = keyof typeof connectorRefusals;
export type Judged = { allowed: true } | { allowed: false; because: ConnectorRefusal };

/** One fetch at a time. One that was lost with its worker keeps nobody waiting for ever. */
export const isFetching = ({ fetching }: Pick<ConnectorView, "fetching">, now: Date): boolean =>
  fetching !== undefined && now.getTime() - Date.parse(fetching.since) < connectorLimits.lostAfterMs;

/** May it be fetched now, or be changed? */
export const judgeIdle = (connector: Pick<ConnectorView, "fetching">, now: Date): Judged =>
  isFetching(connector, now) ? { allowed: false, because: "connector-fetching" } : { allowed: true };

/** Is it its turn? */
export const isDue = ({ nextAt, paused }: Pick<ConnectorView, "nextAt" | "paused">, now: Date): boolean =>
  paused === undefined && nextAt !== undefined && Date.parse(nextAt) <= now.getTime();

/** With its next turn after this moment, by its schedule; none while it is paused. */
export function withNextTurn<C extends Connector>(connector: C, after: Date): C {
  const { nextAt: _, ...rest } = connector;
  const next = connector.paused ? undefined : nextTurn(connector.id, connector.schedule, after);
  return { ...rest, ...(next === undefined ? {} : { nextAt: next }) } as C;
}

export const nextTurn = (id: Id<"connector">, schedule: Schedule, after: Date): string | undefined =>
  nextRun(schedule, after, minuteOf(id));

/** The connector with a fetch begun, and the job that will do it. */
export function begun(
  { now, mintId }: Pick<Context, "now" | "mintId">,
  connector: Connector,
  askedBy: NonNullable<Connector["fetching"]>["askedBy"],
): { connector: Connector; job: Job } {
  const job: Job = {
    id: mintId("job"),
    version: 0,
    work: { kind: "fetch", datasetId: connector.datasetId, connectorId: connector.id },
    status: "queued",
    attempts: 0,
    queuedAt: now().toISOString(),
  };
  const fetching = { jobId: job.id, fetchId: mintId("fetch"), since: job.queuedAt, ...(askedBy ? { askedBy } : {}) };
  return { connector: { ...connector, fetching }, job };
}
