import type { Criterion, FiguresAsked, QuestionOptions, Source } from "@concord/domain/questions";
import { startingSource } from "../workbench/asking.ts";
import type { Role } from "./question-page.ts";

/** What figures of places are read as, wherever they come from. */
const figuresOfPlaces: Role = { label: "Figures", needs: "figures by place", parts: ["place"], optionalParts: ["period"] };

/** More than this are not offered of one table: they would be a list of industries, and no criteria. */
const mostOffered = 200;

/** A column or a measure that holds all of what the others are parts of. */
const wholes = /^(total|all|all (?:persons|people|usual residents|categories)|persons|population|count)\b|\btotal$/i;

/** The criteria that a table's figures make: one for each measure in it, or one for each of its columns of figures. */
export function criteriaIn(options: QuestionOptions, period = lastPeriod(options)): Criterion[] {
  const base = startingSource(figuresOfPlaces, options);
  const across = acrossIn(options);
  const values = options.columns.filter(({ meaning }) => meaning === "value");
  const measures = options.columns.find(
    ({ meaning, name }) => meaning === "measure" && within(options.codes[name]?.length ?? 0) && !isPlainOrConfidence(options.codes[name]!),
  );
  const figures = (source: Source): FiguresAsked => ({
    source,
    ...(period === undefined ? {} : { period }),
    ...(across ? { across } : {}),
  });
  if (measures) {
    return (options.codes[measures.name] ?? []).map(({ code, name }) => {
      const where = [...(base.where ?? []).filter(({ column }) => column !== measures.name), { column: measures.name, equals: code }];
      return { name: name.slice(0, 120), figures: figures({ ...base, where }), unit: unitOf(name, undefined), weight: 1 };
    });
  }
  if (values.length > 1) {
    const total = values.find(({ name }) => wholes.test(name.trim()));
    const allWhole = values.every(({ type }) => type === "integer");
    return values.slice(0, mostOffered).map(({ name, unit }) => {
      const per = total && allWhole && name !== total.name ? figures({ ...base, value: total.name }) : undefined;
      return {
        name: name.slice(0, 120),
        figures: figures({ ...base, value: name }),
        ...(per ? { per } : {}),
        unit: per ? "share" : unitOf(name, unit),
        weight: 1,
      };
    });
  }
  const [only] = values;
  return only
    ? [
        {
          name: options.dataset.name.slice(0, 120),
          figures: figures(base),
          unit: unitOf(`${options.dataset.name} ${only.name}`, only.unit),
          weight: 1,
        },
      ]
    : [];
}

const within = (count: number): boolean => count > 1 && count <= mostOffered;

/** Nomis gives a figure and how sure it is as two measures of one thing. */
const isPlainOrConfidence = (codes: readonly { code: string; name: string }[]): boolean =>
  codes.some(({ code, name }) => /^(20701|confidence)$/i.test(code) || /^confidence$/i.test(name));

/** A table broken down by industry or occupation is added up. */
function acrossIn({ columns }: QuestionOptions): FiguresAsked["across"] {
  for (const part of ["industry", "occupation"] as const) {
    if (columns.some(({ meaning, distinct }) => meaning === part && distinct > 1)) return { part };
  }
  return undefined;
}

/** The newest of a table's periods; none to name where it has one or none. */
export function lastPeriod(options: QuestionOptions): string | undefined {
  const periods = periodsIn(options);
  return periods.length > 1 ? periods.at(-1) : undefined;
}

export function periodsIn({ columns, codes }: QuestionOptions): string[] {
  const column = columns.find(({ meaning }) => meaning === "period");
  return (column ? (codes[column.name] ?? []) : []).map(({ code }) => code);
}

/** How values of that name are written. Per cent in a table stay the numbers that stand there. */
export function unitOf(name: string, unit: string | undefined): Criterion["unit"] {
  if (/£|\bpounds?\b/i.test(`${name} ${unit ?? ""}`) || /\b(pay|earnings|wages?|salar|income|gva|gdp)/i.test(name)) return "pounds";
  if (/%|per ?cent|\b(rate|ratio|share|proportion|index|per\b|to earnings)/i.test(name)) return "index";
  return "count";
}

/** The criteria to begin with: as many as can be taken in at a look, of things that places differ in. */
export const mostToBegin = 6;
export const criteriaToBegin = (options: QuestionOptions): Criterion[] => {
  const all = criteriaIn(options);
  const parts = all.filter(({ per }) => per !== undefined);
  return (parts.length > 0 ? parts : all).slice(0, mostToBegin);
};
