import { canonicalJson, contentHash, refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import type { Context } from "../context.ts";
import { datasets, getAcceptedVersion, type AcceptedVersion } from "../evidence/index.ts";
import { check, save, type Check, type Save } from "../store.ts";
import { examine, type Examination, type Examining } from "./examine.ts";
import { judgeAudience, judgeRelease, partsOfRefusal, releaseRefusals, type ReleaseJudgement } from "./judge-release.ts";
import { mostTables, releaseFile, releaseId, releases, type Audience, type Release, type Released, type ReleaseRecord } from "./release.ts";
import type { ReleasedTable } from "./released-table.ts";

export type Releasing = Examining & Pick<Context, "actor" | "now">;

/** All of a version's rows, or figures made of them. The same figures have the same key, and leave once. */
export type ToRelease = { of: "whole" } | { of: "figures"; key: string; says: string; table: () => Promise<ReleasedTable> };
export type ReleaseAsk = { datasetId: Id<"dataset">; number: number; to: Audience; what: ToRelease };

/** A release, and what a commit must hold for it to have taken place: nothing where it did before. */
export type PreparedRelease = { release: ReleaseRecord; saves: readonly Save<Release>[]; checks: readonly Check<Release>[] };

/**
 * Judges that something may leave, and says what to commit with it. Licence and sensitivity are asked each time, since they may have changed;
 * the cells once for each version and audience, since neither ever does.
 *
 * Throws refused, with the cells named in its parts.
 */
export async function prepareRelease(context: Releasing, { datasetId, number, to, what }: ReleaseAsk): Promise<PreparedRelease> {
  const dataset = await context.store.get(datasets, datasetId);
  requireAllowed(context, judgeAudience(dataset, to));
  const id = releaseId({ datasetId, number, to, what: what.of === "whole" ? "whole" : what.key });
  const before = await context.store.find(releases, id);
  if (before?.kind === "release") return { release: before, saves: [], checks: [] };

  const version = await getAcceptedVersion(context, datasetId, number);
  const table = what.of === "figures" ? await what.table() : undefined;
  const examination = await examine(context, dataset, version, table ? { of: "figures", table } : { of: "whole" });
  const judgement = judgeRelease(dataset, to, examination.examined);
  requireAllowed(context, judgement);

  const tableHash = table ? await keepTable(context, table) : undefined;
  const release: ReleaseRecord = {
    kind: "release",
    id,
    version: 0,
    datasetId,
    number,
    at: context.now().toISOString(),
    by: context.actor.type === "job" ? context.actor : { type: context.actor.type, id: context.actor.id, name: context.actor.name },
    to,
    what: releasedOf(what, version, table, tableHash),
    disclosure: { ...judgement.disclosure, releaseId: id },
  };
  const register = registered(examination, release, tableHash);
  return {
    release,
    saves: [save(releases, release), ...(register ? [save(releases, register)] : [])],
    checks: [...(register ? [] : [check(releases, examination.own)]), ...examination.linked.map((one) => check(releases, one))],
  };
}

/** Lets something leave: judges it and commits the record of it, or throws refused. What left before to the same audience has left. */
export function release(context: Releasing, ask: ReleaseAsk): Promise<ReleaseRecord> {
  return againIfStale(async () => {
    const { release: record, saves, checks } = await prepareRelease(context, ask);
    const [subject, ...others] = saves;
    if (!subject) return record;
    const because = {
      name: "release.made",
      detail: { datasetId: ask.datasetId, number: ask.number, to: ask.to, what: record.what },
    } as const;
    const [made] = await context.store.commit({ because, saves: [subject, ...others], checks });
    return made as ReleaseRecord;
  });
}

function requireAllowed(
  { actor }: Pick<Context, "actor">,
  judgement: ReleaseJudgement,
): asserts judgement is Extract<ReleaseJudgement, { allowed: true }> {
  if (judgement.allowed) return;
  const parts = partsOfRefusal(judgement.findings, { withArithmetic: actor.type === "person" });
  throw refused(judgement.because, judgement.sentence, parts);
}

async function keepTable({ files }: Pick<Context, "files">, table: ReleasedTable): Promise<string> {
  const hash = contentHash(table);
  const key = releaseFile(hash);
  if (!(await files.exists(key))) await files.write(key, new TextEncoder().encode(canonicalJson(table)), "application/json");
  return hash;
}

function releasedOf(what: ToRelease, version: AcceptedVersion, table: ReleasedTable | undefined, tableHash: string | undefined): Released {
  if (what.of === "whole" || !table || tableHash === undefined) return { of: "whole", rows: version.rows };
  return { of: "figures", says: what.says, key: what.key, cells: table.cells.length, tableHash };
}

/** The register with this table in it; undefined where the same table is there, having left to somebody else. */
function registered({ own, hides }: Examination, { id, number, what }: ReleaseRecord, tableHash: string | undefined) {
  if (own.tables.some((entry) => entry.number === number && entry.tableHash === tableHash)) return undefined;
  if (own.tables.length >= mostTables) throw refused("too-large-to-check", releaseRefusals["too-large-to-check"]);
  const rows = what.of === "whole" ? what.rows : what.cells;
  const entry = { number, rows, ...(tableHash === undefined ? {} : { tableHash }), hides, releaseId: id };
  return { ...own, tables: [...own.tables, entry] };
}
