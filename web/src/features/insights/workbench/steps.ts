import { finerThan, groupName, levelOf, type Question, type Row, type SectorDetail, type Table } from "@concord/domain/questions";
import { sicParentOf } from "@concord/domain/code-sets";
import type { AnyQuestionPage, Beginning, Step } from "../questions/question-page.ts";
import { codesIn, fieldOf, fitting, type Asking } from "./asking.ts";

/** What is asked, as far as it tells where a row leads. */
export type Asked = Pick<Asking, "page" | "question" | "begin" | "datasets">;

/** Where a row leads: deeper into a sector, to one place, and wherever the question itself says. */
export function stepsOf(asked: Asked, row: Row, table: Table): Step[] {
  const { page, question, begin } = asked;
  const steps: Step[] = [];
  if (table.rowsAre === "industry") {
    const deeper = deeperInto(asked, row.code);
    if (deeper) steps.push(deeper);
  }
  if (table.rowsAre === "place") {
    const places = fieldOf(question, "places");
    if (Array.isArray(places) && !(places.length === 1 && places[0] === row.code))
      steps.push({ label: `The same question of ${row.name}`, changes: { places: [row.code] } });
  }
  return [...steps, ...(page.steps?.(row, table, question, begin) ?? [])];
}

export const detailWords: Record<SectorDetail, string> = {
  section: "sections",
  division: "divisions",
  group: "groups",
  class: "classes",
  "as-published": "as published",
};

/** The role of the first table that the question reads industries from. */
const industryRole = (page: AnyQuestionPage, begin: Beginning): string | undefined =>
  Object.entries(page.roles).find(
    ([role, { parts, optionalParts = [] }]) =>
      [...parts, ...optionalParts].includes("industry") &&
      begin.sourceIfAny(role) !== undefined &&
      begin.codes(role, "industry").length > 0,
  )?.[0];

/** The industry codes of that table. */
export function industriesOf(page: AnyQuestionPage, begin: Beginning): string[] {
  const role = industryRole(page, begin);
  return role === undefined ? [] : begin.codes(role, "industry").map(({ code }) => code);
}

/** One step deeper into a sector: in the same table as far as that goes, then in a finer one where there is one. */
function deeperInto({ page, question, begin, datasets }: Asked, code: string): Step | undefined {
  const detail = fieldOf(question, "sectorDetail") as SectorDetail | undefined;
  const level = levelOf(code);
  if (detail === undefined || level === undefined || fieldOf(question, "within") === code) return undefined;
  const industries = industriesOf(page, begin);
  const finer = detail === "as-published" ? undefined : finerThan(detail, industries);
  if (finer) return { label: `What is in it: ${detailWords[finer]}`, changes: { within: code, sectorDetail: finer } };

  const role = industryRole(page, begin);
  const next = nextDetail[level];
  if (role === undefined || next === undefined) return undefined;
  const other = fitting(page, role, datasets)
    .filter((dataset) => codesIn(dataset, "industry") > industries.length)
    .toSorted((one, two) => codesIn(two, "industry") - codesIn(one, "industry"))[0];
  return (
    other && {
      label: `What is in it: ${detailWords[next]}, from ${other.name}`,
      changes: { [role]: other.id, within: code, sectorDetail: next },
    }
  );
}

const nextDetail: Partial<Record<ReturnType<typeof levelOf> & string, SectorDetail>> = {
  section: "division",
  division: "group",
  group: "class",
};

/** What the classification calls a sector. */
export function sectorName(code: string): string {
  const level = levelOf(code);
  return groupName(code, level === "subclass" || level === undefined ? "as-published" : level, () => undefined);
}

export type Crumb = { code: string | undefined; name: string; changes: Readonly<Record<string, unknown>> };

/** The way down to what is looked into, from every sector: a section, a division of it, a group. */
export function trailOf(question: Question, industries: readonly string[]): Crumb[] {
  const within = fieldOf(question, "within");
  if (typeof within !== "string" || fieldOf(question, "sectorDetail") === undefined) return [];
  const detail = fieldOf(question, "sectorDetail") as SectorDetail | undefined;
  const above: string[] = [];
  for (let code: string | undefined = within; code !== undefined; code = sicParentOf(code)) above.unshift(code);
  const [top] = above;
  return [
    { code: undefined, name: "Every sector", changes: { within: undefined, sectorDetail: (top && levelOf(top)) ?? detail } },
    ...above.map((code) => {
      const level = levelOf(code);
      const inside = level === undefined || level === "subclass" ? undefined : finerThan(level, industries);
      return {
        code,
        name: sectorName(code),
        changes: { within: code, sectorDetail: inside ?? detail },
      };
    }),
  ];
}
