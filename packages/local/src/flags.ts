import { parseArgs } from "node:util";
import { join, resolve } from "node:path";
import { root } from "./page.ts";

export type Flags = { port: number; dataPath: string; reset: boolean; help: boolean };

export const usage = `Concord, the whole of it on this machine.

  npm start                        begins, or goes on where it was left
  npm start -- --port 4001         listens there instead of on 4000
  npm start -- --data DIR          keeps its data in DIR instead of in .concord
  npm start -- --reset             throws the data away and begins again
  npm start -- --help              prints this`;

/** What was asked for on the command line, or a sentence that says what was wrong with it. */
export function readFlags(args: readonly string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string" }, data: { type: "string" }, reset: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const port = Number(values.port ?? 4000);
    if (!/^\d+$/.test(values.port ?? "4000") || port > 65_535) return `--port takes a number up to 65535, not "${values.port}".`;
    if (values.data === "") return "--data takes the name of a folder.";
    // npm moves to the project's root and tells where it was called from.
    const dataPath = values.data === undefined ? join(root, ".concord") : resolve(process.env.INIT_CWD ?? process.cwd(), values.data);
    return { port, dataPath, reset: values.reset ?? false, help: values.help ?? false };
  } catch (error) {
    return (error as Error).message.split(". To specify")[0]!; // node explains its own syntax after that
  }
}
