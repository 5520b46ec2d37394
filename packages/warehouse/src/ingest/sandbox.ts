import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

export type SandboxSettings = { threads: number; memoryMegabytes: number };

/**
 * Measured on two million rows (176 MB): DuckDB holds about 150 MB beyond its
 * limit, and Node about 130. With a limit of 400 MB the process came to 700 and
 * more; with 200 it stays under 600 and is no slower, since what it sorts spills.
 */
export const sandboxSettings: SandboxSettings = { threads: 2, memoryMegabytes: 200 };

/**
 * For a table of so many columns. Each thread holds buffers for every column: 300 columns of 300 rows were too much for two threads in
 * 200 MB. A wide table is read by one, with more room.
 */
export const roomFor = (columns: number, { threads, memoryMegabytes }: SandboxSettings): SandboxSettings =>
  columns <= 50 ? { threads, memoryMegabytes } : { threads: 1, memoryMegabytes: memoryMegabytes + Math.min(300, columns) };

/**
 * A DuckDB that sees one folder and one file, and nothing else: no network, no extension, no
 * other file, and no way to ask for them, since the settings are locked. What it
 * reads was written by strangers.
 */
export async function openSandbox(
  folder: string,
  file: string,
  settings: SandboxSettings,
): Promise<{ duck: DuckDBConnection; close: () => void }> {
  const spill = join(folder, "spill");
  await mkdir(spill, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(settings.threads),
    memory_limit: `${settings.memoryMegabytes}MB`,
    preserve_insertion_order: "false",
    enable_external_file_cache: "false", // a file that is written again is read again
    autoload_known_extensions: "false",
    autoinstall_known_extensions: "false",
  });
  const duck = await instance.connect();
  // The order matters: a folder cannot be allowed once access is closed, and a lock locks.
  await duck.run(`SET allowed_directories = [${text(folder)}]`);
  await duck.run(`SET allowed_paths = [${text(file)}]`);
  await duck.run(`SET temp_directory = ${text(spill)}`);
  await duck.run("SET enable_external_access = false");
  await duck.run("SET lock_configuration = true");
  return {
    duck,
    close: () => {
      duck.closeSync();
      instance.closeSync();
    },
  };
}

/** A text literal. */
export const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
/** A column's name. */
export const name = (value: string) => `"${value.replaceAll('"', '""')}"`;
