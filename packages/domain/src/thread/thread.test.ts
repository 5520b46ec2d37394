import { expect, test } from "vitest";
import {
  acceptedVersion,
  action,
  appraisal,
  dataset,
  draftDeal,
  fixedId,
  insight,
  memberA,
  openCase,
  pin,
  priority,
  strategy,
  vision,
} from "@concord/testkit";
import { withoutWithheld } from "./read-thread.ts";
import { drawThread, follow, versionNodeId, type ThreadFacts } from "./thread.ts";

/** One thread without a gap: a version, a claim, a priority, an action, an outcome, a deal and its decision. */
const whole = (but: Partial<ThreadFacts> = {}): ThreadFacts => ({
  datasets: [dataset()],
  versions: [acceptedVersion()],
  insights: [insight()],
  vision: vision(),
  strategies: [{ strategy: strategy(), priorities: [priority()], actions: [action()] }],
  deals: [draftDeal()],
  appraisals: [appraisal({ dealId: draftDeal().id })],
  cases: [openCase({ dealId: draftDeal().id, stage: "closed" })],
  ...but,
});
const start = versionNodeId(dataset().id, 1);
const decision = openCase().id;
const healthOf = (facts: ThreadFacts) => Object.fromEntries(drawThread(facts).nodes.map(({ stage, health }) => [stage, health]));

test("from a dataset version one can walk to the decision through every stage, and back again", () => {
  const thread = drawThread(whole());
  const stageOf = new Map(thread.nodes.map(({ id, stage }) => [id, stage]));
  const down = [start, ...follow(thread, start, "down")].map((id) => stageOf.get(id));

  expect(down.toSorted()).toEqual(["action", "appraisal", "ask", "dataset-version", "deal", "decision", "insight", "outcome", "priority"]);
  expect(follow(thread, decision, "up")).toContain(start);
  expect(follow(thread, start, "up")).toEqual([]);
});

test("when every claim holds on the newest version, the whole thread is sound", () => {
  expect(new Set(Object.values(healthOf(whole())))).toEqual(new Set(["sound"]));
});

test("a claim that was overturned is shown on everything that hangs on it, to the decision already taken", () => {
  expect(healthOf(whole({ insights: [insight({ standing: "overturned" })] }))).toEqual({
    "dataset-version": "sound",
    insight: "overturned",
    priority: "overturned",
    action: "overturned",
    outcome: "overturned",
    appraisal: "overturned",
    ask: "overturned",
    deal: "overturned",
    decision: "overturned",
  });
});

test("what hangs on two claims is as ill as the worse of them, and says both", () => {
  const second = insight({ id: fixedId("insight", "sec0nd"), standing: "weakened" });
  const thread = drawThread(
    whole({
      insights: [insight({ standing: "overturned" }), second],
      strategies: [{ strategy: strategy(), priorities: [priority({ cites: [insight().id, second.id] })], actions: [] }],
    }),
  );
  const hurt = thread.nodes.find(({ stage }) => stage === "priority");
  expect(hurt).toMatchObject({ health: "overturned", because: [{ nodeId: insight().id }, { nodeId: second.id }] });
});

test("a newer dataset version asks for another look at what is pinned to the older one, and at nothing beyond", () => {
  const pinned = vision({
    outcomes: [
      {
        ...vision().outcomes[0]!,
        baseline: {
          from: "dataset",
          pin: pin(),
          datasetName: "Jobs by industry",
          places: ["E08000001"],
          industries: [],
          period: "2021",
          value: 5,
          low: 5,
          high: 5,
          cells: 1,
        },
      },
    ],
  });
  const health = healthOf(whole({ datasets: [dataset({ latest: 2, nextNumber: 3 })], vision: pinned }));
  expect(health).toMatchObject({ insight: "look-again", outcome: "look-again", priority: "sound", decision: "sound" });
});

test("a decision rests on the papers that were frozen for it, even after the deal was rewritten", () => {
  const paper = { key: `insight:${insight().id}`, kind: "insight" as const, title: "The claim", hash: "0".repeat(64) };
  const facts = whole({
    insights: [insight({ standing: "overturned" })],
    deals: [draftDeal({ asks: [] })],
    cases: [openCase({ dealId: draftDeal().id, stage: "closed", papers: [paper] })],
  });
  expect(healthOf(facts)).toMatchObject({ deal: "sound", decision: "overturned" });
});

test("what no table is under is told from what stands on evidence", () => {
  const bare = whole({ strategies: [{ strategy: strategy(), priorities: [priority({ cites: [] })], actions: [action()] }] });
  const evidenced = (facts: ThreadFacts) =>
    drawThread(facts)
      .nodes.filter((node) => !node.evidenced)
      .map(({ stage }) => stage);
  expect(evidenced(whole())).toEqual([]);
  expect(evidenced(bare)).toEqual(["outcome", "priority", "action", "deal", "ask", "appraisal", "decision"]);
});

test("no link leads to a thing that is not there", () => {
  const { nodes, links } = drawThread(whole({ versions: [], vision: undefined, appraisals: [] }));
  const there = new Set(nodes.map(({ id }) => id));
  expect(links.every(({ from, to }) => there.has(from) && there.has(to))).toBe(true);
});

test("a member who had to leave the room sees neither the asks nor the appraisal of that deal", () => {
  const recusal = {
    seatId: fixedId("seat", "a"),
    personId: memberA.id,
    interestId: fixedId("interest", "shed"),
    party: "Sheds Ltd",
    ground: "owns shares",
    extent: "leaves" as const,
    at: "2026-11-24T09:00:00.000Z",
  };
  const facts = whole({ cases: [openCase({ dealId: draftDeal().id, recusals: [recusal] })] });
  const stages = (seen: ThreadFacts) => drawThread(seen).nodes.map(({ stage }) => stage);
  expect(stages(withoutWithheld(facts, memberA))).not.toEqual(expect.arrayContaining(["ask"]));
  expect(stages(withoutWithheld(facts, memberA))).not.toContain("appraisal");
  expect(stages(facts)).toContain("ask");
});

const [old, merged] = [fixedId("insight", "01d"), fixedId("insight", "merged")];
const withMerged = (standing: "holds" | "overturned" = "holds") =>
  whole({
    insights: [
      insight({
        id: old,
        retired: { how: "merged", into: [merged], at: "2026-11-20T09:00:00.000Z", by: memberA.id, byName: memberA.name },
      }),
      insight({
        id: merged,
        standing,
        origin: { how: "merged", from: [old] },
        claim: { ...insight().claim, words: "Textiles are our strength." },
      }),
      insight({
        id: fixedId("insight", "f0rg0t"),
        retired: { how: "merged", into: [merged], at: "2026-11-20T09:00:00.000Z", by: memberA.id, byName: memberA.name },
      }),
    ],
    strategies: [{ strategy: strategy(), priorities: [priority({ cites: [old] })], actions: [action()] }],
  });

test("a citation of what was merged leads through what took its place to the table, and says what to cite", () => {
  const thread = drawThread(withMerged());
  expect(follow(thread, start, "down").slice(0, 3)).toEqual([merged, old, priority().id]);
  expect(thread.nodes.find(({ id }) => id === old)).toMatchObject({ state: "merged into another", health: "sound" });
  expect(thread.nodes.some(({ id }) => id === fixedId("insight", "f0rg0t"))).toBe(false); // nothing rests on it
  expect(thread.nodes.find(({ id }) => id === priority().id)).toMatchObject({
    health: "look-again",
    because: [
      {
        sentence:
          "It cites “We have twice the country's share of textile jobs.”, which was merged into “Textiles are our strength.”. Cite what stands in its place.",
      },
    ],
  });
  expect(thread.nodes.find(({ id }) => id === decision)?.health).toBe("sound"); // that a text names it so hurts nothing below
});

test("when what took its place is overturned, so is everything that cites what was merged", () => {
  const health = Object.fromEntries(drawThread(withMerged("overturned")).nodes.map(({ id, health: its }) => [id, its]));
  for (const id of [merged, old, priority().id, decision]) expect(health[id]).toBe("overturned");
});

test("a fallen claim says from what to what its figure moved", () => {
  const [first] = insight().runs;
  const moved = {
    ...first!,
    standing: "overturned" as const,
    figure: { point: 0.8, low: 0.7, high: 0.9 },
    because: "It is 0.8.",
    pins: [pin({ number: 2 })],
  };
  const thread = drawThread(whole({ insights: [insight({ standing: "overturned", runs: [first!, moved] })] }));
  const sentence = thread.nodes.find(({ stage }) => stage === "priority")!.because[0]!.sentence;
  expect(sentence).toContain(
    "The figure went from 2.00 (1.90 to 2.10) to 0.80 (0.70 to 0.90) on version 2: the claim held, and now is overturned.",
  );
});
