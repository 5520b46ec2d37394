import { Failure, notFound, refused } from "@concord/kernel";
import type { NomisCatalogue } from "@concord/domain/connectors";
import { FetchFailure } from "./fetch-failure.ts";
import type { Internet } from "./internet.ts";
import { nomis } from "./nomis.ts";
import type { Visit } from "./visit.ts";

/** The catalogue changes when ONS publishes, on a morning now and then. */
const keptMs = 60 * 60 * 1000;
const keptAtMost = 200;
/** A person waits for it, and the gateway for thirty seconds. */
const patienceMs = 20_000;
const datasetId = /^NM_\d{1,5}_\d{1,5}$/i;

/** Nomis' catalogue, read with care and kept for an hour, for a page to choose from. */
export function catalogueOf(visit: Visit, internet: Pick<Internet, "now">, origin?: string): NomisCatalogue {
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>();
  const asking = () => nomis({ visit, ...(origin ? { origin } : {}), until: internet.now() + patienceMs, tries: 2 });

  /** Whoever asks while the same is being asked waits for that answer. What failed is not kept. */
  function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const there = kept.get(key);
    if (there && there.until > internet.now()) return there.answer as Promise<T>;
    const answer = inWords(ask);
    kept.delete(key);
    kept.set(key, { until: internet.now() + keptMs, answer });
    if (kept.size > keptAtMost) kept.delete(kept.keys().next().value!);
    answer.catch(() => kept.get(key)?.answer === answer && kept.delete(key));
    return answer;
  }

  async function define(dataset: string) {
    const id = dataset.toUpperCase();
    if (!datasetId.test(id)) throw notFound("Dataset of Nomis");
    const found = await once(`define ${id}`, () => asking().define(id));
    if (!found) throw notFound("Dataset of Nomis");
    const { words: _, updated: __, ...dataset_ } = found;
    return dataset_;
  }

  return {
    async search(typed) {
      const words = typed
        .toLowerCase()
        .split(/[\s*]+/)
        .filter(Boolean);
      const first = words.toSorted((one, other) => other.length - one.length)[0];
      if (first === undefined) return [];
      if (datasetId.test(typed.trim())) return [await define(typed.trim())];
      const found = await once(`search ${first}`, () => asking().search(first));
      return found
        .filter((dataset) => words.every((word) => word === first || dataset.words.includes(word)))
        .toSorted((one, other) => rank(one) - rank(other))
        .slice(0, 100)
        .map(({ words: _, updated: __, dimensions: ___, about, ...dataset }) => ({
          ...dataset,
          ...(about ? { about: about.slice(0, 500) } : {}),
        }));
    },
    describe: define,
    async codes(dataset, dimension, type) {
      const { id, dimensions } = await define(dataset);
      if (dimension !== "time" && !dimensions.some(({ name }) => name === dimension)) throw notFound("Dimension");
      const part = type ?? (dimension === "geography" ? "TYPE" : undefined);
      return await once(`codes ${id} ${dimension} ${part}`, () => asking().codes(id, dimension, part));
    },
    count: (query) => inWords(() => asking().count(query)),
  };
}

/** What is kept up to date comes before what is not. */
const rank = ({ status }: { status?: string | undefined }) => (/current/i.test(status ?? "") ? 0 : 1);

async function inWords<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    if (error.code === "not-there") throw notFound("Dataset of Nomis");
    if (error.code === "query-refused") throw refused("query-refused", error.message);
    if (error.code === "answer-too-large") {
      throw refused("list-too-long", "That list is too long to choose from one by one. Choose the whole of it, or areas of a larger kind.");
    }
    // Where no server of its name is found, no address of the reader's is wrong.
    const why = error.code === "host-not-found" ? "" : ` ${error.message}`;
    const sentence = `Nomis cannot be asked just now. What you chose is kept; try again in a few minutes.${why}`;
    throw new Failure("unavailable", "nomis-unavailable", sentence, { cause: error });
  }
}
