import type { Actor } from "@concord/kernel";
import type { Column } from "../tables/column.ts";
import type { AcceptedVersion, DatasetVersion, ProposedVersion, RejectedVersion } from "./dataset-version.ts";
import type { Recipe } from "../tables/recipe.ts";

type Understood = Pick<AcceptedVersion, "reading" | "columns">;

/**
 * Why a person should see how a file was understood before it is evidence, where they asked to: nothing came before it, or it is read otherwise
 * than what did. Empty where it is the same in all that matters, which is the layout, and the names, types and meanings of the columns.
 */
export function reasonsToAsk(read: Understood, before: Understood | undefined): string[] {
  if (!before) return ["It is the first version, so nothing shows yet that its file is understood."];
  const reasons: string[] = [];
  const was = (what: string, then: string, now: string) => {
    if (then !== now) reasons.push(`The ${what} is ${now}; before, it was ${then}.`);
  };
  was("layout", before.reading.layout, read.reading.layout);
  was("kind of file", before.reading.container, read.reading.container);
  was("encoding", before.reading.encoding, read.reading.encoding);
  const columns = columnsChanged(before.columns, read.columns);
  if (columns.added.length > 0) reasons.push(`${named("column", columns.added)} new.`);
  if (columns.removed.length > 0) reasons.push(`${named("column", columns.removed)} gone.`);
  for (const { name, before: then, after } of columns.retyped)
    reasons.push(`“${name}” is read as ${typeNames[after]}; before, as ${typeNames[then]}.`);
  for (const { name, before: then, after } of columns.reread) reasons.push(`“${name}” is understood as ${after}; before, as ${then}.`);
  return reasons.slice(0, 20).map((reason) => reason.slice(0, 500));
}

const typeNames: Readonly<Record<Column["type"], string>> = {
  text: "text",
  integer: "numbers",
  number: "numbers",
  date: "dates",
  boolean: "yes or no",
};

const named = (noun: string, names: readonly string[]): string => {
  const shown = names.slice(0, 5).map((name) => `“${name}”`);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return `${names.length === 1 ? `The ${noun}` : `The ${noun}s`} ${shown.join(", ")}${more} ${names.length === 1 ? "is" : "are"}`;
};

type Known = Pick<Column, "name" | "type" | "meaning">;
type Otherwise<K extends "type" | "meaning"> = { name: string; before: Column[K]; after: Column[K] };

/** What differs between the columns of two versions. That every number happens to be whole is no difference. */
export function columnsChanged(
  before: readonly Known[],
  after: readonly Known[],
): { added: string[]; removed: string[]; retyped: Otherwise<"type">[]; reread: Otherwise<"meaning">[] } {
  const then = new Map(before.map((column) => [column.name, column]));
  const now = new Map(after.map((column) => [column.name, column]));
  const both = after.flatMap((column) => {
    const old = then.get(column.name);
    return old ? [{ old, column }] : [];
  });
  const kindOf = (type: Column["type"]) => (type === "integer" ? "number" : type);
  return {
    added: after.flatMap(({ name }) => (then.has(name) ? [] : [name])),
    removed: before.flatMap(({ name }) => (now.has(name) ? [] : [name])),
    retyped: both
      .filter(({ old, column }) => kindOf(old.type) !== kindOf(column.type))
      .map(({ old, column }) => ({ name: column.name, before: old.type, after: column.type })),
    reread: both
      .filter(({ old, column }) => old.meaning !== column.meaning)
      .map(({ old, column }) => ({ name: column.name, before: old.meaning, after: column.meaning })),
  };
}

/** Why a version cannot be accepted, corrected or declined. The API returns the key; the page shows the sentence. */
export const proposalRefusals = {
  "version-not-proposed": "This version does not wait to be accepted. Read it again to see what became of it.",
  "version-not-correctable":
    "Only a version that waits to be accepted, or that was refused, can be read otherwise. Send the file again as a new version.",
  "proposal-needs-person": "Only a person may say whether a file was understood. Sign in to do so.",
  "recipe-too-large": "This says more of the columns than can be kept (32 KB). Correct fewer of them, or mend their names in the file.",
} as const;
export type ProposalRefusal = keyof typeof proposalRefusals;
type Refused = { allowed: false; because: ProposalRefusal };
const refuse = (because: ProposalRefusal): Refused => ({ allowed: false, because });

/** May this actor say of this version that it is, or is not, understood? */
export function judgeProposal(
  version: DatasetVersion,
  actor: Actor,
): { allowed: true; version: ProposedVersion; by: PersonNamed } | Refused {
  if (actor.type !== "person") return refuse("proposal-needs-person");
  if (version.status !== "proposed") return refuse("version-not-proposed");
  return { allowed: true, version, by: { id: actor.id, name: actor.name } };
}

type PersonNamed = { id: Extract<Actor, { type: "person" }>["id"]; name: string };

/** May this actor have this version's file read by this recipe? */
export function judgeCorrection(
  version: DatasetVersion,
  actor: Actor,
  recipe: Recipe,
): { allowed: true; version: ProposedVersion | RejectedVersion; by: PersonNamed } | Refused {
  if (actor.type !== "person") return refuse("proposal-needs-person");
  if (version.status !== "proposed" && version.status !== "rejected") return refuse("version-not-correctable");
  const judged = judgeRecipe(recipe);
  if (!judged.allowed) return judged;
  return { allowed: true, version, by: { id: actor.id, name: actor.name } };
}

/** A version keeps its recipe in its own record, beside its columns. */
const mostRecipeBytes = 32 * 1024;

export function judgeRecipe(recipe: Recipe): { allowed: true } | Refused {
  return new TextEncoder().encode(JSON.stringify(recipe)).length > mostRecipeBytes ? refuse("recipe-too-large") : { allowed: true };
}
