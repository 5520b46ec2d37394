import type { Sorting } from "../../ui/index.ts";

/** What is asked, as it stands in the address: any view can be linked, reloaded, sent. What is not said is chosen from the dataset. */
export type QuestionSearch = {
  dataset?: string;
  version?: number;
  /** Codes with a comma between them. */
  places?: string;
  /** Codes; all places of the dataset where none are said. */
  against?: string;
  detail?: "as-published" | "section" | "division";
  from?: string;
  to?: string;
  /** The table's order: "4-down". */
  sort?: string;
  rows?: "all";
  /** The sector of the claim being written. */
  claim?: string;
};

const text = /^[\w ,.:-]{1,6000}$/;
const details = ["as-published", "section", "division"] as const;

export function questionSearch(search: Record<string, unknown>): QuestionSearch {
  const said = (name: string) => {
    const value = search[name];
    const asText = typeof value === "number" ? String(value) : value; // the router reads 2015 as a number
    return typeof asText === "string" && text.test(asText) ? { [name]: asText } : {};
  };
  const detail = details.find((one) => one === search.detail);
  const version = Number(search.version);
  return {
    ...said("dataset"),
    ...said("places"),
    ...said("against"),
    ...said("from"),
    ...said("to"),
    ...(typeof search.claim === "number" || typeof search.claim === "string" ? { claim: String(search.claim) } : {}),
    ...(detail ? { detail } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...(typeof search.sort === "string" && /^\d-(up|down)$/.test(search.sort) ? { sort: search.sort } : {}),
    ...(search.rows === "all" ? { rows: "all" as const } : {}),
  };
}

export const codesIn = (list: string | undefined): string[] | undefined => list?.split(",").filter((code) => code !== "");

export function sortingOf(sort: string | undefined, otherwise: Sorting): Sorting {
  const [column, direction] = sort?.split("-") ?? [];
  return column === undefined ? otherwise : { column: Number(column), descending: direction === "down" };
}

export const sortText = ({ column, descending }: Sorting): string => `${column}-${descending ? "down" : "up"}`;
