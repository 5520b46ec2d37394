import { canonicalJson, contentHash, notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { getAcceptedVersion, judgeLeaving, whereKept, type AcceptedVersion, type Dataset } from "../evidence/index.ts";
import type { Noun, Stored } from "../noun.ts";
import type { RecordUsed, SourceUsed } from "./answer.ts";
import type { Cube } from "./cube/cube.ts";
import { readCube, type CubeAsk } from "./cube/read-cube.ts";
import { takingTurns, unwatched, type Pace } from "./pace.ts";
import { pinOf } from "./pin-of.ts";
import type { Source } from "./source.ts";

/** Where an answer is read from. Nothing of it writes. */
export type Reading = Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor" | "turn">;

/** A version of a dataset, open to be read, wherever it is kept. */
export type OpenSource = Pick<Reading, "files" | "warehouse"> & { dataset: Dataset; version: AcceptedVersion; shared: boolean };

/**
 * What a question reads through. It notes which versions and which records it
 * was asked for, so that an answer cannot rest on anything it does not name.
 */
export type Reader = {
  /** Figures of a source by some parts of it. */
  cube(role: string, ask: CubeAsk): Promise<Cube>;
  /** The version that a source stands for, for what is no table of figures: boundaries, a list of businesses. */
  open(role: string, source: Source): Promise<OpenSource>;
  /** A record of the authority's own that the question names: a definition of a sector. Its kind must name it in `records`. */
  record<T extends Stored>(role: string, noun: Noun<T>, address: { id: string; within?: string }): Promise<T>;
  /** A dataset's version, without its being noted as read. */
  see(datasetId: Id<"dataset">): Promise<OpenSource>;
  /** What was read so far, in order of role. */
  used(): { sources: SourceUsed[]; records: RecordUsed[] };
  /** The datasets and versions themselves, for the lineage. */
  opened(): readonly OpenSource[];
  /** For reading that takes long: a file gone through line by line. */
  readonly pace: Pace;
};

export type ReaderOptions = {
  /** The version of each dataset to read; the newest accepted one where none is named. */
  versions?: ReadonlyMap<string, number> | undefined;
  /** Rows that may be looked through at once. What takes more is a worker's. */
  mostRows?: number | undefined;
  pace?: Pace | undefined;
};

export function openReader(context: Reading, { versions = new Map(), mostRows, pace = unhurried(context) }: ReaderOptions = {}): Reader {
  const sources = new Map<string, SourceUsed>();
  const records = new Map<string, RecordUsed>();
  const asked = new Map<string, Promise<Stored>>();
  const cubes = new Map<string, Promise<Cube>>(); // the same figures in two roles are read once
  const opening = new Map<string, Promise<OpenSource>>();
  const done = new Map<string, OpenSource>();

  const openDataset = (id: Id<"dataset">): Promise<OpenSource> => {
    const open = async () => {
      const opened = await openVersion(context, id, versions.get(id));
      done.set(id, opened);
      return opened;
    };
    const known = opening.get(id) ?? open();
    opening.set(id, known);
    return known;
  };
  const note = (role: string, { dataset, version, shared }: OpenSource, sampled: boolean) => {
    if (sources.has(role)) throw new Error(`Two sources are called ${role}`);
    sources.set(role, {
      role,
      pin: pinOf(version),
      rounding: dataset.rounding,
      ...(sampled ? { sampled } : {}),
      ...(shared ? { shared } : {}),
    });
  };

  return {
    async cube(role, ask) {
      const opened = await openDataset(ask.source.datasetId);
      const same = canonicalJson(ask);
      const reading = cubes.get(same) ?? readCube({ ...opened, mostRows, pace }, ask);
      cubes.set(same, reading);
      const cube = await reading;
      note(role, opened, cube.sampled);
      return cube;
    },
    async open(role, source) {
      const opened = await openDataset(source.datasetId);
      note(role, opened, false);
      return opened;
    },
    async record<T extends Stored>(role: string, noun: Noun<T>, address: { id: string; within?: string }) {
      const reading = (asked.get(role) as Promise<T> | undefined) ?? context.store.get(noun, address); // a role is one record
      asked.set(role, reading);
      const found = await reading;
      const { version, ...content } = found;
      records.set(role, { role, id: address.id, version, hash: contentHash(content) });
      return found;
    },
    see: openDataset,
    used: () => ({
      sources: [...sources.values()].sort((one, other) => (one.role < other.role ? -1 : 1)),
      records: [...records.values()].sort((one, other) => (one.role < other.role ? -1 : 1)),
    }),
    opened: () => [...done.values()],
    pace,
  };
}

/** Where nobody watches, others still have their turn. */
const unhurried = ({ turn }: Pick<Reading, "turn">): Pace => (turn ? takingTurns(turn) : unwatched);

async function openVersion(context: Reading, id: Id<"dataset">, number: number | undefined): Promise<OpenSource> {
  const { store, files, warehouse, reference, actor } = context;
  const kept = await whereKept<Reading>({ store, files, warehouse, reference, actor }, id, number);
  const leaving = judgeLeaving(context, kept.dataset);
  if (!leaving.allowed) throw refused(leaving.because, leaving.sentence);
  const asked = number ?? kept.dataset.latest;
  if (asked === undefined) throw refused("no-version", `${kept.dataset.name} has no accepted version yet. Upload a file, then ask.`);
  const version = await getAcceptedVersion(kept, id, asked);
  if (version.datasetId !== id) throw notFound("Dataset version");
  return { files: kept.files, warehouse: kept.warehouse, dataset: kept.dataset, version, shared: kept.shared };
}
