import { setImmediate } from "node:timers/promises";
import { Failure } from "@concord/kernel";
import { codesBeside, type FileStore, type Warehouse } from "@concord/domain/evidence";
import { asText, groupReader } from "./read-groups.ts";
import type { Table } from "./table.ts";

type Codes = Awaited<ReturnType<Warehouse["codes"]>>;

/** The codes that were listed when the table was made, if this column's were. */
export async function codesKept(files: Pick<FileStore, "read">, parquetKey: string, column: string): Promise<Codes | undefined> {
  const bytes = await files.read(codesBeside(parquetKey)).catch((error: unknown) => {
    if (error instanceof Failure && error.kind === "not-found") return undefined;
    throw error;
  });
  if (!bytes) return undefined;
  const kept = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, { code: string; label?: string; rows: number }[]>;
  const codes = Object.hasOwn(kept, column) ? kept[column] : undefined;
  return codes?.map(({ code, label, rows }) => ({ code, label, rows }));
}

/** The codes of a column that had too many to be listed: all of it is read. */
export async function codesIn(
  table: Table,
  { name, labelColumn }: { name: string; labelColumn?: string | undefined },
  limit: number,
): Promise<Codes> {
  const columns = [name, ...(labelColumn === undefined ? [] : [labelColumn])];
  const found = new Map<string, { code: string; label: string | undefined; rows: number }>();
  for (const group of table.groups) {
    const reader = await groupReader(table, [group], columns);
    await reader.fetch([group], columns);
    const { values, codes } = await reader.coded(group, name);
    const labels = labelColumn === undefined ? undefined : await reader.coded(group, labelColumn);
    const rowsOf = new Int32Array(values.length);
    const firstOf = new Int32Array(values.length);
    for (let row = codes.length - 1; row >= 0; row--) {
      const code = codes[row]!;
      if (code < 0) continue;
      rowsOf[code]!++;
      firstOf[code] = row;
    }
    for (const [place, code] of values.entries()) {
      if (rowsOf[place] === 0) continue;
      const seen = found.get(code);
      if (seen) seen.rows += rowsOf[place]!;
      else found.set(code, { code, label: labels?.values[labels.codes[firstOf[place]!]!], rows: rowsOf[place]! });
    }
    await setImmediate();
  }
  return [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1)).slice(0, limit);
}

export const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : asText(value));
