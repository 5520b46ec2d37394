import type { CheckedVersion } from "./dataset-version.ts";

/** Under the store's limit for a record, with room for what the store adds. */
const largest = 90 * 1024;

const sizeOf = (version: CheckedVersion) => new TextEncoder().encode(JSON.stringify(version)).length;

/**
 * The version with as much of its profile as a record holds. A table of a few
 * columns keeps all of it; one of hundreds keeps fewer common values a column,
 * then fewer problems (all of them are in the rejects file), then shorter ends.
 * Undefined where even the names of its columns are too long.
 */
export function fitVersion<V extends CheckedVersion>(version: V): V | undefined {
  for (const { common, rejects, letters } of [
    { common: 10, rejects: 100, letters: 200 },
    { common: 5, rejects: 100, letters: 80 },
    { common: 3, rejects: 50, letters: 40 },
    { common: 0, rejects: 20, letters: 20 },
    { common: 0, rejects: 10, letters: 0 },
  ]) {
    const fitted = trimmed(version, common, rejects, letters);
    if (sizeOf(fitted) <= largest) return fitted;
  }
  return undefined;
}

function trimmed<V extends CheckedVersion>(version: V, common: number, rejects: number, letters: number): V {
  return {
    ...version,
    rejects: version.rejects.slice(0, rejects).map((reject) => ({ ...reject, value: cut(reject.value, letters) })),
    ...(version.reading?.encodingGuess && {
      reading: {
        ...version.reading,
        encodingGuess: { sample: version.reading.encodingGuess.sample.slice(0, 5).map((line) => cut(line, 2 * letters)) },
      },
    }),
    ...(version.status !== "rejected" && {
      columns: version.columns.map(({ min, max, ...column }) => ({
        ...column,
        ...(min !== undefined && letters > 0 ? { min: cut(min, letters) } : {}),
        ...(max !== undefined && letters > 0 ? { max: cut(max, letters) } : {}),
        common: column.common.slice(0, common).map(({ value, rows }) => ({ value: cut(value, letters), rows })),
      })),
      notes: version.notes.slice(0, 50).map((note) => cut(note, 600)),
    }),
  };
}

/** Never through a character: half of one cannot be stored. */
const cut = (text: string, letters: number) => text.slice(0, letters).replace(/[\ud800-\udbff]$/, "");
