import type { Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import { datasets } from "../evidence/catalogue/dataset.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { getDatasetVersion } from "../evidence/versions/get-dataset-version.ts";
import { save } from "../store.ts";
import { connectors, type FetchOutcome } from "./connector.ts";
import { endFetch } from "./end-fetch.ts";
import { fetchingFor, type Brought, type FetchContext, type Seen } from "./fetched.ts";

/**
 * Makes what came the dataset's next version, through the same door as a file
 * that a person sends: it is put in quarantine, and a job checks it. The same
 * bytes as are there already make none.
 *
 * It may be cut short anywhere and done again. The version's number is taken
 * first and kept with the fetch, so that the same number is used again; only
 * then is the file put there; and nothing is a version before the one commit
 * at the end.
 */
export async function receiveFetched(
  context: FetchContext,
  jobId: Id<"job">,
  { brought, seen, put }: { brought: Brought; seen: Seen; put: (key: string) => Promise<void> },
): Promise<FetchOutcome | undefined> {
  const place = await placeFor(context, jobId, brought.hash);
  if (!place) return undefined;
  if (place.same) return endFetch(context, jobId, { seen, brought, outcome: { kind: "unchanged", number: place.number } });
  await put(fileKeys.original(place.datasetId, place.number));
  return endFetch(context, jobId, { seen, brought, outcome: { kind: "new-version", number: place.number } });
}

type Place = { datasetId: Id<"dataset">; number: number; same: boolean };

/** The number for what came, taken from the dataset; or the version that has the same bytes. */
function placeFor(context: FetchContext, jobId: Id<"job">, hash: string): Promise<Place | undefined> {
  return againIfStale(async () => {
    const connector = await fetchingFor(context, jobId);
    if (!connector?.fetching) return undefined;
    const { datasetId, received, fetching } = connector;

    const dataset = await context.store.get(datasets, datasetId);
    if (received?.hash === hash) return { datasetId, number: received.number, same: true };
    if (dataset.latest !== undefined) {
      const latest = await getDatasetVersion(context, datasetId, dataset.latest);
      if (latest.status === "accepted" && latest.originalHash === hash) return { datasetId, number: latest.number, same: true };
    }
    if (fetching.number !== undefined) return { datasetId, number: fetching.number, same: false };
    const number = dataset.nextNumber;
    await context.store.commit({
      because: { name: "connector.number-taken", detail: { datasetId, number } },
      saves: [
        save(connectors, { ...connector, fetching: { ...fetching, number } }),
        save(datasets, { ...dataset, nextNumber: number + 1 }),
      ],
    });
    return { datasetId, number, same: false };
  });
}
