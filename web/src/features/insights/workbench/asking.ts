import { createContext, useContext } from "react";
import type { AskableDataset, Part, Question, QuestionOptions, Source } from "@concord/domain/questions";
import type { AnyQuestionPage, Beginning, Names, Role } from "../questions/question-page.ts";
import { ownPreset, placesAlike, sayPlaces, type Named } from "../places.ts";
import { fieldIn } from "./question-address.ts";
import type { Fields } from "./workbench-search.ts";

/** A question being asked: what it is, what may be chosen, and how something is chosen. */
export type Asking = {
  page: AnyQuestionPage;
  question: Question;
  /** What it would be with nothing changed. */
  start: Question;
  begin: Beginning;
  names: Names;
  datasets: readonly AskableDataset[];
  /** Parameters of the address that could not be understood, and were left aside. */
  notUnderstood: readonly string[];
  /** Parameters by name; undefined puts one back to where it began. */
  change: (changes: Readonly<Record<string, unknown>>) => void;
};

export const AskingContext = createContext<Asking | undefined>(undefined);

/** The question that the fields of this place are about. */
export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (!asking) throw new Error("There is no question here");
  return asking;
}

/** A parameter of the question by its name. */
export const fieldOf = (question: Question, name: string): unknown => (question as unknown as Record<string, unknown>)[name];

export const sourceOf = (question: Question, role: string): Source | undefined => fieldOf(question, role) as Source | undefined;

/** Whether a dataset has what a role needs. */
export function fitsRole(dataset: AskableDataset, { parts, shapes }: Role): boolean {
  if (shapes) return dataset.shapes;
  const has = (meaning: string, times = 1) => dataset.columns.filter((column) => column.meaning === meaning).length >= times;
  const flows = parts.includes("origin") || parts.includes("destination");
  if (flows && !(has("place", 2) || (has("origin") && has("destination")))) return false;
  return (
    has("value") &&
    parts.every((part) => (part === "origin" || part === "destination" ? true : part === "category" ? hasCategory(dataset) : has(part)))
  );
}

const hasCategory = ({ columns }: AskableDataset) =>
  columns.some(({ meaning, type, distinct }) => meaning === "other" && type === "text" && distinct > 1 && distinct <= 200);

/** The datasets that fit a role, the likeliest first. */
export function fitting(page: AnyQuestionPage, role: string, datasets: readonly AskableDataset[]): AskableDataset[] {
  const asked = page.roles[role]!; // a role of the page
  const likely = ({ name, columns }: AskableDataset) =>
    (asked.likely?.test(name) ? 4 : 0) +
    (asked.parts.includes("industry") || !columns.some(({ meaning }) => meaning === "industry") ? 1 : 0) +
    (asked.parts.includes("occupation") || !columns.some(({ meaning }) => meaning === "occupation") ? 1 : 0);
  return datasets
    .filter((dataset) => fitsRole(dataset, asked) && (page.fits?.(role, dataset) ?? true))
    .map((dataset, place) => ({ dataset, place, likely: likely(dataset), codes: codesIn(dataset, asked.finest ?? "period") }))
    .toSorted((one, other) => other.likely - one.likely || other.codes - one.codes || one.place - other.place)
    .map(({ dataset }) => dataset);
}

/** How many codes a dataset has of a part: of several columns that may be it, those of the finest. */
export const codesIn = ({ columns }: Pick<AskableDataset, "columns">, part: Part): number =>
  Math.max(0, ...columns.flatMap(({ meaning, distinct }) => (meaning === part ? [distinct] : [])));

/**
 * The roles for which there must be a dataset and there is none. A table that another role is the likeliest to want, and whose name says
 * nothing of this one, is no second table: jobs are not output because they too are by place and industry.
 */
export function lacking(page: AnyQuestionPage, datasets: readonly AskableDataset[]): Role[] {
  const needed = Object.entries(page.roles).filter(([, { optional }]) => !optional);
  return needed.flatMap(([role, asked]) => {
    const others = needed.flatMap(([other, { likely }]) => {
      const [first] = other === role ? [] : fitting(page, other, datasets);
      return first && likely?.test(first.name) ? [first.id] : [];
    });
    const own = fitting(page, role, datasets).filter(
      ({ id, name }) => !others.includes(id) || asked.likely === undefined || asked.likely.test(name),
    );
    return own.length > 0 ? [] : [asked];
  });
}

/** The column that a part is read from. */
export function columnOf(options: Pick<QuestionOptions, "columns">, source: Source, part: Part): string | undefined {
  return source.columns?.[part] ?? (part === "category" ? undefined : options.columns.find(({ meaning }) => meaning === part)?.name);
}

/** Columns that a part may be read from. */
export function columnsFor({ columns }: Pick<QuestionOptions, "columns">, part: Part): string[] {
  const meaning: readonly string[] =
    part === "origin" || part === "destination" ? [part, "place"] : part === "category" ? ["other", "measure"] : [part];
  return columns
    .filter(
      (column) =>
        meaning.includes(column.meaning) &&
        (part !== "category" || (column.type === "text" && column.distinct > 1 && column.distinct <= 200)),
    )
    .map(({ name }) => name);
}

const wholes = /^(total|all|persons|both sexes|value|number|count)\b|\b(total|all persons|all ages|all people)\b/i;
const from = /resid|origin|home|live|from|current/i;

/** How a dataset's table is begun to be read for a role, where the table leaves a choice. Whoever asks sees what was chosen, and may choose otherwise. */
export function startingSource(role: Role, options: QuestionOptions): Source {
  if (role.shapes || role.allFigures) return { datasetId: options.dataset.id };
  const columns: Source["columns"] = {};
  if (role.parts.includes("origin") && role.parts.includes("destination")) {
    const places = columnsFor(options, "origin");
    const origin =
      options.columns.find(({ meaning }) => (meaning as string) === "origin")?.name ?? places.find((name) => from.test(name)) ?? places[0];
    const destination =
      options.columns.find(({ meaning }) => (meaning as string) === "destination")?.name ?? places.find((name) => name !== origin);
    if (origin !== undefined && destination !== undefined) Object.assign(columns, { origin, destination });
  }
  if (role.parts.includes("category")) {
    const [category] = columnsFor(options, "category");
    if (category !== undefined) columns.category = category;
  }
  const values = options.columns.filter(({ meaning }) => meaning === "value").map(({ name }) => name);
  const value = values.length > 1 ? (values.find((name) => role.prefer?.test(name)) ?? values[0]) : undefined;
  const taken = new Set(
    [...role.parts, ...(role.optionalParts ?? [])].flatMap(
      (part) => columnOf(options, { datasetId: options.dataset.id, columns }, part) ?? [],
    ),
  );
  const where = choicesLeft(options, taken).flatMap(({ column, meaning, codes }) => {
    const preferred = codes.find(({ code, name }) => role.prefer?.test(name) || role.prefer?.test(code));
    if (preferred === undefined && meaning === "measure" && hasPlain(codes)) return []; // the plain value is read where nobody says otherwise
    const chosen =
      preferred ?? codes.find(({ name, code }) => wholes.test(name) || wholes.test(code)) ?? (meaning === "measure" ? codes[0] : undefined);
    return chosen ? [{ column, equals: chosen.code }] : [];
  });
  return {
    datasetId: options.dataset.id,
    ...(value === undefined ? {} : { value }),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(where.length > 0 ? { where } : {}),
    ...(role.begunAsNought?.(options) ? { absent: "zero" as const } : {}),
  };
}

/** A column that holds Nomis' plain value beside percentages and confidences. */
export const hasPlain = (codes: readonly Named[]): boolean => codes.some(({ code }) => code === "20100" || code.toLowerCase() === "value");

export type ChoiceLeft = { column: string; meaning: string; codes: readonly Named[] };

/** Columns of a table that tell apart rows of the same cell: a measure, a sex, an age. */
export function choicesLeft(options: QuestionOptions, taken: ReadonlySet<string>): ChoiceLeft[] {
  return options.columns.flatMap(({ name, meaning, distinct }) => {
    const codes = options.codes[name];
    if (!codes || taken.has(name) || distinct < 2 || !["measure", "unit", "other", "place", "industry", "occupation"].includes(meaning))
      return [];
    if ((meaning === "place" || meaning === "industry" || meaning === "occupation") && codes.length > 60) return [];
    return [{ column: name, meaning, codes }];
  });
}

type BeginningOf = {
  /** The source of each role: as the address says it, else as its dataset is begun. */
  sources: Readonly<Record<string, Source>>;
  optionsOf: (datasetId: string) => QuestionOptions | undefined;
  authority: Beginning["authority"] & Parameters<typeof ownPreset>[0];
  more?: unknown;
};

export function beginningOf({ sources, optionsOf, authority, more }: BeginningOf): Beginning {
  const options = (role: string) => {
    const source = sources[role];
    const found = source && optionsOf(source.datasetId);
    if (!found) throw new Error(`No dataset was chosen for ${role}`);
    return found;
  };
  const codes = (role: string, part: Part = "place"): readonly Named[] => {
    const column = columnOf(options(role), sources[role]!, part); // options found it
    return (column === undefined ? undefined : options(role).codes[column]) ?? [];
  };
  return {
    source: (role) => sources[role]!, // asked of roles that must have one
    sourceIfAny: (role) => sources[role],
    options,
    codes,
    periods: (role) => codes(role, "period").map(({ code }) => code),
    own: (role, part) => ownPreset(authority, codes(role, part)),
    everywhere: (role, part) => placesAlike(codes(role, part), ownPreset(authority, codes(role, part))).map(({ code }) => code),
    authority,
    more,
  };
}

/** The question that parameters in an address make, on top of where it begins; what cannot be understood is named and left aside. */
export function questionOf(
  page: AnyQuestionPage,
  fields: Fields,
  begin: Beginning,
): { question: Question; start: Question; notUnderstood: string[] } {
  const start = page.start(begin);
  const question: Record<string, unknown> = { ...start };
  const notUnderstood: string[] = [];
  for (const [key, said] of Object.entries(fields)) {
    if (key in page.roles) {
      const source = begin.sourceIfAny(key);
      if (source !== undefined) question[key] = source;
      continue;
    }
    const value = fieldIn(page.question, key, said);
    if (value === undefined) notUnderstood.push(key);
    else question[key] = value;
  }
  return { question: question as unknown as Question, start, notUnderstood };
}

/** Names of places and codes in the sources of a question: of its first role that knows them. */
export function namesOf(page: AnyQuestionPage, begin: Beginning): Names {
  const roles = Object.keys(page.roles).filter((role) => begin.sourceIfAny(role) !== undefined && !page.roles[role]!.shapes);
  const partsOf = (role: string): Part[] => (page.roles[role]!.parts.includes("origin") ? ["origin", "destination"] : ["place"]);
  return {
    places: (codes) => {
      if (codes === undefined || codes.length === 0) return "every place";
      for (const role of roles) {
        for (const part of partsOf(role)) {
          const known = begin.codes(role, part);
          if (known.some(({ code }) => code === codes[0])) return sayPlaces(codes, known, begin.own(role, part));
        }
      }
      return sayPlaces(codes, [], undefined);
    },
    code: (part, code) => {
      for (const role of roles) {
        const found = begin.codes(role, part).find((one) => one.code === code);
        if (found) return found.name;
      }
      return code;
    },
  };
}
