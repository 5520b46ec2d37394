import { districtName, industryName } from "../reference/index.ts";
import type { Range } from "./find-disclosures.ts";
import { total } from "./hierarchy.ts";
import type { Coordinates, ReleasedTable } from "./released-table.ts";
import type { Equation, System } from "./system.ts";

/** What sentences are made with: what tables call their codes, and the figures. */
export type Speaking = { tables: readonly Pick<ReleasedTable, "name" | "names">[]; system: System };

/** "Manufacturing in Selby, 2021". */
export function sayPlace(at: Coordinates, { tables }: Pick<Speaking, "tables">): string {
  const { place, period, ...others } = at;
  const what = Object.entries(others).map(([dimension, code]) => codeName(dimension, code, tables));
  const subject = what.length > 0 ? what.join(", ") : "The figure";
  const where = place === undefined ? "" : ` in ${codeName("place", place, tables)}`;
  return `${subject}${where}${period === undefined ? "" : `, ${period}`}`;
}

function codeName(dimension: string, code: string, tables: Speaking["tables"]): string {
  if (code === total) return allOf[dimension] ?? `all of ${dimension}`;
  for (const { names } of tables) {
    const called = names?.[dimension]?.[code];
    if (called !== undefined && called !== "" && called !== code) return called;
  }
  const known = dimension === "industry" ? industryName(code) : dimension === "place" ? districtName(code) : undefined;
  return known ?? code;
}

const allOf: Readonly<Record<string, string>> = { place: "all places", industry: "all industries", occupation: "all occupations" };

export type Derivation = { target: number; equations: readonly Equation[]; told: boolean; range: Range };

/** The arithmetic in a sentence. It gives the figures that are there, and never the one that is hidden. */
export function sayDerivation({ target, equations, told, range }: Derivation, speaking: Speaking): string {
  const { variables } = speaking.system;
  const name = sayPlace(variables[target]!.at, speaking);
  const ending = told ? "" : ` That leaves a range only ${figure(range.high - range.low)} wide.`;
  const [only, ...more] = equations;
  if (only === undefined) return `${name} is held by what is known of it alone.${ending}`;
  if (more.length > 0) {
    const wholes = [...new Set(equations.map(({ whole }) => sayPlace(variables[whole]!.at, speaking)))];
    return `${name} follows from ${equations.length} sums taken together: ${listed(wholes)}.${ending}`;
  }
  const earlier = earlierOf(only, speaking);
  if (only.whole === target) {
    const parts = partsOf(only.parts, speaking);
    return `${name} = ${parts}${earlier}.${ending}`;
  }
  const whole = variables[only.whole]!;
  const difference = differsIn(whole.at, variables[target]!.at);
  const wholeName =
    difference === undefined ? sayPlace(whole.at, speaking) : codeName(difference, whole.at[difference] ?? total, speaking.tables);
  const others = partsOf(
    only.parts.filter((part) => part !== target),
    speaking,
  );
  return `${name} = ${wholeName}${whole.value === undefined ? "" : ` ${figure(whole.value)}`} − ${others}${earlier}.${ending}`;
}

function partsOf(parts: readonly number[], { system: { variables } }: Speaking): string {
  const given = parts.filter((part) => variables[part]!.known);
  const sum = given.reduce((so, part) => so + (variables[part]!.value ?? 0), 0);
  const rest = parts.length - given.length;
  if (parts.length === 0) return "nothing else";
  const hidden = rest === 0 ? "" : ` and ${rest} that can be worked out or held`;
  return `the ${given.length} ${given.length === 1 ? "other" : "others"} known (${figure(sum)})${hidden}`;
}

/** Of figures that are not in this table: which earlier one they are had from. */
function earlierOf({ whole, parts }: Equation, { system: { variables }, tables }: Speaking): string {
  const names = new Set<string>();
  for (const index of [whole, ...parts]) {
    const { known, givenBy } = variables[index]!;
    if (known && givenBy.length > 0 && !givenBy.includes(0)) names.add(tables[givenBy[0]!]!.name);
  }
  return names.size === 0 ? "" : `, with what left in ${listed([...names])}`;
}

/** The one dimension in which two cells differ. */
function differsIn(one: Coordinates, other: Coordinates): string | undefined {
  const differing = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((dimension) => one[dimension] !== other[dimension]);
  return differing.length === 1 ? differing[0] : undefined;
}

const figure = (value: number): string => Number(value.toPrecision(12)).toLocaleString("en-GB");

const listed = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 4).join("; ")} and ${names.length - 4} more` : names.join("; ");
