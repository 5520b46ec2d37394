import * as z from "zod";
import { may, type PersonActor } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasetVersions, versionKey, type DatasetVersion } from "../evidence/dataset-version.ts";
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

export async function readTodo(context: Pick<Context, "store" | "actor">, facts: ThreadFacts): Promise<Todo[]> {
  const { actor } = context;
  if (actor.type !== "person") return [];
  const todos = [
    ...votes(actor, facts),
    ...signOffs(actor, facts),
    ...fallen(actor, facts),
    ...(may(actor, "evidence.write") ? await uploads(context, actor, facts) : []),
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
  return newest.flatMap(({ dataset, version }) => (version ? uploadTodo(dataset.name, version, actor) : []));
}

function uploadTodo(datasetName: string, version: DatasetVersion, actor: PersonActor): Todo[] {
  const link = `evidence/${version.datasetId}/versions/${version.number}`;
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
