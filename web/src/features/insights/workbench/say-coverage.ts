import type { Answer } from "@concord/domain/questions";
import { count, number, percent } from "../../../ui/index.ts";

/** How much of what was asked for was there. */
export function sayCoverage({ coverage }: Pick<Answer, "coverage">): string {
  const { share, cells, placesFound, placesAsked, suppressed, blank, absent } = coverage;
  const missing = [
    suppressed > 0 ? `${number(suppressed)} suppressed` : "",
    blank > 0 ? `${number(blank)} blank` : "",
    absent > 0 ? `${number(absent)} not in the table` : "",
  ].filter(Boolean);
  return [
    `Coverage: ${percent(share, share === 1 ? 0 : share > 0.999 ? 3 : 1)} of ${count(cells, "figure")}`,
    placesAsked > 0 ? `, ${number(placesFound)} of ${count(placesAsked, "place")}` : "",
    missing.length > 0 ? ` (${missing.join(", ")})` : "",
    ".",
  ].join("");
}
