import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "@concord/kernel";
import { startPlatform, type RunningPlatform } from "@concord/local";

export type Temporary = RunningPlatform;

/** The whole of Concord on a free port, with a folder of its own that goes when it stops. */
export async function startTemporary(options: { now?: Clock; leaveJobs?: boolean } = {}): Promise<Temporary> {
  const folder = await mkdtemp(join(tmpdir(), "concord-"));
  const platform = await startPlatform({ dataPath: folder, port: 0, evidence: "first", ...options });
  return {
    ...platform,
    async stop() {
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
