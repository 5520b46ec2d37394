import { deals, evidence, governance, strategy, thread, vision, type Call } from "@concord/contract";
import { openGovernmentLicence } from "@concord/domain/evidence";
import { demonstrationTenants } from "@concord/local/demonstration";
import type { Use } from "@concord/storage";
import { startTemporary } from "../local/temporary-platform.ts";
import { meteredApi } from "./metered-api.ts";
import type { Measure } from "./measure.ts";

const tenantId = demonstrationTenants.west.id;

/** How often each API call goes to DynamoDB, authorizer included, and what that consumes: a table to review. */
export async function benchRequests(): Promise<Measure[]> {
  const platform = await startTemporary();
  try {
    const uses: Use[] = [];
    const analyst = await meteredApi(platform, "Amina Hussain", (use) => uses.push(use));
    const lead = await meteredApi(platform, "Callum Whitworth", (use) => uses.push(use));
    const measures: Measure[] = [];

    /** What one call cost. */
    const of = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
      uses.length = 0;
      const reply = await call();
      const kinds = Map.groupBy(uses, ({ operation }) => operation);
      const units = uses.reduce((sum, { capacityUnits }) => sum + capacityUnits, 0);
      const detail = `${[...kinds].map(([operation, each]) => `${each.length} ${operation}`).join(", ")}; ${units} capacity units`;
      measures.push({ name: `requests/${name}`, value: uses.length, unit: "requests", holds: true, detail });
      return reply;
    };

    await walk(of, { analyst, lead });
    return measures;
  } finally {
    await platform.stop();
  }
}

type Of = <T>(name: string, call: () => Promise<T>) => Promise<T>;

async function walk(of: Of, { analyst, lead }: { analyst: Call; lead: Call }): Promise<void> {
  const details = {
    name: "Jobs",
    kind: "open",
    publisher: "ONS",
    licence: openGovernmentLicence,
    description: "",
    sensitivity: "public",
    tolerance: 0,
    rounding: "bres",
  } as const;
  const dataset = await of("create-dataset", () => analyst(evidence.createDataset, { tenantId, body: details }));
  await of("create-dataset, with an idempotency key", () =>
    analyst(evidence.createDataset, { tenantId, body: details, idempotencyKey: "key-1" }),
  );
  await of("get-dataset", () => analyst(evidence.getDataset, { tenantId, params: { datasetId: dataset.id } }));
  await of("list-datasets", () => analyst(evidence.listDatasets, { tenantId, query: {} }));

  const deal = await of("create-deal", () =>
    lead(deals.createDeal, { tenantId, body: { title: "Growth deal", kind: "bespoke-deal", counterpart: "MHCLG", summary: "" } }),
  );
  await of("get-deal", () => lead(deals.getDeal, { tenantId, params: { dealId: deal.id } }));
  await of("change-deal", () =>
    lead(deals.changeDeal, {
      tenantId,
      params: { dealId: deal.id },
      ifMatch: deal.version,
      body: { title: "Growth deal 2027", kind: "bespoke-deal", counterpart: "MHCLG", summary: "" },
    }),
  );
  await of("get-vision", () => lead(vision.getVision, { tenantId }));
  await of("list-strategies", () => lead(strategy.listStrategies, { tenantId, query: {} }));
  await of("list-bodies", () => lead(governance.listBodies, { tenantId, query: {} }));
  await of("get-thread", () => lead(thread.getThread, { tenantId }));
  await of("get-home", () => lead(thread.getHome, { tenantId }));
}
