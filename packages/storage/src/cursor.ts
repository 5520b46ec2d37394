import { Failure } from "@concord/kernel";

/** Where a page ended: the sort key, and where an index was read also its own sort key and the row's partition. */
export type Place = { sk: string; gsi1sk?: string; pk?: string };

/** Opaque to callers. Whoever decodes one checks that it lies in the list that is being read. */
export const encodeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

export function decodeCursor(cursor: string, belongs: (place: Place) => boolean): Place {
  const place = parsed(cursor);
  if (!place || !belongs(place)) {
    throw new Failure("invalid", "cursor-invalid", "This is not a place in this list. Start again from its first page.");
  }
  return place;
}

function parsed(cursor: string): Place | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (typeof place !== "object" || place === null) return undefined;
    const { sk, gsi1sk, pk } = place as Record<string, unknown>;
    if (typeof sk !== "string") return undefined;
    return { sk, ...(typeof gsi1sk === "string" ? { gsi1sk } : {}), ...(typeof pk === "string" ? { pk } : {}) };
  } catch {
    return undefined;
  }
}
