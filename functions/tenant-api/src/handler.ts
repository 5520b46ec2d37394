import { randomBytes } from "node:crypto";
import { nomisCatalogue } from "@concord/fetch";
import { ulidMinter } from "@concord/kernel";
import { lambdaHandler } from "@concord/service/lambda";
import { awsPlatform, openTenant, settingsIn } from "@concord/storage";
import { withWarehouse } from "@concord/warehouse";
import { tenantApi } from "./app.ts";

const now = () => new Date();
const mintId = ulidMinter(now, randomBytes);
const platform = awsPlatform(settingsIn(process.env), { now, random: Math.random });

/** The tenant API as API Gateway calls it: for people and programs that the authorizer let in, in their tenant's own environment. */
export const handler = lambdaHandler(
  tenantApi(({ tenantId, actor }, request) => {
    if (!tenantId || !actor) throw new Error("The gateway called the tenant API without saying who asks, or where");
    return { ...withWarehouse(openTenant(platform, { tenantId, actor, request, now, mintId })), nomis: nomisCatalogue };
  }),
);
