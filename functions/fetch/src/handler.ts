import { randomBytes } from "node:crypto";
import { id, ulidMinter } from "@concord/kernel";
import { awsPlatform, openTenant, settingsIn, type Platform } from "@concord/storage";
import { fetch } from "./index.ts";

const now = () => new Date();
const mintId = ulidMinter(now, randomBytes);
/** Made once and kept while this environment lives. */
let platform: Platform | undefined;

/** What the router calls, with whose job and which, in an environment that only this tenant's data ever enters. */
export async function handler(event: { tenantId: string; jobId: string }): Promise<void> {
  const tenantId = id("tenant").parse(event.tenantId);
  const jobId = id("job").parse(event.jobId);
  platform ??= awsPlatform(settingsIn(process.env), { now, random: Math.random });
  await fetch(openTenant(platform, { tenantId, actor: { type: "job", name: "fetch" }, now, mintId }), jobId);
}
