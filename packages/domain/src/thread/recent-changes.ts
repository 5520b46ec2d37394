import type { Context } from "../context.ts";
import { wordsFor } from "./words.ts";

/** What machines do in passing is in the audit, and is not news. */
const isNews = (name: string) => !/^(job|session|paper|paper-opening)\.|\.(began|completed|moved)$/.test(name);

/** The newest things that were done, in words without names or content; the same thing several times running is said once. */
export async function recentChanges({ store }: Pick<Context, "store">): Promise<{ at: string; words: string; times: number }[]> {
  const { items } = await store.audit({ limit: 40 });
  const changed: { at: string; words: string; times: number }[] = [];
  for (const { name, at } of items) {
    if (!isNews(name)) continue;
    const words = wordsFor(name);
    const before = changed.at(-1);
    if (before?.words === words) before.times++;
    else changed.push({ at, words, times: 1 });
  }
  return changed.slice(0, 8);
}
