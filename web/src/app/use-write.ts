import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Ask, Endpoint, Reply } from "@concord/contract/endpoint";
import { Failure } from "@concord/kernel";
import { call } from "./call.ts";
import { placeOf, type AskingArgs } from "./query.ts";
import { useTenantIdIfAny } from "./use-read.ts";

export type Write<E extends Endpoint> = {
  /**
   * Sends it. What changes something says which version was read:
   * `send({ params, body, ifMatch: deal.version })`. Answers with what was
   * saved, or undefined if it failed; the failure is then in `failure`.
   */
  send: (...ask: AskingArgs<E>) => Promise<Reply<E> | undefined>;
  sending: boolean;
  failure: Failure | undefined;
  /** Reads everything of this tenant again, and forgets the failure. What was typed is kept. */
  readAgain: () => void;
  forget: () => void;
};

/**
 * Changes something. Everything that was read of the tenant is then read
 * again: one change may move what a dozen pages show, and a stale figure is
 * worse than a request.
 */
export function useWrite<E extends Endpoint>(endpoint: E, options: { onDone?: (reply: Reply<E>) => void } = {}): Write<E> {
  const tenantId = useTenantIdIfAny();
  const queries = useQueryClient();
  const lastKey = useRef({ for: "", key: "" });

  const readAll = () => queries.invalidateQueries({ predicate: ({ queryKey }) => isOf(endpoint, tenantId, queryKey) });

  const mutation = useMutation<Reply<E>, Error, object | undefined>({
    mutationFn: (ask) =>
      call(endpoint, {
        ...ask,
        ...(endpoint.at === "tenant" ? { tenantId } : {}),
        ...(endpoint.writes === "creates" ? { idempotencyKey: keyFor(ask, lastKey.current) } : {}),
      } as unknown as Ask<E>),
    onSuccess: async (reply) => {
      lastKey.current = { for: "", key: "" };
      await readAll();
      options.onDone?.(reply);
    },
    throwOnError: false,
  });

  return {
    send: (...[ask]) => mutation.mutateAsync(ask as object | undefined).catch(() => undefined),
    sending: mutation.isPending,
    failure: asFailure(mutation.error),
    readAgain: () => {
      mutation.reset();
      void readAll();
    },
    forget: () => mutation.reset(),
  };
}

/** The same thing sent again has the same key, so that a second press, or an answer lost on the way, makes nothing twice. */
function keyFor(ask: unknown, last: { for: string; key: string }): string {
  const asked = JSON.stringify(ask ?? null);
  if (last.for !== asked) Object.assign(last, { for: asked, key: crypto.randomUUID() });
  return last.key;
}

/** A change at the desk (who I am, my authorities) may be seen from anywhere. */
const isOf = (endpoint: Endpoint, tenantId: string | undefined, queryKey: readonly unknown[]) =>
  endpoint.at === "desk" || queryKey[0] === placeOf(endpoint, tenantId) || queryKey[0] === "desk";

function asFailure(error: Error | null): Failure | undefined {
  if (error === null) return undefined;
  if (error instanceof Failure) return error;
  if (error instanceof TypeError) {
    return new Failure("unavailable", "no-connection", "The service could not be reached. Check your connection, then send it again.", {
      cause: error,
    });
  }
  console.error(error);
  return new Failure("internal", "page-error", "The page could not read the answer. Load it again to see whether the change was made.", {
    cause: error,
  });
}
