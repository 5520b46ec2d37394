import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { queryToView, viewToQuery, type View } from "@concord/domain/explore";
import { Failure } from "@concord/kernel";
import type { ExploreSearch } from "./explore-search.ts";

export const exploreRoute = "/t/$tenantId/evidence/$datasetId/versions/$number/explore";

/** What is to be otherwise. What is named and undefined is taken away. */
export type ViewChange = { [K in keyof View]?: View[K] | undefined };
/** How it is drawn, which the API does not hear of. */
export type Drawing = { [K in "as" | "shapes" | "classes"]?: ExploreSearch[K] | undefined };

/** The view that the address says, and how to go to another: with the browser's own back and forward. */
export function useView() {
  const search = useSearch({ from: exploreRoute });
  const params = useParams({ from: exploreRoute });
  const navigate = useNavigate();
  const { as, shapes, classes, ...query } = search;
  const key = JSON.stringify(query);
  const { view, failure } = useMemo(() => read(JSON.parse(key) as ExploreSearch), [key]);

  const go = (next: ExploreSearch) => void navigate({ to: exploreRoute, params, search: next, resetScroll: false });
  const drawing = said({ as, shapes, classes });
  return {
    view,
    /** Why the address says no view. */
    failure,
    search,
    /** Another view is seen from its first row, unless it says otherwise. */
    setView: (change: ViewChange) => go({ ...drawing, ...queryOfView({ ...view, offset: 0, ...change } as View) }),
    draw: (change: Drawing) => go(said({ ...query, ...drawing, ...change })),
    clear: () => go(drawing),
  };
}

const everything: View = { filters: [], sort: [], groupBy: [], measures: [], offset: 0, limit: 100 };

function read(query: ExploreSearch): { view: View; failure?: Failure } {
  try {
    return { view: queryToView(query) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { view: everything, failure: error };
  }
}

function queryOfView(view: View): ExploreSearch {
  const { where, sort, measure, ...texts } = viewToQuery(view);
  const list = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());
  return {
    ...said(texts),
    ...(list(where).length > 0 ? { where: list(where) } : {}),
    ...(list(sort).length > 0 ? { sort: list(sort) } : {}),
    ...(list(measure).length > 0 ? { measure: list(measure) } : {}),
  };
}

/** Only what is said: what is undefined has no place in an address. */
const said = (search: { [K in keyof ExploreSearch]?: ExploreSearch[K] | undefined }): ExploreSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
