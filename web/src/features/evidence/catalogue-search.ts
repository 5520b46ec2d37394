import { catalogueSorts, freshnessStates, kinds, sensitivities, type CatalogueSort, type FreshnessState, type Kind } from "./kinds.ts";

/** What of the catalogue is shown, as it stands in the address. */
export type CatalogueSearch = {
  kind?: Kind;
  find?: string;
  fresh?: FreshnessState;
  who?: (typeof sensitivities)[number]["value"];
  permits?: "share" | "publish" | "api";
  sort?: CatalogueSort;
  /** The reference shelf, which the platform keeps for everybody. */
  shelf?: "reference";
};

export function catalogueSearch(search: Record<string, unknown>): CatalogueSearch {
  const among = <V extends string>(name: string, values: readonly { value: V }[]) => {
    const found = values.find(({ value }) => value === search[name]);
    return found ? { [name]: found.value } : {};
  };
  const find = typeof search.find === "number" ? String(search.find) : search.find;
  return {
    ...among("kind", kinds),
    ...among("fresh", freshnessStates),
    ...among("who", sensitivities),
    ...among("permits", [{ value: "share" }, { value: "publish" }, { value: "api" }]),
    ...among("sort", catalogueSorts),
    ...(search.shelf === "reference" ? { shelf: "reference" as const } : {}),
    ...(typeof find === "string" && find !== "" ? { find: find.slice(0, 200) } : {}),
  };
}
