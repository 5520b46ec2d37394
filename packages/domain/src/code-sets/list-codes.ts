import { notFound, refused } from "@concord/kernel";
import type { Page } from "../store.ts";
import { codeSetNamed } from "./code-set.ts";

export const listingRefusals = {
  "codes-not-listed": "There are too many codes of this set to carry a list of them: they are known by their shape alone.",
} as const;

/**
 * A page of a set's codes in order, those with every word of `q` in their code or name. `after` is the code the
 * page before ended on. Throws not-found for a set that is not known, refused (`codes-not-listed`) for small areas.
 */
export function listCodes(
  key: string,
  { q = "", after, limit = 50 }: { q?: string | undefined; after?: string | undefined; limit?: number | undefined },
): Page<{ code: string; name: string }> {
  const set = codeSetNamed(key);
  if (!set) throw notFound("Code set");
  if (!set.codes) throw refused("codes-not-listed", listingRefusals["codes-not-listed"]);
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const found: { code: string; name: string }[] = [];
  for (const [code, name] of [...set.codes()].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (after !== undefined && code <= after) continue;
    const said = `${code} ${name}`.toLowerCase();
    if (!words.every((word) => said.includes(word))) continue;
    if (found.length === limit) return { items: found, next: found.at(-1)?.code };
    found.push({ code, name });
  }
  return { items: found };
}
