import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { Ask, Endpoint, Reply } from "@concord/contract/endpoint";
import { Failure } from "@concord/kernel";
import { call } from "./call.ts";

/** What is asked of an endpoint; the tenant comes from the address of the page. */
export type Asking<E extends Endpoint> = Omit<Ask<E>, "tenantId">;
/** Nothing need be said where nothing can be asked. */
export type AskingArgs<E extends Endpoint> = object extends Asking<E> ? [ask?: Asking<E>] : [ask: Asking<E>];

export type QueryKey = readonly [place: string, endpoint: string, ask: unknown];

/** Every query of a tenant starts with its id, so that a change can make all of it read again. */
export const placeOf = (endpoint: Endpoint, tenantId: string | undefined): string =>
  endpoint.at === "tenant" ? (tenantId ?? "nowhere") : "desk";

export const keyOf = (endpoint: Endpoint, tenantId: string | undefined, ask: unknown): QueryKey => [
  placeOf(endpoint, tenantId),
  `${endpoint.method} ${endpoint.path}`,
  ask ?? {},
];

export const queryOf = <E extends Endpoint>(endpoint: E, tenantId: string | undefined, ask: Asking<E> | undefined) =>
  queryOptions<Reply<E>>({
    queryKey: keyOf(endpoint, tenantId, ask),
    queryFn: () => call(endpoint, { ...ask, ...(endpoint.at === "tenant" ? { tenantId } : {}) } as unknown as Ask<E>),
  });

/** Only what may have been an accident of the moment is tried again by itself. */
const mayPass = (error: unknown) => error instanceof Failure && (error.kind === "unavailable" || error.kind === "too-many");

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 0, // what is shown from memory is read again at once: it may be overturned, or no longer one's own to see
      retry: (failures, error) => failures < 2 && mayPass(error),
      throwOnError: true,
    },
    mutations: { retry: false },
  },
});
