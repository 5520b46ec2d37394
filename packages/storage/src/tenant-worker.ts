import { randomBytes } from "node:crypto";
import * as z from "zod";
import { id, ulidMinter, type Id } from "@concord/kernel";
import { awsPlatform, settingsIn } from "./aws-platform.ts";
import { openTenant, type OpenedTenant, type Platform } from "./open-tenant.ts";

/** What the router hands on: whose job, and which. What the job is, its own row says. */
const Message = z.object({ tenantId: id("tenant"), jobId: id("job") });

/**
 * A worker as the router calls it, in an environment that only one tenant's data
 * ever enters. It becomes that tenant and does the job under its own name.
 */
export function tenantWorker(name: string, work: (tenant: OpenedTenant, jobId: Id<"job">) => Promise<void>) {
  const now = () => new Date();
  const mintId = ulidMinter(now, randomBytes);
  /** Made once and kept while this environment lives. */
  let platform: Platform | undefined;

  return async (event: unknown): Promise<void> => {
    const { tenantId, jobId } = Message.parse(event);
    platform ??= awsPlatform(settingsIn(process.env), { now, random: Math.random });
    await work(openTenant(platform, { tenantId, actor: { type: "job", name }, now, mintId }), jobId);
  };
}
