import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { evidence, me } from "@concord/contract";
import { demonstrationPerson } from "@concord/local/demonstration";
import { signIn } from "./sign-in.ts";
import { startProcess, type Started } from "./started.ts";

let folder: string;
let begun: Started[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-start-"));
  begun = [];
});

afterEach(async () => {
  for (const { process, ended } of begun) {
    process.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true });
});

function start(...flags: string[]): Started {
  const started = startProcess("--data", folder, "--port", "0", ...flags);
  begun.push(started);
  return started;
}

const stop = async (started: Started) => {
  started.process.kill("SIGTERM");
  return await started.ended;
};

const amina = demonstrationPerson("Amina Hussain").email;
const description = {
  name: "Jobs by sector",
  kind: "open",
  publisher: "ONS",
  licence: { name: "Open Government Licence v3.0", mayShare: true, mayPublish: true, mayLeaveByApi: true },
  description: "",
  sensitivity: "public",
  tolerance: 0,
  rounding: "none",
} as const;

test("a start says where it answers and who one can sign in as; a second one finds everything where it was; --reset begins again", async () => {
  const first = start();
  const origin = await first.ready;
  expect(first.output()).toContain("Amina Hussain");
  expect(first.output()).toContain(folder);
  const { call } = await signIn(origin, amina);
  const { tenants } = await call(me.getMe, {});
  const tenantId = tenants[0]!.tenant.id;
  const { id } = await call(evidence.createDataset, { tenantId, body: description });
  expect(await stop(first)).toEqual({ code: 0, signal: null });

  const again = await signIn(await start().ready, amina);
  expect((await again.call(evidence.listDatasets, { tenantId, query: {} })).items.map((dataset) => dataset.id)).toContain(id);
  expect(await stop(begun.at(-1)!)).toEqual({ code: 0, signal: null });

  const anew = await signIn(await start("--reset").ready, amina);
  expect((await anew.call(evidence.listDatasets, { tenantId, query: {} })).items.map((dataset) => dataset.id)).not.toContain(id);
});

test("a second start on the same data says which process has it and ends, and leaves the first alone", async () => {
  const first = start();
  const origin = await first.ready;

  const second = start("--reset");
  expect(await second.ended).toMatchObject({ code: 1 });
  expect(second.output()).toContain(`process ${first.process.pid}`);
  expect(second.output()).toContain(origin);
  expect((await fetch(`${origin}/v1/openapi.json`)).status).toBe(200);
});

test("a port that is another's is said, with what to do, and no data folder stays locked", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };

  const refused = start("--port", String(port));
  expect(await refused.ended).toMatchObject({ code: 1 });
  expect(refused.output()).toContain(`Port ${port} is taken by another program`);
  expect(refused.output()).toContain("--port");
  other.close();

  await expect(start().ready).resolves.toMatch(/^http:/);
});

test("after a kill, the next start ends the database that was left running, and goes on", async () => {
  const killed = start();
  await killed.ready;
  const { children } = JSON.parse(await readFile(join(folder, "lock.json"), "utf8")) as { children: { pid: number }[] };
  await killed.kill();
  expect(children.filter(({ pid }) => isAlive(pid))).toHaveLength(1);

  await start().ready;
  expect(children.filter(({ pid }) => isAlive(pid))).toEqual([]);
});

test("what the command line does not know is said, with what it knows", async () => {
  const refused = start("--prot", "4001");
  expect(await refused.ended).toMatchObject({ code: 1 });
  expect(refused.output()).toContain("'--prot'");
  expect(refused.output()).toContain("--reset");
});

/** A process that has ended may still be listed, until whoever is its parent by now takes note of it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
