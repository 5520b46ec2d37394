import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prefixOf, type Id } from "@concord/kernel";
import { twoThirdsKind, westYorkshireKind } from "../governance/packs.ts";
import type { Seat } from "../governance/body.ts";
import type { RulePack } from "../governance/rule-pack.ts";
import type { Choice, Recusal } from "./case.ts";
import { find, type CaseFacts } from "./engine.ts";

const seatId = (n: number) => `${prefixOf("seat")}_${String(n).padStart(26, "0")}` as Id<"seat">;
const personId = (n: number) => `${prefixOf("person")}_${String(n).padStart(26, "0")}` as Id<"person">;
const packId = "rul_00000000000000000000000000" as Id<"rulePack">;

const seat = (n: number, but: Partial<Seat> = {}): Seat => ({
  id: seatId(n),
  name: n === 0 ? "Mayor" : `Member ${n}`,
  capacity: n === 0 ? "mayor" : "constituent",
  appointedBy: `Council ${n}`,
  holderId: personId(n),
  from: "2024-05-01",
  ...but,
});
const recusal = (n: number, but: Partial<Recusal> = {}): Recusal => ({
  seatId: seatId(n),
  personId: personId(n),
  interestId: "int_00000000000000000000000000" as Id<"interest">,
  party: "Acme Ltd",
  ground: "a disclosable pecuniary interest in Acme Ltd",
  extent: "leaves",
  at: "2026-11-24T10:00:00.000Z",
  ...but,
});
const votes = (...choices: (Choice | undefined)[]) => choices.flatMap((vote, n) => (vote ? [{ seatId: seatId(n), vote }] : []));
const facts = (but: Partial<CaseFacts> = {}): CaseFacts => ({
  seats: [0, 1, 2, 3, 4, 5, 6].map((n) => seat(n)),
  rulePack: westYorkshireKind(packId),
  recusals: [],
  votes: [],
  closed: true,
  ...but,
});
const texts = (finding: ReturnType<typeof find>) => finding.because.map(({ text }) => text);

describe("a majority of those present and voting, which must include the mayor", () => {
  test("carries with the mayor among the majority, and says so clause by clause", () => {
    const finding = find(facts({ votes: votes("for", "for", "for", "against") }));
    expect(finding).toMatchObject({ carried: true, quorate: true, settled: true });
    expect(texts(finding)).toEqual([
      "7 seats have a vote on this.",
      "The quorum is 3 of the 7 entitled to vote; 4 have taken part.",
      "3 are for and 1 against.",
      "More than half of the 4 voting is 3; 3 are for, which is enough.",
      "The majority must include the Mayor, and does.",
    ]);
    expect(finding.because.every(({ authority }) => authority.startsWith("SI 2017/126"))).toBe(true);
  });

  test("is lost when the mayor is against, however many are for", () => {
    const finding = find(facts({ votes: votes("against", "for", "for", "for", "for", "for", "for") }));
    expect(finding).toMatchObject({ carried: false, quorate: true });
    expect(texts(finding)).toContain("The majority must include the Mayor, who is not among those for.");
  });

  test("is lost on a tie, which nobody can break", () => {
    const finding = find(facts({ votes: votes("for", "for", "against", "against") }));
    expect(finding.carried).toBe(false);
    expect(texts(finding)).toContain("The votes are equal. A tie fails: nobody has a casting vote.");
  });

  test("counts an abstention as present and not voting", () => {
    expect(find(facts({ votes: votes("for", "abstain", "abstain") }))).toMatchObject({ carried: true, quorate: true });
  });

  test("decides nothing without the mayor, and says that is why", () => {
    const finding = find(facts({ votes: votes(undefined, "for", "for", "for") }));
    expect(finding).toMatchObject({ carried: false, quorate: false });
    expect(texts(finding)).toContain("There is no quorum: the Mayor must take part.");
  });
});

describe("two-thirds of the constituent members", () => {
  const five = facts({ rulePack: twoThirdsKind(packId), seats: [1, 2, 3, 4, 5, 6, 7].map((n) => seat(n)) });
  const cast = (votesFor: number, against: number) =>
    votes(undefined, ...Array<Choice>(votesFor).fill("for"), ...Array<Choice>(against).fill("against"));

  test.each([
    [4, 2, true],
    [4, 3, false],
    [5, 2, true],
    [3, 2, false],
  ])("with %i for and %i against", (votesFor, against, carried) => {
    expect(find({ ...five, votes: cast(votesFor, against) })).toMatchObject({ carried, quorate: true });
  });

  test("of every member, present or not, where the constitution counts those", () => {
    const rulePack: RulePack = { ...five.rulePack, majority: { ...five.rulePack.majority, of: "all-members" } };
    expect(find({ ...five, rulePack, votes: cast(4, 1) })).toMatchObject({ carried: false });
    expect(find({ ...five, rulePack, votes: cast(5, 0) })).toMatchObject({ carried: true });
  });

  test("needs appointees of five different councils for a quorum", () => {
    const seats = five.seats.map((one, n) => ({ ...one, appointedBy: `Council ${n % 4}` }));
    const finding = find({ ...five, seats, votes: cast(7, 0) });
    expect(finding.quorate).toBe(false);
    expect(texts(finding)).toContain("There is no quorum: appointees of 5 different councils must take part, and 4 have taken part.");
  });
});

describe("recusal", () => {
  test("takes the seat out of the quorum, out of the members it is a share of, and out of the vote", () => {
    const rulePack: RulePack = { ...westYorkshireKind(packId), quorum: { share: 0.5, mustInclude: [], authority: "x" } };
    const finding = find(
      facts({ rulePack, recusals: [recusal(6)], votes: votes("for", "for", "for", undefined, undefined, undefined, "against") }),
    );
    expect(finding).toMatchObject({ carried: true, quorate: true, recused: [seatId(6)], against: [] });
    expect(texts(finding)).toContain("The quorum is 3 of the 6 entitled to vote; 3 have taken part.");
    expect(texts(finding)).toContain(
      "Member 6 is recused and counts in neither the quorum nor the vote: a disclosable pecuniary interest in Acme Ltd.",
    );
  });

  test("of the mayor leaves the vote to a deputy without an interest, where the rules have the deputy act", () => {
    const seats = facts().seats.map((one, n) => (n === 0 ? { ...one, substituteId: personId(90) } : one));
    const finding = find(facts({ seats, recusals: [recusal(0)], votes: votes("for", "for", "for") }));
    expect(finding).toMatchObject({ carried: true, recused: [] });
  });

  test("of a member takes the substitute with it, since there is no place to act in", () => {
    const seats = facts().seats.map((one, n) => (n === 1 ? { ...one, substituteId: personId(91) } : one));
    expect(find(facts({ seats, recusals: [recusal(1)] })).recused).toEqual([seatId(1)]);
  });

  test("of a substitute alone leaves the member their vote", () => {
    const seats = facts().seats.map((one, n) => (n === 1 ? { ...one, substituteId: personId(91) } : one));
    expect(find(facts({ seats, recusals: [recusal(1, { personId: personId(91) })] })).recused).toEqual([]);
  });
});

test("on a tie the chair's casting vote decides, where the rules give one", () => {
  const pack = westYorkshireKind(packId);
  const rulePack: RulePack = { ...pack, majority: { ...pack.majority, mustInclude: [], tie: "casting-vote" } };
  const tied = facts({ rulePack, votes: votes("for", "for", "against", "against") });
  expect(find({ ...tied, chairSeatId: seatId(1) }).carried).toBe(true);
  expect(find({ ...tied, chairSeatId: seatId(2) }).carried).toBe(false);
});

describe("laws that hold for any body, any rules and any votes", () => {
  const capacity = fc.constantFrom("mayor" as const, "constituent" as const, "non-constituent" as const);
  const choice = fc.constantFrom<Choice | undefined>("for", "against", "abstain", undefined);
  const example = fc
    .record({
      capacities: fc.array(capacity, { minLength: 1, maxLength: 6 }),
      choices: fc.array(choice, { minLength: 6, maxLength: 6 }),
      recused: fc.array(fc.nat(5), { maxLength: 2 }),
      vacant: fc.option(fc.nat(5)),
      of: fc.constantFrom("present-and-voting" as const, "all-members" as const),
      share: fc.constantFrom("more-than-half" as const, "two-thirds" as const, "all" as const),
      tie: fc.constantFrom("fails" as const, "casting-vote" as const),
      mustInclude: fc.subarray(["mayor" as const, "constituent" as const]),
      atLeast: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      quorumShare: fc.option(fc.constantFrom(0.25, 0.5, 0.7, 1), { nil: undefined }),
      quorumMayor: fc.boolean(),
      appointers: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      chair: fc.nat(5),
      closed: fc.boolean(),
    })
    .map((made): CaseFacts => {
      const pack = westYorkshireKind(packId);
      return {
        seats: made.capacities.map((of, n) =>
          seat(n, { capacity: of, appointedBy: `Council ${n % 3}`, ...(made.vacant === n ? { holderId: undefined } : {}) }),
        ),
        chairSeatId: seatId(made.chair),
        rulePack: {
          ...pack,
          quorum: {
            atLeast: made.atLeast,
            share: made.quorumShare,
            mustInclude: made.quorumMayor ? [{ capacity: "mayor", atLeast: 1 }] : [],
            differentAppointers: made.appointers,
            authority: "q",
          },
          majority: { of: made.of, share: made.share, tie: made.tie, mustInclude: made.mustInclude, authority: "m" },
        },
        recusals: made.recused.map((n) => recusal(n)),
        votes: votes(...made.choices.slice(0, made.capacities.length)),
        closed: made.closed,
      };
    });

  test("the order in which votes arrive changes nothing", () => {
    fc.assert(
      fc.property(example, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (one, keys) => {
        const shuffled = one.votes.map((vote, n) => ({ vote, key: keys[n]! })).sort((a, b) => a.key - b.key);
        expect(find({ ...one, votes: shuffled.map(({ vote }) => vote) })).toEqual(find(one));
      }),
    );
  });

  test("one more for, in place of anything else, never turns carried into lost", () => {
    fc.assert(
      fc.property(example, fc.nat(5), (one, n) => {
        if (!find(one).carried || n >= one.seats.length) return;
        const others = one.votes.filter((vote) => vote.seatId !== seatId(n));
        expect(find({ ...one, votes: [...others, { seatId: seatId(n), vote: "for" }] }).carried).toBe(true);
      }),
    );
  });

  test("what a recused member would have voted counts nowhere", () => {
    fc.assert(
      fc.property(example, choice, (one, instead) => {
        const { recused } = find(one);
        const others = one.votes.filter((vote) => !recused.includes(vote.seatId));
        const theirs = instead ? recused.map((seat) => ({ seatId: seat, vote: instead })) : [];
        expect(find({ ...one, votes: [...others, ...theirs] })).toEqual(find(one));
      }),
    );
  });

  test("each seat is in exactly one of for, against, abstained, absent and recused, or has no vote", () => {
    fc.assert(
      fc.property(example, (one) => {
        const found = find(one);
        const counted = [...found.for, ...found.against, ...found.abstained, ...found.absent, ...found.recused];
        const speaks = one.seats.filter(({ capacity }) => capacity === "non-constituent").map(({ id }) => id);
        expect([...counted, ...speaks].sort()).toEqual(one.seats.map(({ id }) => id).sort());
      }),
    );
  });

  test("settled is said exactly when every way the votes to come could fall has the same outcome", () => {
    const outcome = (one: CaseFacts) => {
      const { carried, quorate } = find({ ...one, closed: true });
      return carried ? "carried" : quorate ? "lost" : "no quorum";
    };
    const endings = (one: CaseFacts, pending: readonly Id<"seat">[]): string[] => {
      const [next, ...rest] = pending;
      if (!next) return [outcome(one)];
      return (["for", "against", "abstain", undefined] as const).flatMap((vote) =>
        endings(vote ? { ...one, votes: [...one.votes, { seatId: next, vote }] } : one, rest),
      );
    };
    fc.assert(
      fc.property(example, (one) => {
        const open = { ...one, closed: false };
        const { settled, pending } = find(open);
        expect(settled).toBe(new Set(endings(open, pending)).size === 1);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a casting vote where the majority is of all members", () => {
  const rulePack: RulePack = {
    ...westYorkshireKind(packId),
    quorum: { atLeast: 1, mustInclude: [], authority: "Order" },
    majority: { of: "all-members", share: "more-than-half", mustInclude: [], tie: "casting-vote", authority: "Order" },
  };
  const four = [0, 1, 2, 3].map((n) => seat(n));

  test("does not make half of the members a majority while the votes are not equal", () => {
    expect(find(facts({ seats: four, rulePack, chairSeatId: seatId(0), votes: votes("for", "for") })).carried).toBe(false);
    expect(find(facts({ seats: four, rulePack, chairSeatId: seatId(0), votes: votes("for", "for", "against", "against") })).carried).toBe(
      true,
    );
  });

  test("is not settled while an abstention would keep it from a tie", () => {
    const open = facts({ seats: four, rulePack, chairSeatId: seatId(0), votes: votes("for", "for", "against"), closed: false });
    expect(find(open).settled).toBe(false);
  });
});
