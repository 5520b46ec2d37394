import type { AskableDataset } from "@concord/domain/questions";
import { fieldOf, sourceOf } from "./asking.ts";
import { fieldSaid } from "./question-address.ts";
import type { OneAsking } from "./use-workbench.ts";
import type { Fields } from "./workbench-search.ts";
import { sourceIn } from "./written.ts";

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
