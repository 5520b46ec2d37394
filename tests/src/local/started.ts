import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

const startScript = join(import.meta.dirname, "../../../packages/local/start.mjs");

export type Started = {
  process: ChildProcess;
  /** Where it answers, once it is ready. */
  ready: Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  output(): string;
  /** As the operating system would when memory runs out: no warning, no last words. */
  kill(): Promise<void>;
};

/** `npm start`, as a process of its own. */
export function startProcess(...flags: string[]): Started {
  const child = spawn(process.execPath, [startScript, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal })),
  );
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      const origin = /Concord is ready \(.*\): (http:\S+)/.exec(said)?.[1];
      if (origin) resolve(origin);
    });
    void ended.then(() => reject(new Error(`It ended before it was ready:\n${said}`)));
  });
  ready.catch(() => {}); // whoever waits for it hears of it
  return {
    process: child,
    ready,
    ended,
    output: () => said,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
