import { nearMissIn, nameInCodeSet, type CodeSet } from "@concord/domain/code-sets";
import { districtOf } from "@concord/domain/reference";

export type Meant = {
  code: string;
  name: string | undefined;
  /** Written otherwise, its name instead of its code, or a district that has since been taken over: then the place is another. */
  how: "written" | "named" | "taken-over";
};

/** The code of this list that was likely meant by what is on no list; undefined where nothing is near, or more than one thing is. */
export function likelyMeant(set: CodeSet, entry: string): Meant | undefined {
  const near = nearMissIn(set, entry)?.code;
  if (near !== undefined) return meant(set, near, "written");
  const [named, ...others] = [...(set.codes?.() ?? [])].filter(([, name]) => name.toLowerCase() === entry.toLowerCase());
  if (named && others.length === 0) return meant(set, named[0], "named");
  const after = set.family === "LAD" ? successorIn(set, entry) : undefined;
  return after === undefined ? undefined : meant(set, after, "taken-over");
}

const meant = (set: CodeSet, code: string, how: Meant["how"]): Meant => ({ code, name: nameInCodeSet(set, code), how });

/** Down the line of those that took over, as far as this list. Not across a redrawing, and not where land went to several. */
function successorIn(set: CodeSet, code: string): string | undefined {
  const [only, ...others] = districtOf(code)?.successors ?? [];
  if (!only || others.length > 0 || only.change === "redrawn") return undefined;
  return set.codes?.().has(only.code) ? only.code : successorIn(set, only.code);
}
