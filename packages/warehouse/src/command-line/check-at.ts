import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readRejects, Recipe, rejectsHeader, type Reject } from "@concord/domain/evidence";
import { checkFile } from "../ingest/index.ts";
import type { Asked } from "./arguments.ts";
import { mostRejects, refusedBefore, type Check } from "./result.ts";

/** Checks a file with the code of the service, in a folder that is this run's own. */
export async function checkAt(scratch: string, { file, recipe, tolerance }: Extract<Asked, { command: "check" }>): Promise<Check> {
  const path = fromWhereAsked(file);
  const found = await look(path, file);
  if (typeof found !== "number") return found;
  const told = recipe === undefined ? undefined : await readRecipe(fromWhereAsked(recipe), recipe);
  if (told && "outcome" in told) return told;

  const { outcome, understood, rejects } = await checkFile(path, { folder: join(scratch, "check"), tolerance, recipe: told });
  return { outcome, understood, bytes: found, rejects: rejects === undefined ? [] : await allRejects(rejects) };
}

/** npm runs a script in the project's own folder, and keeps in INIT_CWD where the person stood. */
const fromWhereAsked = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** How large the file is, or why it cannot be read. */
async function look(path: string, asked: string): Promise<number | Check> {
  try {
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return refusedBefore("not-a-file", `“${asked}” is not a file. Name the file to check.`);
    await (await open(path)).close();
    return size;
  } catch (error) {
    return refusedBefore(...whyUnreadable(error, asked));
  }
}

function whyUnreadable(error: unknown, asked: string): [code: string, because: string] {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return ["file-not-found", `There is no file “${asked}”. Look at its path.`];
  if (code === "EACCES" || code === "EPERM") return ["file-unreadable", `You may not read “${asked}”. Ask whoever owns it.`];
  return ["file-unreadable", `“${asked}” cannot be read (${code || "the path is none"}).`];
}

async function readRecipe(path: string, asked: string): Promise<Recipe | Check> {
  try {
    const read = Recipe.safeParse(JSON.parse(await readFile(path, "utf8")));
    if (read.success) return read.data;
    const [first] = read.error.issues;
    return refusedBefore("recipe-invalid", `The recipe “${asked}” is not one: ${first?.path.join(".")} ${first?.message}`);
  } catch (error) {
    if (error instanceof SyntaxError) return refusedBefore("recipe-invalid", `The recipe “${asked}” is not JSON.`);
    const [, because] = whyUnreadable(error, asked);
    return refusedBefore("recipe-unreadable", because);
  }
}

async function allRejects(path: string): Promise<Reject[]> {
  const rejects: Reject[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { start: rejectsHeader.length, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, piece]);
    const read = readRejects(bytes, mostRejects - rejects.length);
    for (const reject of read.rejects) rejects.push(reject);
    if (rejects.length >= mostRejects) break;
    rest = bytes.subarray(read.bytes);
  }
  return rejects;
}
