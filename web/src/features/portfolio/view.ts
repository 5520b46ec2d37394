/** Which rows are shown and in which order: all of it in the address. */
export type View = {
  show?: "needs-care" | "decisions-due" | "ending-soon" | undefined;
  find?: string | undefined;
  /** The column sorted by, from 0. */
  by?: number | undefined;
  down?: true | undefined;
};

export const shows = {
  "needs-care": "Needs care",
  "decisions-due": "Decisions due",
  "ending-soon": "Engagement ends within 90 days",
} as const;

/** Keeps what is valid in an address and drops the rest. */
export function readView(search: Record<string, unknown>): View {
  const by = Number(search.by);
  return {
    ...(typeof search.show === "string" && search.show in shows ? { show: search.show as NonNullable<View["show"]> } : {}),
    ...(typeof search.find === "string" && search.find !== "" ? { find: search.find } : {}),
    ...(search.by !== undefined && Number.isInteger(by) && by >= 0 && by < 7 ? { by } : {}),
    ...(search.down === true ? { down: true as const } : {}),
  };
}
