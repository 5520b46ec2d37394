import { total, type Hierarchy } from "./hierarchy.ts";

/** Codes of one dimension that should add up to another. */
export type Relation = {
  whole: string;
  parts: readonly string[];
  /** That they are all of it is known (true), known not to be so (false), or not known. */
  complete: boolean | undefined;
  /** Taken to hold only where figures bear it out: nothing but the table's shape suggests it. */
  needsEvidence: boolean;
};

export type RelationsAsk = {
  /** As they stand in the tables, repeated. */
  codes: readonly string[];
  /** Made by adding up for one table; they lie in no hierarchy. */
  made: ReadonlySet<string>;
  hierarchies: readonly Hierarchy[];
  /** The total is a row that some table has, and not only a table that lacks this dimension. */
  totalIsGiven: boolean;
};

/** Which codes of a dimension make up which, as far as those that are there go. */
export function relationsOf(dimension: string, { codes, made, hierarchies, totalIsGiven }: RelationsAsk): Relation[] {
  const listed = new Set(codes.filter((code) => !made.has(code)));
  const relations: Relation[] = [];
  const inside = new Set<string>();
  for (const hierarchy of hierarchies) {
    if (hierarchy.dimension !== dimension) continue;
    for (const whole of listed) {
      for (const { codes: parts, whole: complete } of hierarchy.partsOf(whole, listed)) {
        // Codes of which some are not here: but a row called the total is of the rows that are.
        relations.push({ whole, parts, complete: whole === total && totalIsGiven ? undefined : complete, needsEvidence: false });
        if (whole !== total) for (const part of parts) inside.add(part);
      }
    }
  }
  if (listed.has(total) && !relations.some(({ whole }) => whole === total)) {
    const roots = [...listed].filter((code) => code !== total && !inside.has(code));
    // A figure with no place is the nation's, or anybody's: only figures can tell that it is of these places.
    // And of several columns of figures, that one is the total of the others.
    const needsEvidence = (dimension === "place" && !totalIsGiven) || dimension === "series";
    if (roots.length > 0) relations.push({ whole: total, parts: roots, complete: undefined, needsEvidence });
  }
  return relations;
}
