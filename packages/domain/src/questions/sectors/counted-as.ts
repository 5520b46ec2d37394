/** What the figures of a question count, as its sentences say it. */
export type CountedAs = { readonly noun: string; readonly heading: string };

export const countedAs = (counts: "jobs" | "output" | undefined): CountedAs =>
  counts === "output" ? { noun: "output", heading: "Output" } : { noun: "jobs", heading: "Jobs" };
