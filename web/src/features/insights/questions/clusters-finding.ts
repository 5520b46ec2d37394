import type { Answer, Row } from "@concord/domain/questions";
import { count } from "../../../ui/format.tsx";
import { figureOf, saysApart } from "../figures.ts";
import { tableOf } from "./question-page.ts";

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const quotient = (row: Row) => figureOf(row, "location-quotient");
  const known = tableOf(answer, "definitions").rows.filter((row) => quotient(row).point !== null);
  const [only] = known;
  if (!only) return "None of these sectors can be compared";

  const above = known
    .filter((row) => saysApart(quotient(row), 1) === "above")
    .toSorted((one, other) => quotient(other).point! - quotient(one).point!);
  const below = known.filter((row) => saysApart(quotient(row), 1) === "below");
  if (known.length === 1) {
    const said = { above: "is a larger part of the jobs here than there", below: "is a smaller part of the jobs here than there" };
    const apart = saysApart(quotient(only), 1);
    return apart === "cannot-be-told"
      ? `Whether ${only.name} is a larger part of the jobs here than there cannot be told`
      : `${only.name} ${said[apart]}`;
  }
  if (above.length === 0) {
    return below.length === 0
      ? `None of these ${known.length} sectors can be told to be larger or smaller here than there`
      : `None of these ${known.length} sectors is certainly larger here than there, and ${below.length === 1 ? "one is" : `${below.length} are`} smaller`;
  }
  const names = above.slice(0, 2).map(({ name }) => name);
  const others = above.length - names.length;
  const larger = `${names.join(others > 0 ? ", " : " and ")}${others > 0 ? ` and ${count(others, "other")}` : ""} ${above.length === 1 ? "is a larger part" : "are larger parts"} of the jobs here than there`;
  const left = known.length - above.length - below.length;
  const rest = [
    ...(below.length > 0 ? [`${below.length === 1 ? "one is" : `${below.length} are`} smaller`] : []),
    ...(left > 0 ? [`of ${left === 1 ? "one" : String(left)} it cannot be told`] : []),
  ];
  return [larger, ...rest].join("; ");
}
