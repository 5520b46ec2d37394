import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CheckAsJson } from "./as-json.ts";

const entry = join(import.meta.dirname, "concord.mjs");

vi.setConfig({ testTimeout: 60_000 }); // a process for each check

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-command-"));
  await mkdir(join(folder, "scratch"));
});
afterAll(() => rm(folder, { recursive: true }));

type Ran = { code: number | null; out: string; err: string };

/** The command as a person runs it, standing in the folder of the test, with its scratch folders in one that the test looks into. */
function concord(
  args: readonly string[],
  { nodeFlags = [], onStart }: { nodeFlags?: string[]; onStart?: (child: ChildProcess) => void } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [...nodeFlags, entry, ...args], {
    env: { ...process.env, INIT_CWD: folder, TMPDIR: join(folder, "scratch") },
  });
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.on("data", (piece) => (ran.out += String(piece)));
  child.stderr.on("data", (piece) => (ran.err += String(piece)));
  onStart?.(child);
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...ran, code })));
}

async function check(name: string, content: string | Uint8Array, ...flags: string[]) {
  await writeFile(join(folder, name), content);
  const { code: exit, out, err } = await concord(["check", "--json", ...flags, "--", name]);
  expect(err).toBe("");
  return { exit, ...(JSON.parse(out) as CheckAsJson) };
}

const rows = [
  "DATE,GEOGRAPHY_CODE,OBS_VALUE",
  "2021,E08000032,5",
  "2021,E08000033,many",
  "2021,E08000034",
  "2021,E08000035,*",
  "2021,E08000036,7",
];

test("0 is accepted, 1 is accepted with problems and 2 is refused, and the answer says which and why", async () => {
  expect(await check("good.csv", rows.filter((_, line) => ![2, 3].includes(line)).join("\n"))).toMatchObject({
    exit: 0,
    outcome: "accepted",
    layout: "Nomis API CSV",
    encoding: "utf-8",
    delimiter: ",",
    quote: "",
    preambleLines: 0,
    headerLines: 1,
    columns: [
      { name: "DATE", type: "text", meaning: "period" },
      { name: "GEOGRAPHY_CODE", type: "text", meaning: "place" },
      { name: "OBS_VALUE", type: "integer", meaning: "value" },
    ],
    rows: 3,
    rejects: [],
    marks: [{ column: "OBS_VALUE", marksColumn: "OBS_VALUE mark" }],
  });
  expect(await check("bad.csv", rows.join("\n"))).toMatchObject({
    exit: 1,
    outcome: "accepted-with-problems",
    rows: 3,
    rejects: [
      { line: 3, column: "OBS_VALUE", value: "many", reason: expect.stringContaining("not a number") },
      { line: 4, column: "OBS_VALUE", value: "2021,E08000034", reason: "This row has 2 columns; the header has 3." },
    ],
  });
  expect(await check("bad.csv", rows.join("\n"), "--tolerance", "0.1")).toMatchObject({
    exit: 2,
    outcome: "refused",
    rows: 0,
    rejectCount: 2,
    because: expect.stringContaining("2 of 5 rows are bad, the first on line 3."),
    columns: [{ name: "DATE" }, { name: "GEOGRAPHY_CODE" }, { name: "OBS_VALUE" }],
  });
});

test("a recipe's corrections are used, and one that is none is refused", async () => {
  await writeFile(join(folder, "recipe.json"), JSON.stringify({ columns: [{ name: "sic", rename: "Industry", meaning: "industry" }] }));
  await writeFile(join(folder, "wrong.json"), "{");
  const corrected = await check("sic.csv", "sic,n\n01110,1\n62012,2\n", "--recipe", "recipe.json");
  expect(corrected.columns[0]).toEqual({ name: "Industry", type: "text", meaning: "industry" });
  expect(await check("sic.csv", "sic,n\n01110,1\n", "--recipe", "wrong.json")).toMatchObject({
    exit: 2,
    because: expect.stringContaining("not JSON"),
  });
});

test("what is no file, or no table, is refused with every field and without a stack", async () => {
  for (const name of ["nowhere.csv", "scratch"]) {
    const { code, out, err } = await concord(["check", name, "--json"]);
    expect([code, err]).toEqual([2, ""]);
    expect(JSON.parse(out)).toMatchObject({
      outcome: "refused",
      columns: [],
      rejects: [],
      rows: 0,
      encoding: "",
      layout: "",
      because: expect.stringContaining(name),
    });
  }
  for (const [name, content] of [
    ["empty.csv", ""],
    ["zeros.csv", Buffer.alloc(5000)],
    ["header.csv", "a,b\n"],
    ["wide.csv", `${Array.from({ length: 5000 }, (_, at) => `c${at}`).join(",")}\n`.repeat(3)],
    ["broken.csv", 'a,b\n1,"x\n2,y\n3,z\n'],
    ["zip.zip", "PK\x03\x04 and no more"],
    ["parquet.parquet", "PAR1 and no more PAR1"],
  ] as const) {
    const refusal = await check(name, content);
    expect(refusal, name).toMatchObject({ exit: 2, outcome: "refused", rows: 0 });
    expect(refusal.because, name).toMatch(/^[A-Z].*\.( .*)?$/s);
  }
});

test("a line of 200 MB is refused in two seconds and 300 MB", async () => {
  // In pieces: what this process holds counts for its children when they begin.
  await writeFile(join(folder, "long.csv"), "a,b\n1,");
  for (let piece = 0; piece < 200; piece++) await appendFile(join(folder, "long.csv"), "x".repeat(1_000_000));
  const sayMemory = "data:text/javascript,process.on('exit', () => console.error(process.resourceUsage().maxRSS))";
  const before = performance.now();
  const { out, err } = await concord(["check", "long.csv", "--json"], { nodeFlags: ["--import", sayMemory] });
  expect(JSON.parse(out)).toMatchObject({ outcome: "refused", code: "line-too-long" });
  expect(Number(err) / 1024).toBeLessThan(300);
  expect(performance.now() - before).toBeLessThan(10_000); // two seconds on a machine that does nothing else
  await rm(join(folder, "long.csv"));
});

test("names of files, headers and cells may be anything", async () => {
  const naughty = ["'; DROP TABLE x; --", "=1+1", "-rf", "$(HOME)", "`ls`", "é😀\u202e", "__proto__", "a\tb", "%s%n", "<script>"];
  for (const name of naughty.slice(0, 4)) {
    const seen = await check(
      `${name}.csv`,
      `${naughty.map((cell) => `"${cell}"`).join(",")}\n${naughty.map((cell) => `"${cell}3"`).join(",")}\n${naughty.map((cell) => `"${cell}2"`).join(",")}\n`,
    );
    expect(seen).toMatchObject({ exit: 0, rows: 2 });
    expect(seen.columns).toHaveLength(naughty.length);
  }
});

test("for a person it is said in words, with no control characters of the file's", async () => {
  await writeFile(join(folder, "bad.csv"), [...rows, "2021,E08000037,\u001b[31mred"].join("\n"));
  const { code, out, err } = await concord(["check", "bad.csv"]);
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain("Accepted with problems: 3 rows in 4 columns.");
  expect(out).toContain("line 3, OBS_VALUE: “many”");
  expect(out).toContain("What to do");
  expect(out).not.toContain("\u001b");
});

test("what is asked wrongly is answered with help and 2, and help is no failure", async () => {
  expect(await concord(["chek", "x"])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("There is no command “chek”") });
  expect(await concord(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("--tolerance"), err: "" });
});

test("nothing is left behind, also when it is stopped in the middle", async () => {
  await writeFile(join(folder, "large.csv"), `a,b\n${"1,£2\n".repeat(3_000_000)}`);
  const stopped = await concord(["check", "large.csv"], {
    onStart: (child) => {
      const watcher = watch(join(folder, "scratch"), () => {
        watcher.close();
        child.kill("SIGINT");
      });
    },
  });
  expect(stopped).toMatchObject({ code: 130, out: "" });
  expect(await readdir(join(folder, "scratch"))).toEqual([]);
});
