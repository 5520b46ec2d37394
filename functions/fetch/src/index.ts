import type { Id } from "@concord/kernel";
import type { NomisCatalogue } from "@concord/domain/connectors";
import { fetcher, type FetchContext } from "./fetch.ts";
import { publicInternet } from "./internet.ts";
import { catalogueOf } from "./nomis-catalogue.ts";
import { visitor } from "./visit.ts";

export { fetcher, type FetchContext } from "./fetch.ts";
export { publicInternet, type Internet } from "./internet.ts";
export { catalogueOf } from "./nomis-catalogue.ts";
export { visitor, type Visit } from "./visit.ts";

// One of each in a process, so that whoever asks in it takes turns.
const internet = publicInternet(process.env.FETCH_CONTACT);
const visit = visitor(internet);

/** Does one fetch, over the public internet. */
export const fetch: (context: FetchContext, jobId: Id<"job">) => Promise<void> = fetcher({ visit, internet });

/** The catalogue of Nomis, over the public internet. */
export const nomisCatalogue: NomisCatalogue = catalogueOf(visit, internet);
