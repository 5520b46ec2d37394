import { contentHash, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, getAcceptedVersion, type AcceptedVersion, type Dataset } from "../evidence/index.ts";
import { all } from "../store.ts";
import { findDisclosures, isSmallCount, type DisclosureAsk } from "./find-disclosures.ts";
import type { Examined } from "./judge-release.ts";
import { knownHierarchies } from "./known-hierarchies.ts";
import { registerId, releaseFile, releases, type RegisterEntry, type ReleaseRegister } from "./release.ts";
import { ReleasedTable, usualProtection, type Guarded, type Protection } from "./released-table.ts";
import { mayHide, mostRows, readSource } from "./source-table.ts";
import { TooLarge } from "./system.ts";

export type Examining = Pick<Context, "store" | "files" | "warehouse" | "reference">;

/** All of a version's rows; some of them, by the codes of its dimensions; or figures made of them. */
export type ToExamine =
  | { of: "whole" }
  | { of: "part"; keep: Readonly<Record<string, readonly string[]>> }
  | { of: "figures"; table: ReleasedTable };

export type Examination = {
  examined: Examined;
  /** What was looked through, where there was anything to look for: with it a suggestion can be made. */
  ask?: DisclosureAsk;
  /** What leaves of the version leaves beside figures that are hidden. */
  hides: boolean;
  own: ReleaseRegister;
  linked: readonly ReleaseRegister[];
};

/** How a dataset's figures are protected. Small counts are kept back where no publisher has weighed them: in what was bought, gathered or made here. */
export function protectionOf({ kind, sensitivity, minimumCount }: Pick<Dataset, "kind" | "sensitivity" | "minimumCount">): Protection {
  const smallCounts = kind !== "open" && (kind !== "spatial" || sensitivity !== "public");
  return { ...usualProtection, smallCounts, minimumCount: minimumCount ?? usualProtection.minimumCount };
}

/** Looks for every hidden figure that would become known. Reads rows only where something may be hidden, here or in what left before. */
export async function examine(context: Examining, dataset: Dataset, version: AcceptedVersion, what: ToExamine): Promise<Examination> {
  const [own, ...linked] = await registersFor(context, dataset);
  const protection = protectionOf(dataset);
  const hides = mayHide(version) || protection.smallCounts;
  const common = { hides, own: own!, linked }; // its own is always there
  const left = [own!, ...linked].flatMap(({ datasetId, tables }) => tables.map((entry) => ({ ...entry, datasetId })));
  if (!hides && !left.some((entry) => entry.hides)) return { ...common, examined: "none" };

  try {
    const source = await readSource(context, dataset, version);
    if (source.is === "no-figures") return { ...common, examined: "none" };
    if (source.is === "records") return { ...common, examined: source.hides ? { decided: false, because: "rows-not-told-apart" } : "none" };
    const table = tableToExamine(source.table, what);
    const ask: DisclosureAsk = {
      table,
      known: await knownTables(context, { left, table, dataset, version, what }),
      hierarchies: knownHierarchies(),
      guarded: what.of === "whole" ? [] : guardedIn(source.table, protection),
      protection,
    };
    return { ...common, ask, examined: findDisclosures(ask) };
  } catch (error) {
    if (error instanceof TooLarge) return { ...common, examined: { decided: false, because: "too-large-to-check" } };
    throw error;
  }
}

function tableToExamine(source: ReleasedTable, what: ToExamine): ReleasedTable {
  switch (what.of) {
    case "whole":
      return source;
    case "figures":
      return what.table;
    case "part": {
      const kept = Object.entries(what.keep).map(([dimension, codes]) => [dimension, new Set(codes)] as const);
      const cells = source.cells.filter(({ at }) => kept.every(([dimension, codes]) => codes.has(at[dimension] ?? "")));
      return { ...source, cells };
    }
  }
}

/** What must not be learned of the source from what was made of it. */
function guardedIn(source: ReleasedTable, { smallCounts, minimumCount }: Protection): Guarded[] {
  return source.cells.flatMap((cell): Guarded[] => {
    if (cell.is === "hidden") return [{ at: cell.at, because: "suppressed" }];
    return cell.is === "figure" && smallCounts && isSmallCount(cell, source, minimumCount) ? [{ at: cell.at, because: "small" }] : [];
  });
}

/** The register of a dataset, and those of the datasets that are said to count the same. */
async function registersFor({ store }: Pick<Examining, "store">, dataset: Dataset): Promise<ReleaseRegister[]> {
  const ids = [dataset.id, ...(await countingTheSame({ store }, dataset))];
  return Promise.all(
    ids.map(async (datasetId) => {
      const kept = await store.find(releases, registerId(datasetId));
      return kept?.kind === "register" ? kept : emptyRegister(datasetId);
    }),
  );
}

async function countingTheSame({ store }: Pick<Examining, "store">, { id, population }: Dataset): Promise<Id<"dataset">[]> {
  if (population === undefined) return [];
  const same = population.trim().toLowerCase();
  const every = await all(store, datasets);
  return every.filter((one) => one.id !== id && one.population?.trim().toLowerCase() === same).map((one) => one.id);
}

const emptyRegister = (datasetId: Id<"dataset">): ReleaseRegister => ({
  kind: "register",
  id: registerId(datasetId),
  version: 0,
  datasetId,
  tables: [],
});

type Left = RegisterEntry & { datasetId: Id<"dataset"> };
type Knowing = { left: readonly Left[]; table: ReleasedTable; dataset: Dataset; version: AcceptedVersion; what: ToExamine };

/** Rows of earlier tables that are held against one. */
const mostKnownRows = 600_000;

/** What left before, as far as it is of the same periods: figures of other periods add up to nothing here. */
async function knownTables(context: Examining, { left, table, dataset, version, what }: Knowing): Promise<ReleasedTable[]> {
  const same = ({ datasetId, number, tableHash }: Left) =>
    what.of === "whole" && tableHash === undefined && datasetId === dataset.id && number === version.number;
  const others = left.filter((entry) => !same(entry));
  if (others.reduce((sum, { rows }) => sum + rows, 0) > mostKnownRows || others.some(({ rows }) => rows > mostRows)) throw new TooLarge();
  const periods = new Set(table.cells.map(({ at }) => at.period));
  const tables = await Promise.all(others.map((entry) => readLeft(context, entry)));
  return tables.flatMap((one) => (one ? [{ ...one, cells: one.cells.filter(({ at }) => periods.has(at.period)) }] : []));
}

async function readLeft(context: Examining, { datasetId, number, tableHash }: Left): Promise<ReleasedTable | undefined> {
  if (tableHash !== undefined) {
    const kept: unknown = JSON.parse(new TextDecoder().decode(await context.files.read(releaseFile(tableHash))));
    if (contentHash(kept) !== tableHash) throw new Error(`The table kept as ${tableHash} is not what was hashed`);
    return ReleasedTable.parse(kept);
  }
  const dataset = await context.store.get(datasets, datasetId);
  const source = await readSource(context, dataset, await getAcceptedVersion(context, datasetId, number));
  return source.is === "table" ? source.table : undefined;
}
