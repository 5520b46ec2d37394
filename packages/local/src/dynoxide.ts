import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

export type Dynoxide = {
  endpoint: string;
  port: number;
  /** Recorded by whoever starts it, so that a start after a crash can end what the last one left behind. */
  pid: number;
  /** When it has ended, by our will or without it. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** How long the database may take to answer. It takes a tenth of a second. */
const startLimitMs = 10_000;
const stopLimitMs = 5_000;

/**
 * The local DynamoDB: a program from the npm package for this platform, with
 * its data in one SQLite file, or in memory where none is named. Streams stay
 * off: with them on each write slows down with the number of writes before it.
 */
export async function startDynoxide(options: { dataFile?: string; port?: number } = {}): Promise<Dynoxide> {
  const program = findProgram();
  const port = options.port ?? (await freePort());
  const place = options.dataFile === undefined ? [] : ["--db-path", options.dataFile];
  const child = spawn(program, ["serve", "--host", "127.0.0.1", "--port", String(port), ...place], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // a Ctrl+C in the terminal is for us: the database goes last, when nothing writes any more
  });

  const said = lastWords(child);
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));

  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await answers(endpoint, child, said);
  } catch (cause) {
    child.kill("SIGKILL");
    throw new Error(`The local database (dynoxide) did not start on port ${port}. It said: ${said() || "nothing"}`, { cause });
  }
  return { endpoint, port, pid: child.pid!, ended, stop: () => stop(child) };
}

function findProgram(): string {
  const platform = `${process.platform}-${process.arch}`;
  const file = process.platform === "win32" ? "dynoxide.exe" : "dynoxide";
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@dynoxide/${platform}/package.json`)), file);
  } catch (cause) {
    throw new Error(
      `The local database (dynoxide) is not here for this machine (${platform}). It comes with "npm ci", as the package ` +
        `@dynoxide/${platform}: run "npm ci" again on this machine, without --omit=optional. If there is no such package, ` +
        "start Concord on Linux x64 (a container or a virtual machine will do).",
      { cause },
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return (address as { port: number }).port;
}

/** It must say that it is listening before it is asked: another program may be answering on a port it could not have. */
async function answers(endpoint: string, child: ChildProcess, said: () => string): Promise<void> {
  let ended: Error | undefined;
  child.once("error", (error) => {
    ended = error;
  });
  child.once("exit", (code) => {
    ended ??= new Error(`It ended with code ${code}`);
  });
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (ended) throw ended;
    if (said().includes("listening on") && (await fetch(endpoint).catch(() => undefined))) return;
  }
  throw new Error(`It did not answer within ${startLimitMs / 1000} seconds`);
}

function lastWords(child: ChildProcess): () => string {
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    words = (words + chunk).slice(-2000);
  });
  return () => words.trim();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const giveUp = setTimeout(() => child.kill("SIGKILL"), stopLimitMs);
  await exit;
  clearTimeout(giveUp);
}
