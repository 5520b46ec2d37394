import type { Context, Stored } from "@concord/domain";
import type { NomisCatalogue } from "@concord/domain/connectors";
import type { Service } from "@concord/service";

/** What a verb of one tenant works with, what this request was answered if it was made before, and the catalogue of Nomis to choose from. */
export type TenantContext = Context & { recall(): Promise<Stored | undefined>; nomis: NomisCatalogue };

export type TenantApp = Service<TenantContext>;
