import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import {
  beginFetch,
  connectorLimits,
  nomisAddress,
  nomisOrigin,
  receiveFetched,
  recordFailure,
  recordUnchanged,
  withoutSecrets,
  type Brought,
  type Connector,
  type Seen,
} from "@concord/domain/connectors";
import { progressReporter } from "@concord/domain/jobs";
import { FetchFailure } from "./fetch-failure.ts";
import type { Internet } from "./internet.ts";
import { readNomisTable } from "./nomis-table.ts";
import { readUrl } from "./read-url.ts";
import type { Visit } from "./visit.ts";

export type FetchContext = Pick<Context, "store" | "files" | "progress" | "now" | "mintId">;

/** What came of asking a source: nothing new, or a file on this machine. */
type Got = { seen: Seen; path?: string; brought?: Brought };

type Asking = {
  visit: Visit;
  connector: Connector;
  folder: string;
  until: number;
  origin: string;
  seen: Seen;
  report: (progress: { stage: string; done: number; total?: number | undefined; unit: string }) => void;
};

/** Data that moves while it is read is read once more at once; whoever publishes is mostly done by then. */
const readings = 2;

/**
 * The worker that fetches. The message says only which job; what to fetch is
 * read from the connector. It may be killed anywhere and begun again: what it
 * brought is a version only in the one commit at the end.
 */
export function fetcher({ visit, internet, origin = nomisOrigin }: { visit: Visit; internet: Pick<Internet, "now">; origin?: string }) {
  return async function fetch(context: FetchContext, jobId: Id<"job">): Promise<void> {
    const begun = await beginFetch(context, jobId);
    if (!begun) return;
    const { job, connector } = begun;
    const seen: Seen = { beganAt: context.now().toISOString(), addresses: [addressOf(connector, origin)], requests: 0, notes: [] };
    if (job.attempts > connectorLimits.attempts) {
      await recordFailure(context, jobId, { seen, code: "could-not-fetch" });
      return;
    }

    const folder = await mkdtemp(join(tmpdir(), `concord-fetch-${process.pid}-`));
    const progress = progressReporter(context, jobId);
    try {
      const until = internet.now() + connectorLimits.fetchMs;
      const got = await bring({ visit, connector, folder, until, origin, seen, report: progress.report });
      if (!got.brought || !got.path) await recordUnchanged(context, jobId, got.seen);
      else {
        const { path, brought } = got;
        await receiveFetched(context, jobId, { seen: got.seen, brought, put: (key) => context.files.upload(key, path) });
      }
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      const { code, detail, status } = error;
      await recordFailure(context, jobId, { seen: { ...seen, ...(status === undefined ? {} : { status }) }, code, detail });
    } finally {
      await progress.settled();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

const addressOf = ({ settings }: Connector, origin: string) =>
  settings.kind === "url" ? withoutSecrets(settings.url) : nomisAddress(settings.query, origin);

async function bring(asking: Asking): Promise<Got> {
  if (asking.connector.settings.kind === "url") return bringFile(asking, asking.connector.settings.url);
  for (let reading = 1; ; reading++) {
    try {
      return await bringTable(asking);
    } catch (error) {
      const mayPass =
        error instanceof FetchFailure && ["answer-changed", "answer-repeats", "answer-truncated", "cut-short"].includes(error.code);
      if (!mayPass || reading === readings) throw error;
    }
  }
}

async function bringFile({ visit, connector, folder, until, seen, report }: Asking, url: string): Promise<Got> {
  const file = await readUrl(visit, {
    url,
    folder,
    until,
    onRequest: () => seen.requests++,
    onBytes: (done) => report({ stage: "Fetching the file", done, unit: "bytes" }),
    unless: connector.received,
  });
  const { status, etag, lastModified, notes, answeredAt } = file;
  const now: Seen = {
    ...seen,
    status,
    notes,
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    addresses: [...new Set([...seen.addresses, answeredAt])],
  };
  if (file.unchanged) return { seen: now };
  const { path, hash, bytes, fileName } = file;
  return { seen: now, path, brought: { hash, bytes, fileName } };
}

async function bringTable({ visit, connector, folder, until, origin, seen, report }: Asking): Promise<Got> {
  if (connector.settings.kind !== "nomis") throw new TypeError("This connector is not one of Nomis");
  const { query } = connector.settings;
  const table = await readNomisTable(visit, {
    query,
    key: connector.key,
    folder,
    until,
    origin,
    onRequest: () => seen.requests++,
    onRows: (done, total) => report({ stage: "Fetching from Nomis", done, total, unit: "rows" }),
    // Its own word for unchanged is enough for a turn; a person who asks is shown that it was looked.
    unless: connector.fetching?.askedBy ? undefined : connector.received?.updated,
  });
  if (table.unchanged) return { seen: { ...seen, status: 200, updated: table.updated } };
  const { path, hash, bytes, rows, updated, notes } = table;
  const now: Seen = { ...seen, status: 200, updated, notes, rowsSaid: rows, rowsGot: rows };
  return { seen: now, path, brought: { hash, bytes, fileName: `${query.dataset}.csv` } };
}
