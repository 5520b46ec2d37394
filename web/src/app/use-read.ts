import { useQuery, useSuspenseInfiniteQuery, useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Ask, Endpoint, Reply } from "@concord/contract/endpoint";
import { call } from "./call.ts";
import { keyOf, queryOf, type Asking, type AskingArgs } from "./query.ts";

/** The tenant in the address; undefined on the pages that belong to none. */
export const useTenantIdIfAny = (): string | undefined => useParams({ strict: false }).tenantId;

/**
 * What an endpoint answers. The page waits for it (the shell shows its place);
 * an error shows as a problem instead of the page. Both need no code here.
 */
export function useRead<E extends Endpoint>(endpoint: E, ...[ask]: AskingArgs<E>): Reply<E> {
  return useSuspenseQuery(queryOf(endpoint, useTenantIdIfAny(), ask)).data as Reply<E>;
}

/** Several at the same time: `const [deal, people] = useReads([deals.getDeal, { params }], [people.listPeople])`. */
export function useReads<const Es extends readonly Endpoint[]>(
  ...reads: { [K in keyof Es]: [endpoint: Es[K], ...ask: AskingArgs<Es[K]>] }
): { [K in keyof Es]: Reply<Es[K]> } {
  const tenantId = useTenantIdIfAny();
  const asked = reads as unknown as readonly [Endpoint, Asking<Endpoint>?][];
  const queries = asked.map(([endpoint, ask]) => queryOf(endpoint, tenantId, ask));
  return useSuspenseQueries({ queries }).map(({ data }) => data) as { [K in keyof Es]: Reply<Es[K]> };
}

type Later<T> = { data: T | undefined; waiting: boolean; error: unknown; readAgain: () => void };

/**
 * The same without waiting: for what a page can do without, and for what is
 * worked out while parameters change. `when` false does not ask; `every` asks again each so many milliseconds.
 */
export function useReadLater<E extends Endpoint>(
  endpoint: E,
  ask: Asking<E>,
  options: { when?: boolean; every?: number | ((data: Reply<E> | undefined) => number | false); keepLast?: boolean } = {},
): Later<Reply<E>> {
  const { every } = options;
  const query = useQuery({
    ...queryOf(endpoint, useTenantIdIfAny(), ask),
    enabled: options.when ?? true,
    throwOnError: false,
    // any: Query's own type of a placeholder excludes functions, which it cannot tell that no reply is.
    ...(options.keepLast ? { placeholderData: (last: Reply<E> | undefined) => last as any } : {}),
    ...(every === undefined
      ? {}
      : {
          refetchInterval:
            typeof every === "number" ? every : (one: { state: { data: unknown } }) => every(one.state.data as Reply<E> | undefined),
        }),
  });
  return {
    data: query.data as Reply<E> | undefined,
    waiting: query.isFetching,
    error: query.error ?? undefined,
    readAgain: () => void query.refetch(),
  };
}

type Paged = { items: readonly unknown[]; next?: string | undefined };
type ItemOf<R> = R extends { items: readonly (infer Item)[] } ? Item : never;

type Pages<Item> = {
  items: readonly Item[];
  /** Reads the next page; undefined on the last. Goes into `<Pager more={…}>`. */
  more: (() => void) | undefined;
  busy: boolean;
};

/** A list that comes in pages, from its first; `more` adds the next. */
export function useReadPages<E extends Endpoint>(endpoint: E, ...[ask]: AskingArgs<E>): Pages<ItemOf<Reply<E>>> {
  const tenantId = useTenantIdIfAny();
  const given = (ask ?? {}) as { query?: object };
  const pages = useSuspenseInfiniteQuery({
    queryKey: [...keyOf(endpoint, tenantId, ask), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (await call(endpoint, {
        ...given,
        query: { ...given.query, ...(pageParam ? { after: pageParam } : {}) },
        ...(endpoint.at === "tenant" ? { tenantId } : {}),
      } as unknown as Ask<E>)) as unknown as Paged,
    getNextPageParam: (last) => last.next,
  });
  return {
    items: pages.data.pages.flatMap(({ items }) => items) as ItemOf<Reply<E>>[],
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    busy: pages.isFetchingNextPage,
  };
}
