import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
export const pageFolder = join(root, "web/dist");

/** Whatever ends up in the page: its own sources, and the packages it may import. */
const sources = [
  "web/src",
  "web/public",
  "web/index.html",
  "web/vite.config.ts",
  "web/package.json",
  "packages/kernel/src",
  "packages/domain/src",
  "packages/contract/src",
  "package-lock.json",
];

const builtFrom = join(pageFolder, ".built-from");

/** Is the page that lies there the page of these sources? */
export function pageIsStale(): boolean {
  return !existsSync(builtFrom) || readFileSync(builtFrom, "utf8") !== hashOfSources();
}

/**
 * Builds the page in a process of its own, so that this one can do the rest
 * meanwhile and does not keep what building took. Throws what the builder said.
 */
export async function buildPage(): Promise<void> {
  const hash = hashOfSources();
  const aside = `${pageFolder}.${process.pid}`; // the page that lies there is whole until the new one is
  const script =
    'import { build } from "vite"; const [, root, outDir] = process.argv; await build({ root, logLevel: "silent", build: { outDir, emptyOutDir: true } }).catch(({ message }) => { console.error(message); process.exit(1); });';
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, join(root, "web"), aside], {
    cwd: join(root, "web"),
    env: { ...process.env, NODE_ENV: "production" }, // in a test it is "test", and React would be built for development
    stdio: ["ignore", "pipe", "pipe"],
  });
  const endWithUs = () => void child.kill();
  process.once("exit", endWithUs);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  process.off("exit", endWithUs);
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw new Error(`The page could not be built:\n${said.trim()}`);
  }
  writeFileSync(join(aside, ".built-from"), hash);
  rmSync(pageFolder, { recursive: true, force: true });
  renameSync(aside, pageFolder);
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const path of sources.map((source) => join(root, source)).flatMap(filesIn))
    hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex");
}

function filesIn(path: string): string[] {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts?.isDirectory()) return facts ? [path] : [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
