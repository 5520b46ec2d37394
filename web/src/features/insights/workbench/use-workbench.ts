import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { Reply } from "@concord/contract/endpoint";
import * as contract from "@concord/contract/questions";
import type { AskableDataset, QuestionOptions, Source } from "@concord/domain/questions";
import { queryOf } from "../../../app/query.ts";
import { useHere } from "../../../app/session.ts";
import type { AnyQuestionPage } from "../questions/question-page.ts";
import { beginningOf, fitting, namesOf, questionOf, startingSource, type Asking } from "./asking.ts";
import { datasetsIn, versionsIn } from "./question-address.ts";
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
