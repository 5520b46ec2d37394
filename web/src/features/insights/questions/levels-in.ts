import type { QualificationLevelAsked } from "@concord/domain/questions";

/** What publishers call levels of qualification, from the lowest. Those that are none ("other", "not known", a total) are at no level. */
const levels: readonly { name: string; says: RegExp }[] = [
  { name: "No qualifications", says: /\bno[ _-]?(formal[ _-]?)?qual|\bnone\b|without/i },
  { name: "Level 1", says: /level[ _-]?1\b|entry/i },
  { name: "Level 2", says: /level[ _-]?2\b|gcse/i },
  { name: "Apprenticeship", says: /apprentice/i },
  { name: "Level 3", says: /level[ _-]?3\b|a[ _-]level/i },
  { name: "Level 4 and above", says: /level[ _-]?[4-8]\b|degree|higher|and above/i },
];

/** The level that a category or a column of figures is of, as far as its name says. */
export const levelOf = (called: string): number => levels.findIndex(({ says }) => says.test(called));

/**
 * The levels that two tables can be compared by, begun from what their
 * categories are called. A level that one of them lacks is put together with
 * the one below it, and at the bottom with the one above.
 */
export function levelsIn(held: readonly string[], required: readonly string[]): QualificationLevelAsked[] {
  const found = levels.map(({ name }, level) => ({
    names: [name],
    held: held.filter((one) => levelOf(one) === level),
    required: required.filter((one) => levelOf(one) === level),
  }));
  const joined: typeof found = [];
  for (const level of found.filter((one) => one.held.length + one.required.length > 0)) {
    const below = joined.at(-1);
    const isWhole = (one: (typeof found)[number]) => one.held.length > 0 && one.required.length > 0;
    if (below && !(isWhole(level) && isWhole(below))) {
      below.names.push(...level.names);
      below.held.push(...level.held);
      below.required.push(...level.required);
    } else joined.push({ names: [...level.names], held: [...level.held], required: [...level.required] });
  }
  return joined
    .filter((one) => one.held.length > 0 && one.required.length > 0)
    .map((one) => ({
      name: one.names.length === 1 ? one.names[0]! : `${one.names[0]} to ${lowered(one.names.at(-1)!)}`,
      held: one.held,
      required: one.required,
    }));
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Puts a category at a level (or, with none, at no level), and leaves out levels that nothing is at on either side. */
export function moved(
  levelsNow: readonly QualificationLevelAsked[],
  { side, category, to }: { side: "held" | "required"; category: string; to: number | undefined },
): QualificationLevelAsked[] {
  return levelsNow
    .map((level, at) => {
      const others = level[side].filter((one) => one !== category);
      return { ...level, [side]: at === to ? [...others, category] : others };
    })
    .filter((level) => level.held.length + level.required.length > 0);
}

/** What keeps some levels from being asked with: one side has nothing there. */
export const lackingSide = (all: readonly QualificationLevelAsked[]): string | undefined => {
  const empty = all.find((level) => level.held.length === 0 || level.required.length === 0);
  if (all.length < 2) return "Put categories at two levels at least.";
  return empty && `Nothing ${empty.held.length === 0 ? "held" : "required"} is at ${empty.name}.`;
};
