import * as z from "zod";
import { dayOf, listed, may, type PersonActor } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { connectors } from "../connectors/connector.ts";
import { datasetVersions, versionKey, type DatasetVersion } from "../evidence/versions/dataset-version.ts";
import type { Dataset } from "../evidence/catalogue/dataset.ts";
import { freshness } from "../evidence/catalogue/freshness.ts";
import { isRetired, lastAnswered, lastRun, type Insight } from "../insights/insight.ts";
import { asTheyStand } from "../insights/ancestry.ts";
import { reviewNow } from "../insights/review.ts";
import { whatChanged } from "../insights/say-change.ts";
import { checkWords, contradicts } from "../insights/words/index.ts";
import { judgeReadiness, placeOf } from "../strategy/readiness.ts";
import type { ThreadFacts } from "./thread.ts";

/** One thing that waits for whoever asks. Worked out from the records, and gone as soon as it is done. */
export const Todo = z.object({
  /** What to do: "Give two actions an owner". */
  title: z.string(),
  /** Of what: "Priority: Green homes". */
  detail: z.string(),
  /** Where it is done, from the authority's own root. */
  link: z.string(),
  /** Ought to be done first. */
  pressing: z.boolean(),
});
export type Todo = z.infer<typeof Todo>;

export async function readTodo(context: Pick<Context, "store" | "actor" | "now">, facts: ThreadFacts): Promise<Todo[]> {
  const { actor } = context;
  if (actor.type !== "person") return [];
  const todos = [
    ...votes(actor, facts),
    ...signOffs(actor, facts),
    ...fallen(actor, facts),
    ...wording(actor, facts),
    ...replaced(actor, facts),
    ...(may(actor, "evidence.write")
      ? [
          ...(await uploads(context, actor, facts)),
          ...overdue(actor, facts, dayOf(context.now())),
          ...(await brokenSources(context, actor, facts)),
        ]
      : []),
    ...strategyWork(actor, facts),
  ];
  return todos.toSorted((one, other) => Number(other.pressing) - Number(one.pressing));
}

function votes(actor: PersonActor, { cases }: ThreadFacts): Todo[] {
  if (!may(actor, "decisions.vote")) return [];
  return cases
    .filter(({ stage }) => stage === "voting")
    .flatMap((one) =>
      one.seats
        .filter(({ holderId }) => holderId === actor.id)
        .filter(({ id }) => !one.votesCast.includes(id) && !one.recusals.some(({ personId }) => personId === actor.id))
        .map(({ name }) => ({
          title: `Vote on ${one.dealTitle}`,
          detail: `${one.bodyName}, as ${name}`,
          link: `decisions/${one.id}`,
          pressing: true,
        })),
    );
}

const officers = { "finance-officer": "as section 73 officer", "monitoring-officer": "as monitoring officer" } as const;

function signOffs(actor: PersonActor, { cases }: ThreadFacts): Todo[] {
  if (!may(actor, "decisions.sign-off")) return [];
  return cases
    .filter(({ stage }) => stage === "sign-off")
    .flatMap((one) =>
      one.rulePack.signOffs
        .filter(({ role }) => actor.roles.includes(role) && !one.signOffs.some((given) => given.role === role))
        .map(({ role }) => ({
          title: `Read and sign off ${one.dealTitle}`,
          detail: `${one.bodyName}, ${officers[role]}`,
          link: `decisions/${one.id}`,
          pressing: true,
        })),
    );
}

/** Its author; and of a claim that is cited, whoever writes the strategy or owns an action of a priority that cites it. */
function fallen(actor: PersonActor, facts: ThreadFacts): Todo[] {
  return facts.insights
    .filter((insight) => insight.standing !== "holds" && !isRetired(insight))
    .filter((insight) => insight.authorId === actor.id || looksAfter(actor, facts, insight))
    .map((insight) => ({
      title: `Look again at a claim that was ${insight.standing}`,
      detail: [`“${insight.claim.words}”`, lastRun(insight).because, whatChanged(insight), citedWords(facts, insight)]
        .filter(Boolean)
        .join(" "),
      link: `insights/${insight.id}`,
      pressing: insight.standing === "overturned",
    }));
}

/** Whether what this person looks after cites the insight, or what others took its place of. */
function looksAfter(actor: PersonActor, facts: ThreadFacts, insight: Insight): boolean {
  const citing = citingOf(facts, insight);
  if (citing.length === 0) return false;
  return may(actor, "strategy.write") || citing.some(({ owners }) => owners.has(actor.id));
}

type Citing = { title: string; link: string; owners: ReadonlySet<string> };

/** The priorities that rest on it: those that cite it, or cite what it took the place of. */
function citingOf({ insights, strategies }: ThreadFacts, insight: Insight): Citing[] {
  const cited = new Set<string>([insight.id]);
  const byId = new Map(insights.map((one) => [one.id as string, one]));
  for (const id of cited) for (const from of byId.get(id)?.origin?.from ?? []) cited.add(from); // a set is walked as it grows
  return strategies.flatMap(({ strategy, priorities, actions }) =>
    priorities
      .filter(({ cites }) => cites.some((id) => cited.has(id)))
      .map(({ id, title }) => ({
        title,
        link: `strategy/${strategy.id}#${placeOf(id, "cites")}`,
        owners: new Set(actions.flatMap(({ priorityId, ownerId }) => (priorityId === id && ownerId !== undefined ? [ownerId] : []))),
      })),
  );
}

function citedWords(facts: ThreadFacts, insight: Insight): string {
  const titles = citingOf(facts, insight).map(({ title }) => `“${title}”`);
  return titles.length === 0 ? "" : `It is cited by ${listed(titles, { most: 3 })}.`;
}

/** Its author: words that somebody asked to change, and words that the newest figure has come to contradict. */
function wording(actor: PersonActor, { insights }: ThreadFacts): Todo[] {
  return insights
    .filter((insight) => !isRetired(insight) && (insight.authorId === actor.id || insight.wordedBy === actor.id))
    .flatMap((insight) => {
      const link = `insights/${insight.id}`;
      const review = reviewNow(insight);
      if (review.is === "changes-asked") {
        return [{ title: "Word a claim as was asked", detail: `“${insight.claim.words}” ${review.review.words}`, link, pressing: false }];
      }
      const [first] = checkWords(insight.claim.words, insight.claim, lastAnswered(insight), insight.about).filter(contradicts);
      if (!first || insight.runs.length < 2 || insight.standing === "overturned" || insight.words?.rightBecause !== undefined) return [];
      return [{ title: "Word a claim as its figure now is", detail: `“${insight.claim.words}” ${first.sentence}`, link, pressing: false }];
    });
}

/** Whoever writes the strategy: what a priority cites has been merged or split, and only they may cite what stands in its place. */
function replaced(actor: PersonActor, { insights, strategies }: ThreadFacts): Todo[] {
  if (!may(actor, "strategy.write")) return [];
  const byId = new Map(insights.map((insight) => [insight.id, insight]));
  return strategies.flatMap(({ strategy, priorities }) =>
    priorities.flatMap(({ id, title, cites }) =>
      cites.flatMap((one) => {
        const cited = byId.get(one);
        if (!cited?.retired) return [];
        const into = cited.retired.into.flatMap((other) => byId.get(other) ?? []).map(({ claim }) => `“${claim.words}”`);
        return [
          {
            title: `Cite what took the place of a claim, in ${title}`,
            detail: `“${cited.claim.words}” was ${cited.retired.how} into ${listed(into)}.`,
            link: `strategy/${strategy.id}#${placeOf(id, "cites")}`,
            pressing: false,
          },
        ];
      }),
    ),
  );
}

async function uploads({ store }: Pick<Context, "store">, actor: PersonActor, { datasets }: ThreadFacts): Promise<Todo[]> {
  const newest = await Promise.all(
    datasets
      .filter(({ nextNumber, latest }) => nextNumber - 1 > (latest ?? 0))
      .map(async (dataset) => ({
        dataset,
        version: await store.find(datasetVersions, { within: dataset.id, id: versionKey(dataset.nextNumber - 1) }),
      })),
  );
  return newest.flatMap(({ dataset, version }) => (version ? uploadTodo(dataset, version, actor) : []));
}

function uploadTodo({ name: datasetName, stewardId }: Dataset, version: DatasetVersion, actor: PersonActor): Todo[] {
  const link = `evidence/${version.datasetId}/versions/${version.number}`;
  if (version.status === "rejected" && version.code === "declined") return []; // it was looked at, and is done with
  if (version.status === "proposed" && (version.by === actor.id || stewardId === actor.id)) {
    const detail = version.waitsBecause[0] ?? version.fileName;
    return [{ title: `See whether version ${version.number} of ${datasetName} was understood`, detail, link, pressing: false }];
  }
  if (version.status === "rejected") {
    return [{ title: `Mend version ${version.number} of ${datasetName}`, detail: version.because, link, pressing: true }];
  }
  if (version.status === "uploading" && version.by === actor.id) {
    return [
      { title: `Finish an upload to ${datasetName}`, detail: `${version.fileName}, from the parts that arrived`, link, pressing: false },
    ];
  }
  return [];
}

/** Only for its steward: whose dataset it is should be nobody's guess. */
function overdue(actor: PersonActor, { datasets }: ThreadFacts, today: string): Todo[] {
  return datasets
    .filter(({ stewardId }) => stewardId === actor.id)
    .flatMap((dataset) => {
      const { state, sentence, long = false } = freshness(dataset, today);
      if (state !== "overdue") return [];
      return [{ title: `Get the new version of ${dataset.name}`, detail: sentence, link: `evidence/${dataset.id}`, pressing: long }];
    });
}

/** A source that no longer answers, or was left alone after failing again and again. */
async function brokenSources({ store }: Pick<Context, "store">, actor: PersonActor, { datasets }: ThreadFacts): Promise<Todo[]> {
  const mine = new Map(datasets.filter(({ stewardId }) => stewardId === actor.id).map((dataset) => [dataset.id, dataset.name]));
  if (mine.size === 0) return [];
  return (await all(store, connectors)).flatMap(({ datasetId, paused, lastFetch }) => {
    const name = mine.get(datasetId);
    const failed = lastFetch?.outcome.kind === "failed" ? lastFetch.outcome.sentence : undefined;
    if (name === undefined || failed === undefined || paused?.by) return []; // one that a person paused, they know of
    return [
      {
        title: `See why ${name} could not be fetched`,
        detail: failed,
        link: `evidence/${datasetId}/source`,
        pressing: paused !== undefined,
      },
    ];
  });
}

function strategyWork(actor: PersonActor, facts: ThreadFacts): Todo[] {
  const writes = may(actor, "strategy.write");
  const adopts = may(actor, "strategy.adopt");
  return facts.strategies
    .filter(({ strategy }) => strategy.status === "draft")
    .flatMap((tree) => {
      const { strategy, actions } = tree;
      const page = `strategy/${strategy.id}`;
      const missing = judgeReadiness({ ...tree, vision: facts.vision, insights: asTheyStand(facts.insights) }).filter(
        ({ passes }) => !passes,
      );
      if (missing.length === 0)
        return adopts ? [{ title: `Adopt ${strategy.title}`, detail: "Every test of readiness passes", link: page, pressing: false }] : [];
      if (!writes) return [];

      const ownerless = actions.filter(({ ownerId }) => ownerId === undefined);
      const rest = missing.length - ownerless.length;
      return [
        ...(ownerless[0]
          ? [
              {
                title: ownerless.length === 1 ? "Give an action an owner" : `Give ${ownerless.length} actions an owner`,
                detail: ownerless.map(({ title }) => title).join("; "),
                link: `${page}#${placeOf(ownerless[0].id, "owner")}`,
                pressing: false,
              },
            ]
          : []),
        ...(rest > 0
          ? [
              {
                title: rest === 1 ? `Mend one thing in ${strategy.title}` : `Mend ${rest} things in ${strategy.title}`,
                detail: missing.find(({ code }) => code !== "has-an-owner")?.sentence ?? "",
                link: `${page}#readiness`,
                pressing: false,
              },
            ]
          : []),
      ];
    });
}
