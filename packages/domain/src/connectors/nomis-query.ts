import * as z from "zod";
import { connectorLimits } from "./limits.ts";

/**
 * Nomis (www.nomisweb.co.uk), the Office for National Statistics' service for
 * official census and labour market statistics. Its API: www.nomisweb.co.uk/api/v01/help.
 */
export const nomisOrigin = "https://www.nomisweb.co.uk";

/**
 * Rows that one call answers. What is beyond is left out without a word, which
 * is why every answer is proved whole before it is kept.
 */
export const nomisRowsACall = { guest: 25_000, registered: 100_000 } as const;

/** A code of Nomis' own (1774190593), of ONS (E08000035), or a whole type of area (TYPE424). */
const Code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

export const NomisSelection = z.object({
  /** As the API calls it: `geography`, `industry`, `c2021_eastat_20`. */
  dimension: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/),
  codes: z.array(Code).min(1, "Choose at least one of each").max(connectorLimits.nomisCodes),
  /** What was chosen, as people say it: "local authorities: district (as of April 2023)". */
  said: z.string().max(300),
});
export type NomisSelection = z.infer<typeof NomisSelection>;

export const NomisPeriods = z.discriminatedUnion("kind", [
  /** The newest so many, whichever they are on the day. */
  z.object({ kind: z.literal("latest"), count: z.int().min(1).max(120) }),
  z.object({ kind: z.literal("listed"), codes: z.array(Code).min(1, "Choose at least one period").max(500) }),
]);
export type NomisPeriods = z.infer<typeof NomisPeriods>;

/** What is asked of Nomis: every dimension with what was chosen of it, so that none is left to a default. */
export const NomisQuery = z.object({
  dataset: z.string().regex(/^NM_\d{1,5}_\d{1,5}$/, "Choose a dataset of Nomis"),
  name: z.string().max(300),
  selections: z.array(NomisSelection).max(20),
  periods: NomisPeriods,
});
export type NomisQuery = z.infer<typeof NomisQuery>;

/** Columns that a table of it has. The two of the record prove that all of it came, and are not kept. */
export const nomisColumns = ({ selections }: Pick<NomisQuery, "selections">): string[] => [
  "date",
  "date_name",
  ...selections.flatMap(({ dimension }) => [dimension, `${dimension}_name`, `${dimension}_code`]),
  ...(selections.some(({ dimension }) => dimension === "geography") ? ["geography_type"] : []),
  "obs_value",
  "obs_status",
  "obs_status_name",
  "record_offset",
  "record_count",
];

/** The query as the API takes it, without key or page. */
export function nomisParameters(query: NomisQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const { dimension, codes } of query.selections) parameters.set(dimension, ranged(codes));
  parameters.set("date", datesOf(query.periods));
  parameters.set("select", nomisColumns(query).join(","));
  return parameters;
}

/** Where its rows lie, as a person may try it in a browser. Commas are left as they are: they part codes here. */
export const nomisAddress = (query: NomisQuery, origin = nomisOrigin): string =>
  `${origin}/api/v01/dataset/${query.dataset}.data.csv?${nomisParameters(query).toString().replaceAll("%2C", ",")}`;

/** `latestMINUS2,latestMINUS1,latest`: each by its name, since a range is not understood for every dataset. */
const datesOf = (periods: NomisPeriods): string =>
  periods.kind === "listed"
    ? ranged(periods.codes)
    : Array.from({ length: periods.count }, (_, back) => periods.count - 1 - back)
        .map((back) => (back === 0 ? "latest" : `latestMINUS${back}`))
        .join(",");

/** Numbers that follow on are written `from...to`, as Nomis' own pages do: three hundred districts then fit in an address. */
function ranged(codes: readonly string[]): string {
  const parts: string[] = [];
  for (let from = 0; from < codes.length; ) {
    let to = from;
    while (to + 1 < codes.length && follows(codes[to]!, codes[to + 1]!)) to++;
    if (to - from >= 2) parts.push(`${codes[from]}...${codes[to]}`);
    else parts.push(...codes.slice(from, to + 1));
    from = to + 1;
  }
  return parts.join(",");
}

/** Nomis' own numbers of areas are long; short ones (measures, years) may have others between them that mean something else. */
const follows = (one: string, next: string) => /^[1-9]\d{7,11}$/.test(one) && String(Number(one) + 1) === next;

/** How many cells it asks for: the product of what was chosen. Undefined where a type of area stands for we know not how many. */
export function cellsOf(query: NomisQuery, sizeOf: (dimension: string, type: string) => number | undefined): number | undefined {
  let cells = query.periods.kind === "latest" ? query.periods.count : query.periods.codes.length;
  for (const { dimension, codes } of query.selections) {
    const sizes = codes.map((code) => (isType(code) ? sizeOf(dimension, code) : 1));
    if (sizes.includes(undefined)) return undefined;
    cells *= sizes.reduce<number>((sum, size) => sum + size!, 0);
  }
  return cells;
}

/** Does the code stand for a whole list of codes? */
export const isType = (code: string): boolean => /^TYPE\d+$/.test(code);

/** What a query comes to. Each call takes a few seconds, and a second is left between two. */
export function effortOf(rows: number, registered: boolean): { calls: number; seconds: number } {
  const calls = Math.max(1, Math.ceil(rows / (registered ? nomisRowsACall.registered : nomisRowsACall.guest)));
  return { calls, seconds: calls * 6 };
}

export const queryRefusals = {
  "query-incomplete": "Choose something of every dimension, so that nothing is left to a default.",
  "query-address-too-long": "So many single codes make the query too long to send. Choose a whole type of area, or fewer codes.",
} as const;
export type QueryRefusal = keyof typeof queryRefusals;

/** Can it be sent as it is? `dimensions` are the dataset's own, where they are known. */
export function judgeQuery(
  query: NomisQuery,
  dimensions: readonly string[] = query.selections.map(({ dimension }) => dimension),
): { allowed: true } | { allowed: false; because: QueryRefusal } {
  const chosen = new Set(query.selections.filter(({ codes }) => codes.length > 0).map(({ dimension }) => dimension));
  if (chosen.size === 0 || dimensions.some((dimension) => !chosen.has(dimension))) return { allowed: false, because: "query-incomplete" };
  if (nomisAddress(query).length > connectorLimits.nomisAddress) return { allowed: false, because: "query-address-too-long" };
  return { allowed: true };
}
