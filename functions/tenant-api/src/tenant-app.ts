import type { Context, Stored } from "@concord/domain";
import type { Service } from "@concord/service";

/** What a verb of one tenant works with, and what this request was answered if it was made before. */
export type TenantContext = Context & { recall(): Promise<Stored | undefined> };

export type TenantApp = Service<TenantContext>;
