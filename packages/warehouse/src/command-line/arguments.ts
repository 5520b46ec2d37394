import { parseArgs } from "node:util";

/** What was asked for on the command line. */
export type Asked = { command: "help" } | { command: "check"; file: string; json: boolean; recipe?: string | undefined; tolerance: number };

/**
 * The share of bad rows that the command lets by where none is given. A person who
 * tries a file wants to see what would become of it, even where half of a few
 * rows are bad; what a dataset tolerates is its own, and is usually nothing.
 */
export const usualTolerance = 0.5;

export const help = `concord check FILE: what Concord would make of a file of evidence. The file is read, and nothing else is touched.

  npm run -s concord -- check FILE [--json] [--tolerance SHARE] [--recipe RECIPE.json]

  --json              print one JSON object, with every bad cell in it
  --tolerance SHARE   the share of bad rows that is let by, from 0 to 1 (${usualTolerance} unless you say otherwise;
                      in the service it is the dataset's, and 0 unless it was changed)
  --recipe FILE       corrections to how the file is read, as the service keeps them with a dataset

It ends with 0 where the file is accepted, 1 where it is accepted with problems (some rows are bad and would be left
out), and 2 where it is refused, is not there or cannot be read.`;

/** Reads the command line; a sentence where it cannot be understood. */
export function argumentsOf(args: readonly string[]): Asked | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message.split(/\. (?=To specify)/)[0]! : String(error); // split gives at least one
  }
  const { values, positionals } = parsed;
  const [command, file, ...more] = positionals;
  if (values.help || command === "help") return { command: "help" };
  if (command === undefined) return "Say what to do: there is one command, “check”.";
  if (command !== "check") return `There is no command “${command}”, only “check”.`;
  if (file === undefined) return "Say which file to check.";
  if (more.length > 0) return "One file is checked at a time. Put a path with spaces in it in quotes.";
  const tolerance = values.tolerance === undefined ? usualTolerance : Number(values.tolerance);
  if (values.tolerance?.trim() === "" || !(tolerance >= 0 && tolerance <= 1)) {
    return `--tolerance is a share from 0 to 1, such as 0.05, and not “${values.tolerance}”.`;
  }
  return { command: "check", file, json: values.json ?? false, recipe: values.recipe, tolerance };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      recipe: { type: "string" },
      tolerance: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
