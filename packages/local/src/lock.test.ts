import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LockHeld, takeLock } from "./lock.ts";

const now = new Date("2026-11-24T09:00:00Z");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = () => JSON.parse(readFileSync(join(folder, "lock.json"), "utf8"));

test("a folder that a living process holds is refused, and the refusal says which and where it answers", () => {
  takeLock(folder, now).note({ origin: "http://127.0.0.1:4000" });
  expect(() => takeLock(folder, now)).toThrow(LockHeld);
  expect(() => takeLock(folder, now)).toThrow(
    `process ${process.pid} has held it since 2026-11-24T09:00:00.000Z and answers at http://127.0.0.1:4000`,
  );
});

test("a folder that was let go can be taken", () => {
  takeLock(folder, now).release();
  expect(() => takeLock(folder, now)).not.toThrow();
});

test("what a killed process left running is ended before its folder is taken, and a stranger who has its number by now is not", async () => {
  const orphan = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const gone = new Promise<NodeJS.Signals | null>((resolve) => orphan.once("exit", (_, signal) => resolve(signal)));
  takeLock(folder, now).note({ child: orphan.pid! });
  const { children, ...holder } = written();
  const stranger = { pid: process.pid, began: "another time" };
  writeFileSync(join(folder, "lock.json"), JSON.stringify({ ...holder, ...stranger, children: [...children, stranger] }));

  takeLock(folder, now);
  expect(await gone).toBe("SIGKILL");
  expect(written().pid).toBe(process.pid);
});

test("a lock that a crash cut short is nobody's", () => {
  writeFileSync(join(folder, "lock.json"), '{"pid": 1');
  expect(() => takeLock(folder, now)).not.toThrow();
});
