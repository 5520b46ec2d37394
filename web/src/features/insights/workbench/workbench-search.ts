/** Parameters of a question as an address has them: each by its own name, as short as it can be said. */
export type Fields = Readonly<Record<string, unknown>>;

/** What of a question's answer is looked at, and how: it stands in the address beside the parameters. */
export type Looking = {
  /** The picture that is shown; the first where none is named. */
  picture?: string;
  /** "sectors.location-quotient.down": by which measure a table is in order. */
  sort?: string;
  /** Keys of the tables that are shown to their last row. */
  all?: string;
  /** What the rows of the first table are looked through for. */
  find?: string;
  /** The row of the first table that is marked: in the picture, on the map and in the table. */
  marked?: string;
  /** Further askings of the same question, as what is otherwise in each. */
  compare?: readonly Fields[];
  /** The measure that a comparison is of. */
  measure?: string;
  /** Versions that are not the newest: "dat_….3". */
  versions?: string;
  /** The figure of the claim being written. */
  claim?: ClaimAt;
};
export type ClaimAt = { table?: string | undefined; row?: string | undefined; measure?: string | undefined };

/** Looked at otherwise. What is undefined is said no more. */
export type LookingChange = { [K in keyof Looking]?: Looking[K] | undefined };

/** The whole address. Beside what it says of looking, each parameter of the question is in it by its own name: `fieldsIn` finds them. */
export type WorkbenchSearch = Looking;

/** Names that no parameter of a question may have: they say how the answer is looked at. */
export const lookingNames = ["picture", "sort", "all", "find", "marked", "compare", "measure", "versions", "claim"] as const;
const isLooking = (name: string): boolean => (lookingNames as readonly string[]).includes(name);

const longest = 30_000;
const mostCompared = 5;

/** Keeps what may be said in an address. Whether it makes a question, `questionIn` finds. */
export function workbenchSearch(search: Record<string, unknown>): WorkbenchSearch {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || JSON.stringify(value).length > longest) continue;
    if (name === "compare") {
      if (Array.isArray(value)) kept.compare = value.filter(isFields).slice(0, mostCompared);
    } else if (name === "claim") {
      if (isFields(value)) kept.claim = value;
    } else if (isLooking(name)) kept[name] = asText(value);
    else kept[name] = value;
  }
  return kept;
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** The router reads 2015 as a number. */
export const asText = (value: unknown): string => (typeof value === "string" ? value : String(value));

/** The parameters in an address, without how the answer is looked at. */
export const fieldsIn = (search: WorkbenchSearch): Fields =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !isLooking(name)));

export const lookingIn = (search: WorkbenchSearch): Looking =>
  Object.fromEntries(Object.entries(search).filter(([name]) => isLooking(name)));
