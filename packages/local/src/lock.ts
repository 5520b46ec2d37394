import { spawnSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A process, and the moment it began: a number alone may by now belong to another program. */
type ProcessMark = { pid: number; began: string };
type Holder = ProcessMark & { since: string; origin?: string; children: ProcessMark[] };

export type Lock = {
  /** Writes down where it can be reached, and what would outlive it if it were killed. */
  note(facts: { origin?: string; child?: number }): void;
  release(): void;
};

/** Somebody else has the folder. */
export class LockHeld extends Error {
  readonly holder: { pid: number; origin?: string | undefined };
  constructor(path: string, holder: Holder) {
    const where = holder.origin === undefined ? "" : ` and answers at ${holder.origin}`;
    super(`Concord is already running on ${path}: process ${holder.pid} has held it since ${holder.since}${where}.`);
    this.holder = holder;
  }
}

/**
 * Takes a data folder for this process alone. What a process that was killed left
 * running (the database is a process of its own) is ended first: two of them
 * must never write in one file.
 */
export function takeLock(dataPath: string, now: Date): Lock {
  const path = join(dataPath, "lock.json");
  mkdirSync(dataPath, { recursive: true, mode: 0o700 });

  const holder: Holder = { ...markOf(process.pid), since: now.toISOString(), children: [] };
  if (!create(path, holder)) {
    const other = read(path);
    if (other && isRunning(other)) throw new LockHeld(dataPath, other);
    for (const child of other?.children ?? []) endOrphan(child);
    rmSync(path, { force: true });
    if (!create(path, holder)) return takeLock(dataPath, now); // another start was quicker: it has the folder now
  }
  return {
    note({ origin, child }) {
      if (origin !== undefined) holder.origin = origin;
      if (child !== undefined) holder.children.push(markOf(child));
      writeFileSync(path, JSON.stringify(holder));
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Whole or not at all: written beside, then linked into place, which fails where one stands. */
function create(path: string, holder: Holder): boolean {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(holder));
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined; // cut short by a crash, or gone
  }
}

function endOrphan(child: ProcessMark): void {
  if (!isRunning(child)) return;
  process.kill(child.pid, "SIGKILL");
  for (const deadline = Date.now() + 5000; isRunning(child) && Date.now() < deadline; )
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}

const isRunning = ({ pid, began }: ProcessMark): boolean => isAlive(pid) && markOf(pid).began === began;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it is there, and another user's
  }
}

function markOf(pid: number): ProcessMark {
  return { pid, began: process.platform === "win32" ? "" : beganAt(pid) };
}

function beganAt(pid: number): string {
  if (existsSync("/proc/self/stat")) {
    try {
      // Field 22, counted after the program's name, which stands in brackets and may hold anything.
      // A process that has ended and was not yet taken note of (Z) is not running.
      const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
      return state === "Z" ? "ended" : `tick ${fields[18]}`;
    } catch {
      return "gone";
    }
  }
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}
