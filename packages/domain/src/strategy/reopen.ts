import type { Strategy } from "./strategy.ts";

/**
 * The strategy to save beside any change to what is in it. What was adopted was
 * a text; another text is a draft again, until it too is adopted. The adoption
 * itself stays on the record.
 */
export function reopened(strategy: Strategy, at: Date): Strategy {
  if (strategy.status === "draft") return strategy;
  const { adoptedAt: _, adoptedBy: __, ...rest } = strategy;
  return { ...rest, status: "draft", reopenedAt: at.toISOString() };
}

/** For the audit: only said where it is so. */
export const reopening = (strategy: Strategy) => (strategy.status === "adopted" ? { reopened: true } : {});
