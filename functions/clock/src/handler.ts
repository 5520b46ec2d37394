import { randomBytes } from "node:crypto";
import { ulidMinter } from "@concord/kernel";
import { awsPlatform, settingsIn } from "@concord/storage";
import { clockOver } from "./clock-over.ts";
import { due } from "./due.ts";

const now = () => new Date();

const tick = clockOver(awsPlatform(settingsIn(process.env), { now, random: Math.random }), {
  now,
  mintId: ulidMinter(now, randomBytes),
  due,
});

/** Called each minute by the scheduler. */
export const handler = (): Promise<{ done: number }> => tick();
