import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTemporary, type Temporary } from "./temporary-platform.ts";

const readme = readFileSync(join(import.meta.dirname, "../../../README.md"), "utf8");
const section = /^## From a notebook$[\s\S]*?(?=^## )/m.exec(readme)?.[0] ?? "";

/** What the README tells a reader to type, for the port that this one runs on. */
function written(language: "sh" | "python"): string {
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
  if (block === undefined) throw new Error(`The README has no ${language} for a notebook`);
  return block.replaceAll("http://127.0.0.1:4000", platform.origin);
}

let platform: Temporary;
beforeAll(async () => {
  platform = await startTemporary();
  await platform.furnished;
}, 120_000);
afterAll(() => platform?.stop());

function run(command: string, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [command === "python3" ? "-c" : "-ec", program], { stdio: ["ignore", "pipe", "pipe"] });
    let [told, wrong] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (told += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (wrong += chunk.toString()));
    child.once("close", (code) => (code === 0 ? resolve(told) : reject(new Error(`${command} ended with ${code}:\n${wrong}`))));
  });
}

test("what the README says to type in a shell gives a table as CSV", async () => {
  const lines = (await run("bash", written("sh"))).trim().split("\r\n");
  expect(lines[0]).toMatch(/^code,name,jobs_from,jobs_from_low,jobs_from_high,/);
  expect(lines.slice(1).map((line) => line.slice(0, 2))).toEqual([..."ABCDEFGHIJKLMNOPQRSTU"].map((section) => `${section},`));
});

const hasPandas = spawnSync("python3", ["-c", "import pandas, requests"]).status === 0;
if (!hasPandas) console.warn("There is no Python with pandas and requests here, so the README's notebook in Python is not tried.");

test.runIf(hasPandas)("what the README says to type in Python gives a frame, with its lineage", async () => {
  const told = await run("python3", written("python"));
  expect(told).toMatch(/^\s+name\s+location_quotient_low\s+location_quotient\s+location_quotient_high\s+told_apart$/m);
  expect(told).toMatch(/^\d+\s+Manufacturing\s+0\.\d+\s+0\.\d+\s+0\.\d+\s+True$/m);
  expect(told).toMatch(/^Jobs by industry and district, .*\(illustrative\) open [0-9a-f]{64}$/m);
});
