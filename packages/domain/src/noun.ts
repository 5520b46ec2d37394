import type * as z from "zod";

/** What every stored thing has. */
export type Stored = {
  /** 0 until first saved, then one more on every save. The ETag of the thing. */
  version: number;
};

/** Where a thing lies: by its own id, or by its id within the thing that holds it. */
export type Address = { id: string; within?: string | undefined };

/**
 * A kind of thing that is stored: its name in keys and audit, its schema, and
 * how to tell from a thing where it lies. `storage/keys.ts` turns this into keys.
 */
export type Noun<T extends Stored> = {
  /** Unique; also what an audit entry calls it. */
  readonly name: NounName;
  /** As a sentence says it: "Deal not found". */
  readonly title: string;
  readonly schema: z.ZodType<T>;
  readonly addressOf: (thing: T) => Address;
  /** A list, beside its own place, in which the thing can be found, and its order there. */
  readonly listedAs?: (thing: T) => { list: string; order: string } | undefined;
  /** The thing as a request made again is answered with it: that answer is kept beside it, and what is secret is kept in one place alone. */
  readonly withoutSecrets?: (thing: T) => T;
  /** The instant at which the clock must look at the thing, if there is one to come. */
  readonly dueAt?: (thing: T) => string | undefined;
};

export const noun = <T extends Stored>(definition: Noun<T>): Noun<T> => definition;

/** Every noun there is. A new one does not compile in storage until it has keys. */
export type NounName =
  | "tenant"
  | "member"
  | "engagement"
  | "api-client"
  | "dataset"
  | "dataset-version"
  | "job"
  | "connector"
  | "fetch"
  | "area"
  | "release"
  | "insight"
  | "sector-definition"
  | "sector-definition-version"
  | "vision"
  | "strategy"
  | "priority"
  | "action"
  | "body"
  | "rule-pack"
  | "interest"
  | "deal"
  | "appraisal"
  | "case"
  | "vote"
  | "paper-opening";
