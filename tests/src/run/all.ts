import { spawn, spawnSync } from "node:child_process";
import { parseArgs, stripVTControlCharacters } from "node:util";

/**
 * `npm test`: format, lint, types, then every test, and one plain line at the
 * end that says how many passed. Each step runs even if the one before it
 * failed, so that one run tells everything there is to mend.
 */
const { positionals } = parseArgs({ allowPositionals: true, strict: false });

const failed = [
  ["Format and lint", "biome", ["check", "--error-on-warnings", "."]],
  ["Types", "tsc", []],
  ["Types of the infrastructure", "tsc", ["-p", "infra"]],
].filter(([title, command, args]) => !step(title as string, command as string, args as string[]));

const { code, passed, notPassed } = await vitest(positionals);
const total = notPassed + failed.length;
console.log(`\n${passed} passed, ${total} failed`);
process.exitCode = code !== 0 || total > 0 ? 1 : 0;

function step(title: string, command: string, args: string[]): boolean {
  console.log(`\n── ${title}`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

/** Runs vitest with its own output and reads the counts from its summary. */
function vitest(args: string[]): Promise<{ code: number; passed: number; notPassed: number }> {
  console.log("\n── Tests");
  return new Promise((resolve) => {
    const child = spawn("vitest", ["run", ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let tail = "";
    child.stdout.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk);
      tail = (tail + chunk.toString()).slice(-4000);
    });
    child.on("close", (status) => {
      const summary = /^\s*Tests\s+(.+)$/m.exec(stripVTControlCharacters(tail))?.[1] ?? "";
      const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
      resolve({ code: status ?? 1, passed: count("passed"), notPassed: count("failed") || (status === 0 ? 0 : 1) });
    });
  });
}
