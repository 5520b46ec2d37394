import { readFlags, usage } from "./flags.ts";
import { pageIsStale } from "@concord/web/build-page";
import { buildPageOrKeep } from "./page.ts";
import { plainWords } from "./plain-words.ts";
import { startPlatform, workPath, type RunningPlatform } from "./platform.ts";

/** `npm start`. */
export async function start(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (typeof flags === "string") return fail(`${flags}\n\n${usage}`);
  if (flags.help) return console.log(usage);

  const began = performance.now();
  process.env.TMPDIR = workPath(flags.dataPath);
  const starting = startPlatform({ ...flags, onDatabaseLost });
  const isStopping = onSignals(async () => (await starting).stop());
  try {
    const platform = await starting;
    if (!isStopping() && pageIsStale()) {
      console.log("Building the page, since its sources changed …");
      await buildPageOrKeep();
    }
    if (!isStopping()) console.log(welcome(platform, performance.now() - began));
  } catch (error) {
    if (isStopping()) return;
    await starting.then(({ stop }) => stop()).catch(() => {}); // one that did not start has nothing to stop
    const words = plainWords(error, flags.dataPath);
    if (words === undefined) console.error(error);
    fail(words ?? "Concord could not start, for a reason that nobody foresaw. The lines above say what it met.");
  }
}

function onDatabaseLost(): void {
  console.error("The database ended though nobody stopped it. What was saved is kept: start Concord again.");
  process.exit(1);
}

/** One Ctrl+C can arrive twice: from the terminal, and passed on by npm. */
const oneAndTheSame = 500;

/** The first signal stops in order; a second one does not wait. */
function onSignals(stop: () => Promise<void>): () => boolean {
  let first: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (first !== undefined && performance.now() - first < oneAndTheSame) return;
      if (first !== undefined) process.exit(1);
      first = performance.now();
      console.log("\nStopping …");
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
  return () => first !== undefined;
}

function welcome({ origin, dataPath, people }: RunningPlatform, took: number): string {
  const widest = Math.max(...people.map(({ name }) => name.length));
  const authorities = Map.groupBy(people, ({ authority }) => authority);
  const list = [...authorities].map(
    ([authority, members]) => `  ${authority}\n${members.map(({ name, title }) => `    ${name.padEnd(widest)}  ${title}`).join("\n")}`,
  );
  return `
Concord is ready (${(took / 1000).toFixed(1)} s): ${origin}

Sign in there as any of these; nobody has a password here:

${list.join("\n\n")}

Data is kept in ${dataPath}. Ctrl+C stops; npm start -- --reset begins again.`;
}

function fail(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

if (import.meta.main) await start(process.argv.slice(2));
