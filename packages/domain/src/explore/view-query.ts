import { Failure } from "@concord/kernel";
import { exploreLimits } from "./limits.ts";
import { View, type Filter, type Measure, type Regroup } from "./view.ts";

/**
 * A view as the query of an address, short and for people to read:
 * `?where=INDUSTRY_CODE:among:C,J&where=DATE:at-least:2019&by=GEOGRAPHY_CODE&measure=sum:OBS_VALUE&sort=sum of OBS_VALUE:desc`.
 * Within a part `:` and `,` have a meaning, so that a colon in a name is written `~1`, a comma `~2` and a tilde `~0`.
 */
export type ViewQuery = {
  show?: string | undefined;
  where?: string | string[] | undefined;
  sort?: string | string[] | undefined;
  by?: string | undefined;
  measure?: string | string[] | undefined;
  across?: string | undefined;
  regroup?: string | undefined;
  from?: string | undefined;
  limit?: string | undefined;
};

export function viewToQuery(view: View): ViewQuery {
  return {
    ...(view.columns ? { show: listOf(view.columns) } : {}),
    ...(view.filters.length > 0 ? { where: view.filters.map(ofFilter) } : {}),
    ...(view.groupBy.length > 0 ? { by: listOf(view.groupBy) } : {}),
    ...(view.measures.length > 0 ? { measure: view.measures.map(ofMeasure) } : {}),
    ...(view.pivot === undefined ? {} : { across: escaped(view.pivot) }),
    ...(view.sort.length > 0
      ? { sort: view.sort.map(({ column, direction }) => escaped(column) + (direction === "descending" ? ":desc" : "")) }
      : {}),
    ...(view.regroup ? { regroup: ofRegroup(view.regroup) } : {}),
    ...(view.offset > 0 ? { from: String(view.offset) } : {}),
    ...(view.limit === exploreLimits.usualRows ? {} : { limit: String(view.limit) }),
  };
}

/** The query as it stands in an address, with its `?`; nothing of a view that asks for nothing. */
export function viewToSearch(view: View): string {
  const parts = Object.entries(viewToQuery(view)).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value!]).map((one) => `${name}=${readable(one)}`),
  );
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** Throws invalid, in a sentence, for what is no view. */
export function queryToView(query: ViewQuery): View {
  const parsed = View.safeParse({
    columns: query.show === undefined ? undefined : listIn(query.show),
    filters: many(query.where).map(toFilter),
    groupBy: query.by === undefined ? [] : listIn(query.by),
    measures: many(query.measure).map(toMeasure),
    pivot: query.across === undefined ? undefined : plain(query.across),
    sort: many(query.sort).map(toSort),
    regroup: query.regroup === undefined ? undefined : toRegroup(query.regroup),
    offset: query.from === undefined ? undefined : toNumber(query.from),
    limit: query.limit === undefined ? undefined : toNumber(query.limit),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [part, place] = issue?.path ?? [];
  throw notAView(`${partInQuery[String(part)] ?? "the address"}${typeof place === "number" ? `, number ${place + 1}` : ""}`);
}

const partInQuery: Record<string, string> = {
  columns: "show",
  filters: "where",
  groupBy: "by",
  measures: "measure",
  pivot: "across",
  sort: "sort",
  regroup: "regroup",
  offset: "from",
  limit: "limit",
};

const notAView = (where: string) =>
  new Failure(
    "invalid",
    "not-a-view",
    `This address does not say a view that we can read: look at “${where}”. Open the dataset and choose the view again.`,
  );

function ofFilter(filter: Filter): string {
  const head = `${escaped(filter.column)}:${filter.op}`;
  switch (filter.op) {
    case "among":
    case "not-among":
      return `${head}:${listOf(filter.values)}`;
    case "between":
      return `${head}:${listOf([filter.from, filter.to])}`;
    case "at-least":
    case "at-most":
    case "contains":
      return `${head}:${escaped(filter.value)}`;
    case "has-mark":
      return `${head}:${listOf(filter.statuses)}`;
    case "is-blank":
    case "is-not-blank":
      return head;
  }
}

function toFilter(part: string): unknown {
  const [column = "", op = "", rest = ""] = part.split(":");
  const values = listIn(rest);
  return { column: plain(column), op, values, from: values[0], to: values[1], value: plain(rest), statuses: values };
}

const ofMeasure = (measure: Measure) => (measure.measure === "count" ? "count" : `${measure.measure}:${escaped(measure.column)}`);

function toMeasure(part: string): unknown {
  const [measure, column] = part.split(":");
  return { measure, ...(column === undefined ? {} : { column: plain(column) }) };
}

function toSort(part: string): unknown {
  const [column = "", direction] = part.split(":");
  const directions: Record<string, string> = { asc: "ascending", desc: "descending" };
  return { column: plain(column), direction: direction === undefined ? "ascending" : directions[direction] };
}

const ofRegroup = (regroup: Regroup) => `${escaped(regroup.column)}:${regroup.to}:${regroup.to === "area" ? regroup.areaId : regroup.on}`;

function toRegroup(part: string): unknown {
  const [column = "", to, of] = part.split(":");
  return { column: plain(column), to, on: of, areaId: of };
}

const toNumber = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
const many = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const listOf = (values: readonly string[]) => values.map(escaped).join(",");
const listIn = (part: string) => part.split(",").map(plain);

const escaped = (text: string) => text.replaceAll("~", "~0").replaceAll(":", "~1").replaceAll(",", "~2");
const plain = (text: string) => text.replaceAll("~2", ",").replaceAll("~1", ":").replaceAll("~0", "~");

/** `:` and `,` may stand in a query as they are, and are easier to read so. */
const readable = (text: string) => encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%20", "+");
