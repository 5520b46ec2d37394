import type { CheckedVersion } from "./dataset-version.ts";

/** Under the store's limit for a record, with room for what the store adds. */
const largest = 90 * 1024;

const sizeOf = (version: CheckedVersion) => new TextEncoder().encode(JSON.stringify(version)).length;

/**
 * The version with as much of its profile as a record holds. A table of a few
 * columns keeps all of it; one of hundreds keeps fewer common values a column,
 * then fewer problems (all of them are in the rejects file), then shorter ends.
 */
export function fitVersion<V extends CheckedVersion>(version: V): V {
  for (const { common, rejects, letters } of [
    { common: 10, rejects: 100, letters: 200 },
    { common: 5, rejects: 100, letters: 80 },
    { common: 3, rejects: 50, letters: 40 },
    { common: 0, rejects: 20, letters: 20 },
  ]) {
    const fitted = trimmed(version, common, rejects, letters);
    if (sizeOf(fitted) <= largest) return fitted;
  }
  return trimmed(version, 0, 10, 0);
}

function trimmed<V extends CheckedVersion>(version: V, common: number, rejects: number, letters: number): V {
  const short = (text: string) => text.slice(0, letters);
  return {
    ...version,
    rejects: version.rejects.slice(0, rejects).map((reject) => ({ ...reject, value: short(reject.value) })),
    ...(version.status === "accepted" && {
      columns: version.columns.map(({ min, max, ...column }) => ({
        ...column,
        ...(min !== undefined && letters > 0 ? { min: short(min) } : {}),
        ...(max !== undefined && letters > 0 ? { max: short(max) } : {}),
        common: column.common.slice(0, common).map(({ value, rows }) => ({ value: short(value), rows })),
      })),
      notes: version.notes.slice(0, 50),
    }),
  };
}
