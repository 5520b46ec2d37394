import { canonicalJson, contentHash } from "@concord/kernel";
import type { Appraisal } from "../appraisal/appraisal.ts";
import type { Deal } from "../deals/deal.ts";
import type { AcceptedVersion } from "../evidence/versions/dataset-version.ts";
import type { Dataset } from "../evidence/catalogue/dataset.ts";
import { fileKeys } from "../evidence/file-store.ts";
import type { Insight } from "../insights/insight.ts";
import type { Priority } from "../strategy/strategy.ts";
import type { Paper, Party } from "./case.ts";
import { normalisedName } from "./match-interests.ts";

/** Everything a deal rests on, as it is when it is submitted. */
export type Dossier = {
  deal: Deal;
  appraisals: readonly Appraisal[];
  priorities: readonly Priority[];
  insights: readonly Insight[];
  evidence: readonly { dataset: Dataset; version: AcceptedVersion }[];
};

/** A paper with what it says. */
export type Document = Paper & { content: unknown };

/**
 * The content of a deal as it goes before its decision makers: one document for
 * the deal, and one for each thing it rests on, in the exact version cited.
 */
export function frozenContent({ deal, appraisals, priorities, insights, evidence }: Dossier): Document[] {
  return [
    document({ key: "deal", kind: "deal", title: deal.title }, dealContent(deal, priorities)),
    ...appraisals.map((appraisal) => {
      return document({ key: `appraisal:${appraisal.id}`, kind: "appraisal", title: appraisal.title }, appraisalContent(appraisal));
    }),
    ...insights.map((insight) =>
      document(
        { key: `insight:${insight.id}`, kind: "insight", title: insight.claim.words, standing: insight.standing },
        insightContent(insight),
      ),
    ),
    ...evidence.map(({ dataset, version }) =>
      document(
        {
          key: `dataset-version:${dataset.id}:${version.number}`,
          kind: "dataset-version",
          title: `${dataset.name}, version ${version.number}`,
        },
        evidenceContent(dataset, version),
      ),
    ),
  ];
}

/**
 * What is voted on: every paper by what it is of and the hash of what it says.
 * Whoever holds the papers can work it out again without asking us.
 */
export const frozenHash = (papers: readonly Paper[]): string => contentHash(papers.map(({ key, hash }) => ({ key, hash })));

/** Where a paper's content lies, under the tenant's prefix. Content-addressed: it is written again only as itself. */
export const paperKey = (hash: string) => fileKeys.result(hash);

export const paperBytes = ({ content }: Document): Uint8Array => new TextEncoder().encode(canonicalJson(content));

/** Everybody the deal names, once each, and where. */
export function partiesOf({ asks, offers }: Pick<Deal, "asks" | "offers">): Party[] {
  const named: Party[] = [
    ...asks.flatMap(({ title, parties }, index) => parties.map((name) => ({ name, where: `ask ${index + 1}, “${title}”` }))),
    ...offers.map(({ title, from }, index) => ({ name: from, where: `offer ${index + 1}, “${title}”` })),
  ];
  const first = new Map<string, Party>();
  for (const party of named) {
    const name = normalisedName(party.name);
    if (!first.has(name)) first.set(name, party);
  }
  return [...first.values()];
}

const document = (paper: Omit<Paper, "hash">, content: unknown): Document => ({ ...paper, hash: contentHash(content), content });

/** Only what is being decided: not who keeps the record, nor where it stands. */
function dealContent(deal: Deal, priorities: readonly Priority[]) {
  const { id, title, kind, counterpart, summary, asks, offers } = deal;
  const cited = new Set([...asks, ...offers].flatMap(({ priorityIds }) => priorityIds));
  return {
    id,
    title,
    kind,
    counterpart,
    summary,
    asks,
    offers,
    priorities: priorities
      .filter((priority) => cited.has(priority.id))
      .map((priority) => ({ id: priority.id, title: priority.title, text: priority.text, alignsWith: priority.alignsWith })),
  };
}

function appraisalContent({ version: _, changedAt: __, ...content }: Appraisal) {
  return content;
}

const insightContent = ({ id, claim, about, question, standing, runs }: Insight) => ({
  id,
  claim,
  about,
  question,
  standing,
  run: runs.at(-1),
});

const evidenceContent = (dataset: Dataset, version: AcceptedVersion) => ({
  datasetId: dataset.id,
  number: version.number,
  name: dataset.name,
  publisher: dataset.publisher,
  licence: dataset.licence,
  fileName: version.fileName,
  originalHash: version.originalHash,
  reading: version.reading,
  rows: version.rows,
  columns: version.columns.map(({ name, meaning }) => ({ name, meaning })),
  notes: version.notes,
});

/** What each kind of paper says. */
export type PaperContent = {
  deal: ReturnType<typeof dealContent>;
  appraisal: ReturnType<typeof appraisalContent>;
  insight: ReturnType<typeof insightContent>;
  "dataset-version": ReturnType<typeof evidenceContent>;
};
