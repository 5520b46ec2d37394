import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayFigure, type Unit } from "../../questions/unit.ts";
import type { Claim } from "../claim.ts";
import type { FigureChecked } from "./figure-checked.ts";
import { checkWords, contradicts } from "./index.ts";

const figure = (point: number, low = point, high = point) => ({ point, low, high });
const above = (threshold: number) => ({ direction: "above", threshold }) as const;
const below = (threshold: number) => ({ direction: "below", threshold }) as const;

/** Figures that claims of our users are about. */
const quotient = { rowName: "Manufacturing", said: "location quotient", unit: "ratio", neutral: 1 } as const;
const growth = { rowName: "Printing", said: "growth in jobs", unit: "growth", neutral: 0 } as const;
const share = { rowName: "Retail", said: "share of jobs", unit: "share" } as const;
const jobs = { rowName: "Manufacturing", said: "jobs in 2021", unit: "count" } as const;
const pay = { rowName: "Leeds", said: "median pay", unit: "pounds" } as const;
const shift = { rowName: "Textiles", said: "competitive effect", unit: "change", neutral: 0 } as const;
const distance = { rowName: "Leeds", said: "mean distance", unit: "metres" } as const;

type Case = [words: string, codes: string[]];
const codesOf = (
  words: string,
  claim: Pick<Claim, "direction" | "threshold" | "against">,
  checked: FigureChecked,
  about: Parameters<typeof checkWords>[3],
) => checkWords(words, claim, checked, about).map(({ code }) => code);

describe("direction, against what is usual elsewhere", () => {
  test.each<Case>([
    ["Manufacturing is more concentrated here than elsewhere.", []],
    ["Manufacturing is concentrated here.", []],
    ["Manufacturing is over-represented here.", []],
    ["We have a higher share of manufacturing than the country.", []],
    ["Manufacturing is not less concentrated here than elsewhere.", []],
    ["Manufacturing is less concentrated here than elsewhere.", ["direction-contradicts"]],
    ["Manufacturing is under-represented here.", ["direction-contradicts"]],
    ["Manufacturing is not concentrated here.", ["direction-contradicts"]],
    ["Manufacturing’s share is below the national average.", ["direction-contradicts"]],
    ["Fewer people work in manufacturing here than elsewhere.", ["direction-contradicts"]],
    ["Manufacturing is rarer here than in England.", ["direction-contradicts"]],
    ["Manufacturing is less common here.", ["direction-contradicts"]],
    ["Manufacturing is more rare here.", ["direction-contradicts"]],
    ["Manufacturing here is more concentrated than a decade ago.", ["direction-not-told"]],
    ["Manufacturing is more concentrated than it was in 2015.", ["direction-not-told"]],
    ["Jobs in manufacturing grew.", ["direction-not-told"]],
    ["Manufacturing matters to us.", ["nothing-to-check"]],
    ["Fewer have higher education here, but manufacturing is more concentrated.", ["direction-not-told"]],
  ])("%s %j", (words, codes) => {
    expect(codesOf(words, above(1), { figure: figure(1.43, 1.38, 1.47) }, quotient)).toEqual(codes);
  });

  test("a claim above half of what is usual does not make less than usual into more", () => {
    const low = { figure: figure(0.8, 0.75, 0.85) };
    expect(codesOf("Manufacturing is more concentrated here than elsewhere.", above(0.5), low, quotient)).toEqual([
      "direction-contradicts",
    ]);
    expect(codesOf("Manufacturing is less concentrated here than elsewhere.", above(0.5), low, quotient)).toEqual([]);
    expect(codesOf("There is more manufacturing here.", above(0.5), low, quotient)).toEqual(["direction-not-told"]);
  });
});

describe("direction of change, by the sign of the figure", () => {
  test.each<Case>([
    ["Printing lost jobs.", []],
    ["Jobs in printing fell.", []],
    ["Printing fell faster than elsewhere.", []],
    ["Printing shrank.", []],
    ["Printing did not grow.", []],
    ["Jobs in printing grew.", ["direction-contradicts"]],
    ["Jobs in printing have not fallen.", ["direction-contradicts"]],
    ["Printing rose from 2015 to 2021.", ["direction-contradicts"]],
    ["Growth in printing is below nought.", []],
    ["Jobs in printing are down 18%.", []],
    ["Jobs in printing are up 18%.", ["direction-contradicts"]],
  ])("%s %j", (words, codes) => {
    expect(codesOf(words, below(0), { figure: figure(-0.18, -0.2, -0.16) }, growth)).toEqual(codes);
  });

  test("less of a loss is more, and more of a loss is less", () => {
    const against = { row: "L", name: "Leeds", figure: figure(-0.25, -0.27, -0.23) };
    const checked = { figure: figure(-0.18, -0.2, -0.16), against, lead: figure(0.07, 0.03, 0.11) };
    const ahead = { ...above(0), against: { is: "row", row: "L" } } as const;
    for (const words of [
      "Printing lost fewer jobs than in Leeds.",
      "Printing fell less than in Leeds.",
      "Printing’s decline is slower than that of Leeds.",
    ]) {
      expect(codesOf(words, ahead, checked, growth)).toEqual([]);
    }
    for (const words of ["Printing lost more jobs than in Leeds.", "Printing fell faster than in Leeds."]) {
      expect(codesOf(words, ahead, checked, growth)).toEqual(["direction-contradicts"]);
    }
  });
});

describe("against another row, and against every other", () => {
  const leeds = { row: "L", name: "Leeds", figure: figure(0.1, 0.09, 0.11) };
  const checked = { figure: figure(0.2, 0.19, 0.21), against: leeds, lead: figure(0.1, 0.08, 0.12), higher: 0, lower: 4 };
  const about = { ...share, rowName: "Bradford" };
  const more = { ...above(0), against: { is: "row", row: "L" } } as const;
  test.each<Case>([
    ["Retail employs a larger share in Bradford than in Leeds.", []],
    ["Leeds has a smaller share in retail than Bradford.", []],
    ["Bradford’s share of retail is twice that of Leeds.", []],
    ["Bradford’s share is 10 percentage points more than that of Leeds.", []],
    ["Bradford’s share is a third more than that of Leeds.", ["size-contradicts"]],
    ["Bradford’s share is 20% and that of Leeds 10%.", []],
    ["Retail employs a smaller share in Bradford than in Leeds.", ["direction-contradicts"]],
    ["Leeds has a larger share in retail than Bradford.", ["direction-contradicts"]],
    ["Bradford’s share is three times that of Leeds.", ["size-contradicts"]],
    ["Bradford’s share is 3 percentage points more than that of Leeds.", ["size-contradicts"]],
    ["Bradford has the highest share of retail.", ["place-not-claimed"]],
    ["Bradford has the second highest share of retail.", ["place-contradicts"]],
  ])("%s %j", (words, codes) => {
    expect(codesOf(words, more, checked, about)).toEqual(codes);
  });

  test("the highest is what the claim says, or what stands in the table", () => {
    const every = { ...above(0), against: { is: "every-other-row" } } as const;
    expect(codesOf("Bradford has the highest share of retail.", every, checked, about)).toEqual([]);
    expect(codesOf("Bradford has the lowest share of retail.", every, checked, about)).toEqual(["place-contradicts"]);
    const third = { ...checked, higher: 2, lower: 2 };
    expect(codesOf("Bradford has the highest share of retail.", more, third, about)).toEqual(["place-contradicts"]);
    expect(codesOf("Bradford has one of the highest shares of retail.", more, third, about)).toEqual([]);
    expect(codesOf("Bradford has the third highest share of retail.", more, third, about)).toEqual(["place-not-claimed"]);
    expect(codesOf("Bradford is the most reliant on retail.", more, third, about)).toEqual(["place-contradicts"]);
    expect(codesOf("Most of Bradford works; more work in retail than in Leeds.", more, third, about)).toEqual([]);
  });

  test("the fastest decline is the lowest growth", () => {
    const lowest = { figure: figure(-0.3, -0.31, -0.29), higher: 5, lower: 0 };
    expect(codesOf("Printing had the fastest decline of all.", below(0), lowest, growth)).toEqual(["place-not-claimed"]);
    expect(codesOf("Printing had the fastest growth of all.", below(0), lowest, growth)).toEqual(["place-contradicts"]);
  });
});

describe("size, as a reader would round it", () => {
  test.each<Case>([
    ["Manufacturing is 1.4 times as common here as elsewhere.", []],
    ["Manufacturing has a location quotient of 1.43.", []],
    ["Manufacturing is about half again as concentrated.", []],
    ["Manufacturing is 43% more concentrated than elsewhere.", []],
    ["Manufacturing is more than a third more concentrated than elsewhere.", []],
    ["Manufacturing is more than 1.4 times as common here.", []],
    ["Manufacturing’s quotient is between 1.38 and 1.47.", []],
    ["12% of our jobs are in manufacturing, 1.4 times the share elsewhere.", ["size-not-told"]],
    ["Manufacturing is 1.4 times as common in our 13 districts, from 2015 to 2021.", []],
    ["Manufacturing has twice the share it has elsewhere.", ["size-contradicts"]],
    ["Manufacturing is double what it is elsewhere.", ["size-contradicts"]],
    ["Manufacturing is half as common here.", ["size-contradicts"]],
    ["Manufacturing is 20% more concentrated than elsewhere.", ["size-contradicts"]],
    ["Manufacturing is more than 1.5 times as common here.", ["size-contradicts"]],
    ["Manufacturing is less than 1.3 times as common here.", ["size-contradicts"]],
    ["Manufacturing is 1.46 times as common here.", ["size-not-the-point"]],
    ["Manufacturing is 40% less concentrated here.", ["direction-contradicts", "size-contradicts"]],
  ])("of a quotient of 1.43 (1.38 to 1.47): %s %j", (words, codes) => {
    expect(codesOf(words, above(1), { figure: figure(1.43, 1.38, 1.47) }, quotient).toSorted()).toEqual(codes.toSorted());
  });

  test.each<Case>([
    ["One job in five is in retail.", []],
    ["1 in 5 jobs is in retail.", []],
    ["A fifth of jobs are in retail.", []],
    ["20% of jobs are in retail.", []],
    ["Twenty per cent of jobs are in retail.", []],
    ["Nearly a quarter of jobs are in retail.", []],
    ["Over 19 per cent of jobs are in retail.", []],
    ["Retail has 20.4% of jobs, against 12% nationally.", ["size-not-told"]],
    ["A third of jobs are in retail.", ["size-contradicts"]],
    ["1 in 4 jobs is in retail.", ["size-not-the-point"]],
    ["30% of jobs are in retail.", ["size-contradicts"]],
    ["The third largest share of jobs is in retail.", ["nothing-to-check"]],
    ["Under 10% of jobs are in retail.", ["size-contradicts"]],
  ])("of a share of 20.4% (18.0% to 23.0%): %s %j", (words, codes) => {
    expect(codesOf(words, above(0.15), { figure: figure(0.204, 0.18, 0.23) }, share)).toEqual(codes);
  });

  test.each<Case>([
    ["Jobs in printing fell by 18% from 2015 to 2021.", []],
    ["Printing lost nearly a fifth of its jobs.", []],
    ["Jobs in printing fell by more than 15%.", []],
    ["Jobs in printing fell by 16 to 20%.", []],
    ["Growth in printing was −18%.", []],
    ["Growth in printing was -18%.", []],
    ["Jobs in printing fell by 30%.", ["size-contradicts"]],
    ["Jobs in printing halved.", ["size-contradicts"]],
    ["Jobs in printing fell by less than 10%.", ["size-contradicts"]],
    ["Jobs in printing fell by a third.", ["size-contradicts"]],
  ])("of a growth of −18% (−20% to −16%): %s %j", (words, codes) => {
    expect(codesOf(words, below(0), { figure: figure(-0.18, -0.2, -0.16) }, growth)).toEqual(codes);
  });

  test.each<[string, number, Case[1]]>([
    ["Jobs in printing doubled.", 1.02, []],
    ["Jobs in printing more than doubled.", 1.4, []],
    ["Jobs in printing doubled.", 0.4, ["size-contradicts"]],
    ["Jobs in printing tripled.", 2.1, []],
    ["Jobs in printing grew by half.", 0.52, []],
  ])("%s of a growth of %f", (words, point, codes) => {
    expect(codesOf(words, above(0), { figure: figure(point) }, growth)).toEqual(codes);
  });

  test.each<[string, Parameters<typeof checkWords>[3], FigureChecked["figure"], Case[1]]>([
    ["There are 23,000 jobs in manufacturing.", jobs, figure(23_250, 22_875, 23_375), []],
    ["There are 23,000 manufacturing jobs in 13 districts.", jobs, figure(23_250, 22_875, 23_375), []],
    ["Some 23 thousand people work in manufacturing.", jobs, figure(23_250, 22_875, 23_375), []],
    ["There are more than 20,000 jobs in manufacturing.", jobs, figure(23_250, 22_875, 23_375), []],
    ["There are 32,000 jobs in manufacturing.", jobs, figure(23_250, 22_875, 23_375), ["size-contradicts"]],
    ["Manufacturing employs 4.2 million people.", jobs, figure(23_250, 22_875, 23_375), ["size-contradicts"]],
    ["Median pay in Leeds is £40,000.", pay, figure(40_210, 39_000, 41_400), []],
    ["Median pay in Leeds is £40k.", pay, figure(40_210, 39_000, 41_400), []],
    ["Median pay in Leeds is £41,000.", pay, figure(40_210, 39_000, 41_400), ["size-not-the-point"]],
    ["Median pay in Leeds is £45,000.", pay, figure(40_210, 39_000, 41_400), ["size-contradicts"]],
    ["Textiles lost 3,000 jobs to its own performance.", shift, figure(-2_980, -3_100, -2_900), []],
    ["Textiles gained 3,000 jobs by its own performance.", shift, figure(-2_980, -3_100, -2_900), ["direction-contradicts"]],
    ["People travel 12 km on average.", distance, figure(12_300), []],
    ["People travel 12 miles on average.", distance, figure(12_300), ["size-contradicts"]],
  ])("%s %#", (words, about, of, codes) => {
    expect(codesOf(words, { direction: (of.point ?? 0) < 0 ? "below" : "above", threshold: 0 }, { figure: of }, about)).toEqual(codes);
  });

  test("what the claim is held against may be said instead of the figure", () => {
    expect(
      codesOf("Manufacturing is at least a tenth more concentrated here.", above(1.1), { figure: figure(1.43, 1.38, 1.47) }, quotient),
    ).toEqual([]);
    expect(codesOf("Manufacturing is a tenth more concentrated here.", above(1.1), { figure: figure(1.43, 1.38, 1.47) }, quotient)).toEqual(
      [],
    );
  });

  test("less than what it is claimed to be above contradicts, as does more than what it is below", () => {
    expect(
      codesOf("Manufacturing is less than 1.2 times as common here.", above(1.2), { figure: figure(1.43, 1.38, 1.47) }, quotient),
    ).toEqual(["size-contradicts"]);
    expect(codesOf("Over 15% of jobs are in retail.", below(0.15), { figure: figure(0.1, 0.09, 0.11) }, share)).toEqual([
      "size-contradicts",
    ]);
    expect(codesOf("Fewer than 15% of jobs are in retail.", below(0.15), { figure: figure(0.1, 0.09, 0.11) }, share)).toEqual([]);
  });

  test("with no interval the point is what there is; with one end unknown nothing beyond it contradicts", () => {
    const open = { figure: { point: 1.43, low: 1.38, high: null } };
    expect(codesOf("Manufacturing is twice as common here.", above(1), open, quotient)).toEqual(["size-not-the-point"]);
    const none = { figure: { point: 1.43, low: null, high: null } };
    expect(codesOf("Manufacturing is twice as common here.", above(1), none, quotient)).toEqual(["size-contradicts"]);
  });
});

test.each<[string, Parameters<typeof codesOf>[1], FigureChecked, Parameters<typeof checkWords>[3], string[]]>([
  ["Manufacturing is our greatest strength.", above(1), { figure: figure(1.4), higher: 2, lower: 9 }, quotient, ["nothing-to-check"]],
  [
    "The smallest districts have less of it: manufacturing is concentrated here.",
    above(1),
    { figure: figure(1.4), higher: 2, lower: 9 },
    quotient,
    ["direction-not-told"],
  ],
  ["Printing grew faster than any other sector.", above(0), { figure: figure(0.2), higher: 2, lower: 9 }, growth, ["place-contradicts"]],
  ["Printing grew faster than any other sector.", above(0), { figure: figure(0.2), higher: 0, lower: 9 }, growth, ["place-not-claimed"]],
  ["Only one in five works outside retail.", above(0.5), { figure: figure(0.8, 0.79, 0.81) }, share, ["size-not-told"]],
  ["A majority of jobs are in retail.", above(0.5), { figure: figure(0.7) }, share, []],
  ["A minority of jobs are in retail.", above(0.5), { figure: figure(0.7) }, share, ["size-contradicts"]],
])("what is said of other things is not taken for the figure: %s", (words, claim, checked, about, codes) => {
  expect(codesOf(words, claim, checked, about)).toEqual(codes);
});

test("a finding says what the words say and what the figure is, and where in the words", () => {
  const words = "Manufacturing has twice the share it has elsewhere.";
  expect(checkWords(words, above(1), { figure: figure(1.43, 1.38, 1.47) }, quotient)).toEqual([
    {
      code: "size-contradicts",
      sentence: "The words say “twice”, and the location quotient of Manufacturing is 1.43 (1.38 to 1.47).",
      at: { from: words.indexOf("twice"), to: words.indexOf("twice") + 5 },
    },
  ]);
  expect(checkWords("Manufacturing is less common here.", above(1), { figure: figure(1.43, 1.38, 1.47) }, quotient)[0]!.sentence).toBe(
    "The words say “less common”, and the location quotient of Manufacturing is 1.43 (1.38 to 1.47), above 1.",
  );
});

test("on newer evidence the words are held against the figure as it has become, and not against what was claimed", () => {
  expect(
    checkWords("Manufacturing is more concentrated here than elsewhere.", above(1), { figure: figure(0.8, 0.7, 0.9) }, quotient),
  ).toMatchObject([
    {
      sentence:
        "The words say “more concentrated”, and the location quotient of Manufacturing is 0.80 (0.70 to 0.90), which is not above 1.",
    },
  ]);
  const leeds = { row: "L", name: "Leeds", figure: figure(0.2) };
  const behind = { figure: figure(0.1), against: leeds, lead: figure(-0.1), higher: 1, lower: 0 };
  const about = { ...share, rowName: "Bradford" };
  expect(codesOf("Retail employs a larger share than in Leeds.", { ...above(0), against: { is: "row", row: "L" } }, behind, about)).toEqual(
    ["direction-contradicts"],
  );
  expect(codesOf("Bradford has the highest share.", { ...above(0), against: { is: "every-other-row" } }, behind, about)).toEqual([
    "place-contradicts",
  ]);
  expect(codesOf("Retail employs a larger share here.", above(0.15), { figure: figure(0.1) }, about)).toEqual(["direction-contradicts"]);
});

test("a figure that is not known, and words that are not there, are held against nothing", () => {
  expect(checkWords("Twice as many.", above(1), { figure: { point: null, low: null, high: null } }, quotient)).toEqual([]);
  expect(checkWords("  ", above(1), { figure: figure(2) }, quotient)).toEqual([]);
});

const units: Unit[] = ["count", "ratio", "share", "growth", "pounds", "change", "metres", "index", "probability"];

test("a figure as Concord says it never contradicts itself, whatever its unit", () => {
  fc.assert(
    fc.property(fc.constantFrom(...units), fc.double({ min: 0.001, max: 5000, noNaN: true }), fc.boolean(), (unit, size, negative) => {
      const isChange = unit === "growth" || unit === "change";
      const point = (negative && isChange ? -1 : 1) * (unit === "share" || unit === "probability" ? size / 5001 : size);
      const about = { rowName: "Leeds", said: "jobs", unit, ...(isChange ? { neutral: 0 } : {}) };
      const words = `The figure of Leeds is ${sayFigure(unit, point)}.`;
      const found = checkWords(words, { direction: point < 0 ? "below" : "above", threshold: 0 }, { figure: figure(point) }, about);
      expect(found.filter(contradicts)).toEqual([]);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test("a share well outside the interval always contradicts, and one that rounds to the point never does", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 1, max: 99 }), (truth, said) => {
      const point = truth / 100;
      const found = codesOf(`${said}% of jobs are in retail.`, above(0), { figure: figure(point, point - 0.02, point + 0.02) }, share);
      expect(found).toEqual(Math.abs(said - truth) > 2 ? ["size-contradicts"] : said === truth ? [] : ["size-not-the-point"]);
    }),
    { seed: 5 },
  );
});

test("turning the direction round turns agreement into contradiction", () => {
  const turned = [
    ["more", "less"],
    ["higher", "lower"],
    ["larger", "smaller"],
    ["above", "below"],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...turned), fc.double({ min: 0.1, max: 3, noNaN: true }), ([up, down], point) => {
      fc.pre(Math.abs(point - 1) > 1e-6);
      const claim = point > 1 ? above(1) : below(1);
      const said = (word: string) =>
        codesOf(
          `The share is ${word} ${word === "above" || word === "below" ? "the national average" : "than elsewhere"}.`,
          claim,
          { figure: figure(point) },
          quotient,
        );
      expect(said(point > 1 ? up : down)).toEqual([]);
      expect(said(point > 1 ? down : up)).toEqual(["direction-contradicts"]);
    }),
    { seed: 6 },
  );
});

test("any words at all are read without failing, and every finding stands within them", () => {
  const piece = fc.constantFrom(
    "twice",
    "£",
    "-3",
    "1 in",
    "in",
    "5",
    "%",
    "per cent",
    "more than",
    "not",
    "the",
    "highest",
    "half",
    "a third",
    "fell",
    "–",
    "2021",
    "than",
    "1.2m",
    "’s",
    "nearly",
    "12,",
    ",",
    ".",
    "up",
    "by",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(quotient, growth, share, jobs, pay, shift), (pieces, about) => {
      const words = pieces.join(" ");
      for (const { at, sentence } of checkWords(words, above(0), { figure: figure(0.4, 0.3, 0.5), higher: 1, lower: 1 }, about)) {
        expect(at.from).toBeGreaterThanOrEqual(0);
        expect(at.to).toBeLessThanOrEqual(words.length);
        expect(at.from).toBeLessThanOrEqual(at.to);
        expect(sentence).toMatch(/\.$/);
      }
    }),
    { seed: 7, numRuns: 500 },
  );
});
