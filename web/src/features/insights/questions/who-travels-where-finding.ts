import type { Answer } from "@concord/domain/questions";
import { percent } from "../../../ui/format.tsx";
import { figureOf } from "../figures.ts";
import { tableOf } from "./question-page.ts";

/** An interval of this many percentage points or more is said as an interval. */
const wide = 0.02;

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const [area] = tableOf(answer, "area").rows;
  const [supply, demand] = [sayShare(area && figureOf(area, "supply")), sayShare(area && figureOf(area, "demand"))];
  if (!area || (supply === undefined && demand === undefined)) return "Nobody in this table lives or works here";
  if (supply === undefined)
    return `${capital(demand!)} of the jobs here are held by people who live here; where its residents work is not in the table`;
  if (demand === undefined)
    return `${capital(supply)} of the residents in work also work here; who holds the jobs here is not in the table`;
  return `${capital(supply)} of the residents in work also work here, and ${demand} of the jobs are theirs: ${sayStanding(area.labels?.standing)}`;
}

function sayStanding(standing: string | undefined): string {
  if (standing === "meets") return "a labour market of its own";
  if (standing === "does-not-meet") return "no labour market of its own";
  return "whether it is a labour market of its own cannot be told";
}

function sayShare(figure: ReturnType<typeof figureOf> | undefined): string | undefined {
  if (!figure || figure.point === null) return undefined;
  const { point, low, high } = figure;
  if (low === null || high === null || high - low >= wide) return `${percent(low ?? 0, 0)} to ${percent(high ?? 1, 0)}`;
  return percent(point, 0);
}

const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
