import { randomBytes } from "node:crypto";
import * as z from "zod";
import { id, ulidMinter } from "@concord/kernel";
import { awsPlatform, openTenant, settingsIn, type Platform } from "@concord/storage";
import { withWarehouse } from "@concord/warehouse";
import { explore } from "./explore.ts";

/** What the router hands on: whose job, and which. What was asked lies with the tenant's own files. */
const Message = z.object({ tenantId: id("tenant"), jobId: id("job") });

const now = () => new Date();
const mintId = ulidMinter(now, randomBytes);
/** Made once and kept while this environment lives. */
let platform: Platform | undefined;

/** What the router calls, in an environment that only this tenant's data ever enters. */
export async function handler(event: unknown): Promise<void> {
  const { tenantId, jobId } = Message.parse(event);
  platform ??= awsPlatform(settingsIn(process.env), { now, random: Math.random });
  const tenant = openTenant(platform, { tenantId, actor: { type: "job", name: "explore" }, now, mintId });
  await explore(withWarehouse(tenant), jobId);
}
