import { Question, type QuestionName } from "@concord/domain/questions";
import { asText, type WorkbenchSearch } from "./workbench-search.ts";
import { codesIn, codesText, sourceIn, sourceText } from "./written.ts";

type Schema = { safeParse: (value: unknown) => { success: boolean; data?: unknown } };

/** The schema of each parameter of a question. */
export function shapeOf(name: QuestionName): Readonly<Record<string, Schema>> {
  const found = Question.options.find(({ shape }) => shape.question.value === name)!; // every question is an option
  return found.shape;
}

/** The parameter that an address says; undefined where it says none that the question has. */
export function fieldIn(name: QuestionName, key: string, said: unknown): unknown {
  const schema = shapeOf(name)[key];
  if (!schema || said === undefined) return undefined;
  for (const read of readings) {
    const found = schema.safeParse(read(said));
    if (found.success && found.data !== undefined) return found.data;
  }
  return undefined;
}

/** What may be meant, the likeliest first: the schema tells which it is. */
const readings: readonly ((said: unknown) => unknown)[] = [
  (said) => (typeof said === "object" ? said : undefined),
  (said) => (typeof said === "object" ? undefined : asText(said)),
  (said) => (typeof said === "number" ? said : typeof said === "string" && said.trim() !== "" ? Number(said) : undefined),
  (said) => (said === true || said === "true" ? true : said === false || said === "false" ? false : undefined),
  (said) => (typeof said === "object" ? undefined : codesIn(asText(said))),
  (said) => (typeof said === "object" ? undefined : sourceIn(asText(said))),
  (said) => (Array.isArray(said) ? said.map((one) => (typeof one === "object" ? one : (sourceIn(asText(one)) ?? asText(one)))) : undefined),
];

/** A parameter as an address says it. */
export function fieldSaid(value: unknown): unknown {
  if (value === undefined || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return short(value);
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((one) => typeof one === "string")) return short(codesText(value));
    return value.map((one) => sourceText(one) ?? one);
  }
  return sourceText(value) ?? value;
}

/** 2015 without quotes around it, as the router writes a number. */
const short = (text: string): string | number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : text);

export type Version = { datasetId: string; number: number };

/** The whole address of a question: nothing of it is left to be chosen anew. */
export function addressOf(
  question: Question,
  versions: readonly Version[] = [],
): { params: { question: QuestionName }; search: WorkbenchSearch } {
  const { question: name, ...parameters } = question;
  const search = Object.fromEntries(
    Object.entries(parameters).flatMap(([key, value]) => (value === undefined ? [] : [[key, fieldSaid(value)] as const])),
  );
  return { params: { question: name }, search: { ...search, ...(versions.length > 0 ? { versions: versionsText(versions) } : {}) } };
}

export const versionsText = (versions: readonly Version[]): string =>
  versions.map(({ datasetId, number }) => `${datasetId}.${number}`).join(",");

export const versionsIn = (text: string | undefined): Map<string, number> =>
  new Map(
    (text ?? "").split(",").flatMap((one) => {
      const [id, number] = one.split(".");
      return id && Number.isInteger(Number(number)) && Number(number) > 0 ? [[id, Number(number)] as const] : [];
    }),
  );

/** The datasets that parameters name, wherever in them. */
export function datasetsIn(value: unknown): string[] {
  if (typeof value === "string") return datasetsIn(/^dat_/.test(value) ? (sourceIn(value) ?? null) : null);
  if (typeof value !== "object" || value === null) return [];
  const { datasetId } = value as { datasetId?: unknown };
  const own = typeof datasetId === "string" ? [datasetId] : [];
  return [...new Set([...own, ...Object.entries(value).flatMap(([key, one]) => (key === "datasetId" ? [] : datasetsIn(one)))])];
}
