/** What is seen of a table, as it stands in the address: the view itself, as the API's own query writes it, and how it is drawn. */
export type ExploreSearch = {
  show?: string;
  where?: string[];
  sort?: string[];
  by?: string;
  measure?: string[];
  across?: string;
  regroup?: string;
  from?: string;
  limit?: string;
  as?: "chart" | "map";
  /** Whose shapes a map is drawn with: `dataset.number.column`. */
  shapes?: string;
  classes?: "quantile" | "equal";
};

const texts = ["show", "by", "across", "regroup", "from", "limit", "shapes"] as const;
const lists = ["where", "sort", "measure"] as const;
const longest = 20_000;

/** Keeps what is valid and drops the rest. Whether the view can be had of this table, its judgement says. */
export function exploreSearch(search: Record<string, unknown>): ExploreSearch {
  const kept: Record<string, unknown> = {};
  for (const name of texts) {
    const [said] = textsIn(search[name]);
    if (said) kept[name] = said;
  }
  for (const name of lists) {
    const said = textsIn(search[name]);
    if (said.length > 0) kept[name] = said.slice(0, 20);
  }
  if (search.as === "chart" || search.as === "map") kept.as = search.as;
  if (search.classes === "quantile" || search.classes === "equal") kept.classes = search.classes;
  return kept;
}

/** The router reads 2015 as a number, and a single condition as itself. */
const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const text = typeof one === "number" ? String(one) : one;
    return typeof text === "string" && text !== "" && text.length <= longest ? [text] : [];
  });
