import * as z from "zod";
import { dayOf, may, type PersonActor } from "@concord/kernel";
import type { Context } from "../context.ts";
import { all } from "../store.ts";
import { connectors } from "../connectors/connector.ts";
import { datasetVersions, versionKey, type DatasetVersion } from "../evidence/versions/dataset-version.ts";
import type { Dataset } from "../evidence/catalogue/dataset.ts";
import { freshness } from "../evidence/catalogue/freshness.ts";
import { lastRun } from "../insights/insight.ts";
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

/** Its author first; whoever leads the strategy, if it cites the claim. */
function fallen(actor: PersonActor, { insights, strategies }: ThreadFacts): Todo[] {
  const cited = new Set(strategies.flatMap(({ priorities }) => priorities.flatMap(({ cites }) => cites)));
  return insights
    .filter(({ standing }) => standing !== "holds")
    .filter(({ id, authorId }) => authorId === actor.id || (may(actor, "strategy.write") && cited.has(id)))
    .map((insight) => ({
      title: `Look again at a claim that was ${insight.standing}`,
      detail: `“${insight.claim.words}” ${lastRun(insight).because}`,
      link: `insights/${insight.id}`,
      pressing: insight.standing === "overturned",
    }));
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
      const missing = judgeReadiness({ ...tree, vision: facts.vision, insights: facts.insights }).filter(({ passes }) => !passes);
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
