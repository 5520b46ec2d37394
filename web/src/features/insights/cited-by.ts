import type { Thread, ThreadNode } from "@concord/domain/thread";

/** Whatever rests on this insight directly, as the golden thread has it. */
export function citedBy(thread: Thread | undefined, insightId: string): ThreadNode[] {
  if (!thread) return [];
  const resting = new Set(thread.links.filter(({ from }) => from === insightId).map(({ to }) => to));
  return thread.nodes.filter(({ id }) => resting.has(id));
}
