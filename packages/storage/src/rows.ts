import type { Id } from "@concord/kernel";
import type { AuditEntry, NounName, Stored } from "@concord/domain";
import type { Key } from "./keys.ts";

/** The shape in which rows are written now. A later one is read by whoever knows both. */
export const currentSchema = 1;

type Row = Key & { schema: number };
type Listed = { gsi1pk?: string | undefined; gsi1sk?: string | undefined };

/** A thing as it lies. One that was removed keeps its place, version and head, and loses its content. */
export type ThingRow = Row &
  Listed & {
    noun: NounName;
    version: number;
    /** The hash of the audit entry that last wrote it. */
    head: string;
    thing?: Stored | undefined;
    gone?: true | undefined;
  };

export type AuditRow = Row & Listed & { entry: AuditEntry };

/** What the relay is told: that something happened, and which rows to look at. Never their content. */
export type OutboxEvent = {
  id: string;
  tenantId: string;
  name: string;
  at: string;
  wrote: { noun: NounName; id: string; within?: string | undefined; version: number }[];
};

/** Once told, it loses its place in gsi2 and soon itself. */
export type OutboxRow = Row & { event: OutboxEvent; gsi2pk?: string; gsi2sk?: string; sentAt?: string; ttl?: number };

/** Says that something falls due and where it lies, and nothing of what it is. Without its place in gsi2 when nothing is to come. */
export type TimerRow = Row & { timer: Timer; gsi2pk?: string; gsi2sk?: string };
export type Timer = { tenantId: Id<"tenant">; noun: NounName; id: string; within?: string | undefined; dueAt?: string | undefined };

export type IdempotencyRow = Row & {
  ttl: number;
  hash: string;
  reply: Stored;
  /** Where the other things of the same commit lie. */
  others: { id: string; within?: string | undefined }[];
};

export const inSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
