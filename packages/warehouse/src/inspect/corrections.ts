import type { ColumnCorrection, Recipe } from "@concord/domain/evidence";
import type { TableColumn } from "./columns.ts";

/** The columns under the names that a person gave them, and every name once. */
export function renamed(columns: readonly TableColumn[], given: ReadonlyMap<string, ColumnCorrection>): TableColumn[] {
  const taken = new Set<string>();
  const names = new Map(columns.map(({ name }) => [name, unique(given.get(name)?.rename ?? name, taken)]));
  return columns.map(({ labelColumn, marksColumn, ...column }) => {
    const name = names.get(column.name)!; // each has one
    return {
      ...column,
      name,
      ...(labelColumn === undefined ? {} : { labelColumn: names.get(labelColumn) ?? labelColumn }),
      ...(marksColumn === undefined ? {} : { marksColumn: unique(`${name} mark`, taken) }),
    };
  });
}

/** A name that is taken, in whatever case, is told apart. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let again = 2; taken.has(free.toLowerCase()); again++) free = `${name} (${again})`;
  taken.add(free.toLowerCase());
  return free;
}

/** What was corrected in an earlier file and is not in this one, in sentences. */
export function missingFrom(names: readonly string[], { columns = [] }: Recipe): string[] {
  const here = new Set(names);
  return columns.flatMap(({ name, labelColumn }) => [
    ...(here.has(name) ? [] : [`The recipe corrects a column “${name}”, and this file has none of that name.`]),
    ...(labelColumn === undefined || here.has(labelColumn)
      ? []
      : [`The recipe says that “${labelColumn}” names the codes of “${name}”, and this file has no such column.`]),
  ]);
}
