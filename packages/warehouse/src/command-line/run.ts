import { rmSync } from "node:fs";
import { argumentsOf, help, type Asked } from "./arguments.ts";
import { asJson } from "./as-json.ts";
import { inWords } from "./in-words.ts";
import { exitCodeOf, refusedBefore, type Check } from "./result.ts";
import { scratchFolder } from "./scratch-folder.ts";

/** Does what the command line asks for, prints what came of it, and sets the exit code. A bad file never throws. */
export async function run(args: readonly string[]): Promise<void> {
  process.stdout.on("error", () => process.exit()); // whoever was reading has gone: `| head`
  const asked = argumentsOf(args);
  if (typeof asked === "string") {
    console.error(`${asked}\n\n${help}`);
    process.exitCode = 2;
    return;
  }
  if (asked.command === "help") return console.log(help);
  await check(asked);
}

async function check(asked: Extract<Asked, { command: "check" }>): Promise<void> {
  const { checkAt } = await import("./check-at.ts"); // brings DuckDB, which help and slips of the pen need not wait for
  let scratch: string | undefined;
  const clean = () => scratch && rmSync(scratch, { recursive: true, force: true });
  for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ] as const) {
    process.once(signal, () => {
      clean();
      process.exit(128 + number); // as shells say that a signal ended it
    });
  }
  try {
    scratch = scratchFolder();
    const result = await checkAt(scratch, asked).catch((error: unknown): Check => {
      const said = error instanceof Error ? error.message : String(error);
      return refusedBefore("could-not-check", `Concord could not check this file, and the fault is Concord's: ${said}`);
    });
    console.log(asked.json ? JSON.stringify(asJson(result), undefined, 2) : inWords(result, asked));
    process.exitCode = exitCodeOf(result);
  } finally {
    clean();
  }
}
