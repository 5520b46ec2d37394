import { counted } from "@concord/kernel";
import type { Insight } from "../insights/insight.ts";
import { elementsOf, frameworkOf } from "../reference/index.ts";
import type { Vision } from "../vision/vision.ts";
import type { Action, Priority, Strategy } from "./strategy.ts";

/** What every adopted strategy has, as a reader of the task list reads it. */
export const readinessTests = {
  "has-a-priority": "The strategy has a priority",
  "cites-an-insight-that-stands": "Every priority cites an insight that stands",
  "is-aligned": "Every priority lines up with the national framework",
  "has-an-action": "Every priority has an action",
  "has-an-owner": "Every action has an owner",
  "has-dates": "Every action has dates",
  "has-a-cost": "Every action has a cost",
  "has-funding": "Every action has funding with its status",
  "has-an-outcome": "Every action has a target outcome",
} as const;
export type ReadinessTest = keyof typeof readinessTests;

/** One test of one part: whether it passes, a sentence that says so, and the place on the page where it is mended. */
export type ReadinessCheck = { code: ReadinessTest; about: string; passes: boolean; sentence: string; where: string };

export type ReadinessFacts = {
  strategy: Strategy;
  priorities: readonly Priority[];
  actions: readonly Action[];
  vision: Pick<Vision, "outcomes"> | undefined;
  /** Those that are cited, at least. */
  insights: readonly Pick<Insight, "id" | "standing">[];
};

/** The name of a place on the strategy's page: a part's id and the field of it. */
export const placeOf = (id: string, field: string): string => `${id}-${field}`;

/** Could this text be adopted? Every test is answered, so that the page shows how far it is as well as what is missing. */
export function judgeReadiness(facts: ReadinessFacts): ReadinessCheck[] {
  const { strategy, priorities, actions } = facts;
  return [
    {
      code: "has-a-priority",
      about: strategy.title,
      passes: priorities.length > 0,
      sentence:
        priorities.length > 0
          ? `The strategy has ${counted(priorities.length, "priority", "priorities")}.`
          : "The strategy has no priority yet. Add the first.",
      where: placeOf(strategy.id, "priorities"),
    },
    ...priorities.flatMap((priority) => checksOfPriority(priority, facts)),
    ...actions.flatMap((action) => checksOfAction(action, facts)),
  ];
}

function checksOfPriority(priority: Priority, { strategy, actions, insights }: ReadinessFacts): ReadinessCheck[] {
  const cited = priority.cites.map((id) => insights.find((insight) => insight.id === id)?.standing);
  const standing = cited.filter((one) => one === "holds" || one === "weakened").length;
  const framework = frameworkOf(strategy.framework);
  const aligned = priority.alignsWith.filter(
    (id) => framework !== undefined && elementsOf(framework).some((element) => element.id === id),
  ).length;
  const itsActions = actions.filter(({ priorityId }) => priorityId === priority.id).length;
  const test = testOf(priority);

  return [
    test("cites-an-insight-that-stands", "cites", standing > 0, {
      yes: `“${priority.title}” rests on ${counted(standing, "insight", "insights")} that ${standing === 1 ? "stands" : "stand"}.`,
      no:
        cited.length === 0
          ? `“${priority.title}” cites no insight. Cite the evidence it rests on.`
          : `“${priority.title}” rests only on what was overturned. Cite an insight that stands, or think again.`,
    }),
    test("is-aligned", "alignsWith", aligned > 0, {
      yes: `“${priority.title}” lines up with ${counted(aligned, "element", "elements")} of ${framework?.title}.`,
      no: `“${priority.title}” does not line up with ${framework?.title ?? "a national framework"} anywhere. Say where it does.`,
    }),
    test("has-an-action", "actions", itsActions > 0, {
      yes: `“${priority.title}” has ${counted(itsActions, "action", "actions")}.`,
      no: `“${priority.title}” has no action. Add what will be done.`,
    }),
  ];
}

function checksOfAction(action: Action, { vision }: ReadinessFacts): ReadinessCheck[] {
  const aimed = action.outcomeId !== undefined && (vision?.outcomes ?? []).some(({ id }) => id === action.outcomeId);
  const dated = action.startsOn !== undefined && action.endsOn !== undefined;
  const test = testOf(action);

  return [
    test("has-an-owner", "owner", action.ownerId !== undefined, {
      yes: `“${action.title}” has an owner.`,
      no: `Nobody owns “${action.title}”. Give it an owner.`,
    }),
    test("has-dates", "dates", dated, {
      yes: `“${action.title}” has dates.`,
      no: `“${action.title}” does not say when it starts and ends.`,
    }),
    test("has-a-cost", "cost", action.costPounds !== undefined, {
      yes: `“${action.title}” has a cost.`,
      no: `“${action.title}” does not say what it costs. If it costs nothing, say £0.`,
    }),
    test("has-funding", "funding", action.funding !== undefined, {
      yes: `“${action.title}” says how it is paid for.`,
      no: `“${action.title}” does not say who pays, and whether the money is indicative, committed or secured.`,
    }),
    test("has-an-outcome", "outcome", aimed, {
      yes: `“${action.title}” aims at an outcome of the vision.`,
      no: `“${action.title}” aims at no outcome of the vision. Say what it will change.`,
    }),
  ];
}

const testOf =
  ({ id, title }: { id: string; title: string }) =>
  (code: ReadinessTest, field: string, passes: boolean, sentence: { yes: string; no: string }): ReadinessCheck => ({
    code,
    about: title,
    passes,
    sentence: passes ? sentence.yes : sentence.no,
    where: placeOf(id, field),
  });
