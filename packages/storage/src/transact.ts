import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { Failure } from "@concord/kernel";
import type { Dynamo } from "./dynamo.ts";

export type Item = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Chance and time, injected so that a test can hold them still. */
export type Patience = { random: () => number; sleep: (ms: number) => Promise<void> };

const mostAttempts = 10;
const firstPauseMs = 25;
const longestPauseMs = 1000;

/** Reasons that pass by themselves: another transaction, or too much at once. */
const passing: readonly string[] = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

/**
 * Writes every item or none. Answers with which conditions failed (by place in
 * `items`), if any did. One that met another transaction is tried again after a
 * pause whose length is left to chance, or the same two would only meet again.
 */
export async function transact(dynamo: Dynamo, items: Item[], { random, sleep }: Patience): Promise<{ failed: ReadonlySet<number> }> {
  for (let attempt = 0; ; attempt++) {
    try {
      await dynamo.send(new TransactWriteCommand({ TransactItems: items }));
      return { failed: new Set() };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code = "None" }) => Code);
      const failed = codes.flatMap((code, place) => (code === "ConditionalCheckFailed" ? [place] : []));
      if (failed.length > 0) return { failed: new Set(failed) };
      if (!codes.some((code) => passing.includes(code))) throw error;
      if (attempt + 1 >= mostAttempts) throw busy(error);
      await sleep(random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
    }
  }
}

const busy = (cause: Error) =>
  new Failure(
    "unavailable",
    "busy",
    "Too many people are changing this at the same moment. Nothing was changed; try again in a few seconds.",
    {
      cause,
    },
  );
