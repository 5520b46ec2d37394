import { counted } from "@concord/kernel";
import { sayThreshold } from "../../questions/unit.ts";
import { sayTest } from "../standing.ts";
import type { Claim } from "../claim.ts";
import { directionsIn, type Direction } from "./directions.ts";
import { is, tellsChange, type AboutChecked, type FigureChecked } from "./figure-checked.ts";
import { quantitiesIn } from "./quantities.ts";
import { checkSizes } from "./sizes.ts";
import { tokensOf } from "./tokens.ts";
import { wordsFindings, type WordsFinding } from "./words-finding.ts";

type Typed = Pick<Claim, "direction" | "threshold" | "against">;

/**
 * Do the words agree with the figure, in direction and in size? Pure, and only
 * as far as plain words can be read: what is not understood is not judged, and
 * what contradicts is told with the figure it contradicts.
 */
export function checkWords(words: string, claim: Typed, checked: FigureChecked, about: AboutChecked): WordsFinding[] {
  if (checked.figure.point === null || words.trim() === "") return [];
  const tokens = tokensOf(words);
  const sizes = quantitiesIn(tokens);
  const directions = directionsIn(tokens, sizes);
  const judged = directions.map((direction) => ({ direction, verdict: judgeDirection(direction, claim, checked, about) }));

  const findings = judged.flatMap(({ direction, verdict }): WordsFinding[] => {
    if (verdict.is === "agrees") return [];
    const said = words.slice(direction.from, direction.to);
    const at = { from: direction.from, to: direction.to };
    // Of two that say the same kind of thing, one that agrees is the figure's, and the other is said of something else.
    const another = judged.some((other) => other.direction.kind === direction.kind && other.verdict.is === "agrees");
    const code = direction.kind === "superlative" ? "place" : "direction";
    if (verdict.is === "contradicts" && !another) {
      return [{ code: `${code}-contradicts`, at, sentence: `The words say “${said}”, and ${verdict.because}.` }];
    }
    const because = verdict.is === "contradicts" ? "that is not so of this figure" : verdict.because;
    return [
      { code: code === "place" ? "place-not-claimed" : "direction-not-told", at, sentence: `The words say “${said}”, and ${because}.` },
    ];
  });
  const sizeFindings = checkSizes({ words, tokens, sizes, claim, checked, about });
  findings.push(...sizeFindings.findings);

  const anything = judged.some(({ verdict }) => verdict.is !== "cannot-tell") || sizeFindings.compared > 0;
  if (!anything && findings.length === 0) {
    return [{ code: "nothing-to-check", at: { from: 0, to: words.length }, sentence: wordsFindings["nothing-to-check"] }];
  }
  return findings.sort((one, other) => one.at.from - other.at.from || one.at.to - other.at.to).slice(0, 20);
}

type Verdict = { is: "agrees" } | { is: "contradicts"; because: string } | { is: "cannot-tell"; because: string };

const agrees: Verdict = { is: "agrees" };

function judgeDirection(direction: Direction, claim: Typed, checked: FigureChecked, about: AboutChecked): Verdict {
  if (direction.ofAnotherTime) return cannotTell("this figure does not tell what was at another time");
  if (direction.kind === "change") return judgeChange(direction, checked, about);
  return direction.kind === "superlative"
    ? judgePlace(direction, claim, checked, about)
    : judgeComparison(direction, claim, checked, about);
}

const cannotTell = (because: string): Verdict => ({ is: "cannot-tell", because });
const contradiction = (because: string): Verdict => ({ is: "contradicts", because });

/** "grew", "fell": held against the sign of a figure that tells a change. */
function judgeChange({ sign }: Direction, { figure }: FigureChecked, about: AboutChecked): Verdict {
  if (!tellsChange(about)) return cannotTell(`the ${about.said} does not tell a change`);
  return Math.sign(figure.point!) === sign ? agrees : contradiction(is(figure, about)); // it has a point, or there would be no words to check
}

/** "more", "below": held against where the figure is of what the claim is held against, and of what is usual elsewhere where it tells that. */
function judgeComparison(direction: Direction, claim: Typed, checked: FigureChecked, about: AboutChecked): Verdict {
  const { figure, against, lead } = checked;
  const claimed = claim.direction === "above" ? 1 : -1;
  const from = claim.against === undefined ? figure.point! - claim.threshold : lead?.point; // it has a point, or there would be no words to check
  const stands = from === undefined || from === null ? claimed : Math.sign(from);
  const usual = about.neutral === undefined || tellsChange(about) ? undefined : Math.sign(figure.point! - about.neutral);
  const test = sayTest({ claim, unit: about.unit, against });
  const whole = `${is(figure, about)}, ${stands === claimed ? test : `which is not ${test}`}`;

  if (claim.against !== undefined && !(direction.ofUsual && usual !== undefined)) {
    const turned = isOf(direction.than, about.rowName) ? -stands : stands; // "Leeds has fewer than we have"
    return direction.sign === turned ? agrees : contradiction(whole);
  }
  if (usual === undefined) return direction.sign === stands ? agrees : contradiction(whole);
  if (direction.sign === usual) return agrees;
  if (direction.ofUsual || direction.sign !== stands) return contradiction(whole);
  return cannotTell(`${whole}: of what is usual, ${sayThreshold(about.unit, about.neutral!)}, it is on the other side`);
}

/** "highest", "least": held against every other row of its table. */
function judgePlace(
  { sign, behind }: Direction,
  claim: Typed,
  { figure, against, higher, lower }: FigureChecked,
  about: AboutChecked,
): Verdict {
  if (behind === "open") return agrees;
  const before = sign > 0 ? higher : lower;
  const beyond = sign > 0 ? "higher" : "lower";
  const isClaimed = claim.against?.is === "every-other-row" && behind === 0;
  if (isClaimed && sign !== (claim.direction === "above" ? 1 : -1)) {
    return contradiction(`${is(figure, about)}, ${sayTest({ claim, unit: about.unit, against })}`);
  }
  if (before === undefined) return isClaimed ? agrees : cannotTell("how many others come before it is not known");
  if (before !== behind) {
    const others = before === 0 ? "no other" : counted(before, "other");
    return contradiction(`${is(figure, about)}, and ${others} ${before > 1 ? "are" : "is"} ${beyond}`);
  }
  if (isClaimed) return agrees;
  return cannotTell(
    behind === 0
      ? "so it is now, but the claim is not held against every other, so nobody would be told when that ends. Hold it against every other"
      : "so it is now, but the claim is not held to that place",
  );
}

/** Whether some words name a row: all of its name's longer words stand in them. */
function isOf(words: string, rowName: string): boolean {
  const named = rowName.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words !== "" && named.length > 0 && named.every((word) => words.includes(word));
}
