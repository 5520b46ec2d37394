import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { evidence } from "@concord/contract";
import { openGovernmentLicence } from "@concord/domain/evidence";
import { demonstrationPerson, demonstrationTenants } from "@concord/local/demonstration";
import { keysOf } from "@concord/storage";
import { signIn } from "../local/sign-in.ts";
import { startTemporary } from "../local/temporary-platform.ts";
import { inTurn, type Measure } from "./measure.ts";

const tenantId = demonstrationTenants.west.id;
const readsEach = 100;

/**
 * A signed-in person reads a dataset over HTTP, against the three reads that
 * this needs (the session, the membership, the dataset) by the bare SDK: what
 * all the rest of the way costs, parsing and permission and all.
 */
export async function benchRead(): Promise<Measure[]> {
  const platform = await startTemporary();
  try {
    const person = demonstrationPerson("Amina Hussain");
    const { call } = await signIn(platform.origin, person.email);
    const { id } = await call(evidence.createDataset, {
      tenantId,
      body: {
        name: "Jobs",
        kind: "open",
        publisher: "ONS",
        licence: openGovernmentLicence,
        description: "",
        sensitivity: "public",
        tolerance: 0,
        rounding: "bres",
      },
    });
    const { dynamo } = platform.storage.clientsFor(tenantId);
    const keys = keysOf(tenantId);
    const member = keys.thing("member", { id: person.personId });
    const dataset = keys.thing("dataset", { id });
    const get = (Key: { pk: string; sk: string }) =>
      dynamo.send(new GetCommand({ TableName: platform.storage.tableName, Key, ConsistentRead: true }));

    const throughApi = () => call(evidence.getDataset, { tenantId, params: { datasetId: id } });
    const bare = async () => {
      await get(member); // stands for the session's row too, which the tenant's own session may not read
      await get(member);
      await get(dataset);
    };
    const times = (each: () => Promise<unknown>) => async () => {
      for (let n = 0; n < readsEach; n++) await each();
    };
    await times(throughApi)();
    await times(bare)();
    const { ours, theirs } = await inTurn(times(throughApi), times(bare), 7);
    return [
      {
        name: "api-read",
        value: ours / readsEach,
        unit: "ms",
        baseline: theirs / readsEach,
        ratio: theirs / ours,
        holds: true,
        detail: "GET dataset by cookie over HTTP, against its three GetItems one after the other",
      },
    ];
  } finally {
    await platform.stop();
  }
}
