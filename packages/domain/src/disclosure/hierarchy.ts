/** Codes that together make up another. `whole`: that they are all of it is known (true), known not to be so (false), or not known. */
export type Parts = { codes: readonly string[]; whole: boolean | undefined };

/** How the codes of a dimension contain one another. */
export type Hierarchy = {
  dimension: string;
  name: string;
  /** The ways in which the codes that are listed make this one up, nearest first. `total` is the whole of the dimension. */
  partsOf(code: string, listed: ReadonlySet<string>): readonly Parts[];
};

/** The code that stands for the whole of a dimension. */
export const total = "*";

export type HierarchyLists = {
  dimension: string;
  name: string;
  /** All the parts of each code. A code may be made up in more ways than one. */
  lists: readonly (readonly [whole: string, parts: readonly string[]])[];
  /** Codes that publishers leave out of their tables without a word, having nothing in them. */
  mayBeAbsent?: ReadonlySet<string>;
  /** What is below the lists, where codes themselves say what they are in. */
  below?: (code: string, listed: ReadonlySet<string>) => Parts | undefined;
};

/** A hierarchy given as lists. What is not in the table is looked for further down: a region's districts, where a country's regions are not listed. */
export function hierarchyOfLists({ dimension, name, lists, mayBeAbsent = new Set(), below }: HierarchyLists): Hierarchy {
  const waysOf = new Map<string, (readonly string[])[]>();
  for (const [whole, parts] of lists) waysOf.set(whole, [...(waysOf.get(whole) ?? []), parts]);

  const partsOf = (code: string, listed: ReadonlySet<string>, above: readonly string[]): Parts[] => {
    const found: Parts[] = [];
    for (const way of waysOf.get(code) ?? []) {
      const codes = new Set<string>();
      let whole: boolean | undefined = true;
      for (const part of way) {
        if (listed.has(part)) codes.add(part);
        else if (!above.includes(part)) {
          const [further] = partsOf(part, listed, [...above, code]);
          for (const one of further?.codes ?? []) codes.add(one);
          if (further) whole = both(whole, further.whole);
          else if (!mayBeAbsent.has(part)) whole = false;
        }
      }
      if (codes.size > 0) found.push({ codes: [...codes], whole });
    }
    const further = waysOf.has(code) ? undefined : below?.(code, listed);
    return further && further.codes.length > 0 ? [...found, further] : found;
  };
  return { dimension, name, partsOf: (code, listed) => partsOf(code, listed, []) };
}

const both = (one: boolean | undefined, other: boolean | undefined): boolean | undefined =>
  one === false || other === false ? false : one === undefined || other === undefined ? undefined : true;

/** The codes directly below one whose code theirs begin with: 62 above 620, or above 6201 where 620 is not listed. */
export function beginningWith(code: string, listed: ReadonlySet<string>, isCode: (code: string) => boolean): Parts | undefined {
  const inside = [...listed].filter((one) => one.length > code.length && one.startsWith(code) && isCode(one));
  const nearest = inside.filter((one) => !inside.some((other) => other.length < one.length && one.startsWith(other)));
  return nearest.length > 0 ? { codes: nearest, whole: undefined } : undefined;
}
