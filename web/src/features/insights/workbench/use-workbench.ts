import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { Reply } from "@concord/contract/endpoint";
import * as contract from "@concord/contract/questions";
import type { AskableDataset, QuestionOptions, Source } from "@concord/domain/questions";
import { queryOf } from "../../../app/query.ts";
import { useHere } from "../../../app/session.ts";
import type { AnyQuestionPage } from "../questions/question-page.ts";
import { beginningOf, fieldOf, fitting, namesOf, questionOf, sourceOf, startingSource, type Asking } from "./asking.ts";
import { datasetsIn, fieldSaid, versionsIn } from "./question-address.ts";
import type { Fields } from "./workbench-search.ts";
import { sourceIn } from "./written.ts";

/** The question an address asks, without the way to change it. */
export type OneAsking = Omit<Asking, "change"> & { fields: Fields };

type Wanted = {
  page: AnyQuestionPage;
  fieldsOfSets: readonly Fields[];
  versions: string | undefined;
  datasets: readonly AskableDataset[];
  more: unknown;
};

type Found =
  | { state: "waiting" }
  /** Of one of the datasets it could not be learned what it holds. */
  | { state: "failed"; error: unknown; datasetId: string }
  | { state: "cannot"; cannot: NonNullable<ReturnType<NonNullable<AnyQuestionPage["cannot"]>>> }
  | { state: "asking"; sets: OneAsking[]; optionsOf: (datasetId: string) => QuestionOptions | undefined };

/** Everything that the address leaves open, chosen: which datasets, how they are read, and the rest of the question. */
export function useWorkbench({ page, fieldsOfSets, versions, datasets, more }: Wanted): Found {
  const { tenant } = useHere();
  const numbers = versionsIn(versions);
  const chosen = fieldsOfSets.map((fields) => datasetsOfRoles(page, fields, datasets));
  const ids = [...new Set([...chosen.flatMap((roles) => Object.values(roles)), ...fieldsOfSets.flatMap(datasetsIn)])];
  const queries = useQueries({
    queries: ids.map((datasetId) => ({
      ...queryOf(contract.getQuestionOptions, tenant.id, {
        query: {
          datasetId: datasetId as AskableDataset["id"],
          ...(numbers.has(datasetId) ? { versionNumber: numbers.get(datasetId)! } : {}),
        },
      }),
      throwOnError: false,
      staleTime: 60_000,
    })),
  });
  const key = JSON.stringify([fieldsOfSets, ids, queries.map(({ dataUpdatedAt }) => dataUpdatedAt)]);

  const now = useMemo((): Found => {
    const failed = queries.findIndex(({ error, data }) => error !== null && data === undefined);
    if (failed >= 0) return { state: "failed", error: queries[failed]!.error, datasetId: ids[failed]! };
    if (queries.some(({ data }) => data === undefined) || (page.useMore !== undefined && more === undefined)) return { state: "waiting" };
    const found = new Map(ids.map((id, at) => [id, queries[at]!.data as Reply<typeof contract.getQuestionOptions>]));
    const optionsOf = (id: string) => found.get(id);

    const sets: OneAsking[] = [];
    for (const [at, fields] of fieldsOfSets.entries()) {
      const sources: Record<string, Source> = {};
      for (const [role, datasetId] of Object.entries(chosen[at]!)) {
        const said = typeof fields[role] === "string" ? sourceIn(fields[role]) : undefined;
        const isExact = typeof fields[role] === "string" && fields[role].includes("~");
        sources[role] = said && isExact ? said : startingSource(page.roles[role]!, optionsOf(datasetId)!); // every chosen one was read
      }
      const begin = beginningOf({ sources, optionsOf, authority: tenant, more });
      const cannot = page.cannot?.(begin);
      if (cannot) return { state: "cannot", cannot };
      sets.push({ page, begin, datasets, fields, names: namesOf(page, begin), ...questionOf(page, fields, begin) });
    }
    return { state: "asking", sets, optionsOf };
  }, [key, page, datasets, tenant, more]);
  // While another table is looked into, what was asked before stays, so that nothing moves under the pointer.
  const last = useRef(now);
  if (now.state !== "waiting") last.current = now;
  return now.state === "waiting" && last.current.state === "asking" ? last.current : now;
}

/** Which dataset each role is read from: the one the address names, else the likeliest that fits. An optional one may be said to be none. */
export function datasetsOfRoles(page: AnyQuestionPage, fields: Fields, datasets: readonly AskableDataset[]): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const role of Object.keys(page.roles)) {
    const said = fields[role];
    if (said === "none" && page.roles[role]!.optional) continue;
    const named = typeof said === "string" ? sourceIn(said)?.datasetId : undefined;
    const id = named ?? fitting(page, role, datasets)[0]?.id;
    if (id !== undefined) chosen[role] = id;
  }
  return chosen;
}

/**
 * The address with some parameters otherwise. Another dataset in a role has other codes, so what was chosen of the old is not kept, but
 * where both have the same code set; numbers and methods are. What is as it began is not said.
 */
export function fieldsWith(
  { page, fields, start, question, datasets }: Pick<OneAsking, "page" | "fields" | "start" | "question" | "datasets">,
  changes: Readonly<Record<string, unknown>>,
): Fields {
  const next: Record<string, unknown> = { ...fields };
  const swaps = Object.entries(changes).flatMap(([name, value]) => {
    const [before, after] = [sourceOf(question, name)?.datasetId, name in page.roles ? datasetOf(value) : undefined];
    return after !== undefined && after !== before ? [{ before, after }] : [];
  });
  for (const [name, value] of Object.entries(changes)) {
    const isAsItBegan = swaps.length === 0 && !(name in page.roles) && JSON.stringify(value) === JSON.stringify(fieldOf(start, name));
    if (value === undefined || isAsItBegan) delete next[name];
    else next[name] = typeof value === "string" && name in page.roles ? value : fieldSaid(value);
  }
  if (swaps.length === 0) return next;
  const keepsPlaces = swaps.every(({ before, after }) => samePlaces(datasets, before, after));
  return Object.fromEntries(
    Object.entries(next).filter(
      ([name, value]) =>
        name in changes || name in page.roles || typeof value === "boolean" || isMethod(name, value) || (keepsPlaces && isOfPlaces(name)),
    ),
  );
}

const datasetOf = (value: unknown): string | undefined =>
  typeof value === "string" ? sourceIn(value)?.datasetId : (value as { datasetId?: string } | undefined)?.datasetId;

/** Whether the places of two tables have codes of the same set, as far as that was recognised. */
function samePlaces(datasets: readonly AskableDataset[], before: string | undefined, after: string): boolean {
  const setOf = (id: string | undefined) =>
    datasets.find((dataset) => dataset.id === id)?.columns.find(({ meaning }) => meaning === "place")?.codeSet;
  return setOf(after) !== undefined && setOf(before) === setOf(after);
}

const isOfPlaces = (name: string): boolean => /place|reference|among/i.test(name);

/** Numbers and words of a method have no codes of any table in them. */
const isMethod = (name: string, value: unknown): boolean =>
  !/place|reference|period|from|to|year|within|detail|industr|occupation|code|among|origin|destination|sector/i.test(name) &&
  (typeof value === "number" || typeof value === "string");
