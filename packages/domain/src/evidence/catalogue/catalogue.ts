import * as z from "zod";
import { dayOf, Failure, id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { all, type Page } from "../../store.ts";
import { Dataset, datasets, datasetsOfKind, SourceKind } from "./dataset.ts";
import { Freshness, freshness } from "./freshness.ts";

/** A dataset in the catalogue: without its recipe and the names of its columns, which may be long, and with how fresh it is today. */
export const CatalogueItem = Dataset.omit({ recipe: true }).extend({ freshness: Freshness });
export type CatalogueItem = z.infer<typeof CatalogueItem>;

/** What the catalogue can be asked. Several filters hold together. */
export const CatalogueAsk = z.object({
  /** Every word of it stands somewhere in the name, publisher, purpose, description, places, columns or code sets. */
  q: z.string().trim().max(200).optional(),
  kind: SourceKind.optional(),
  sensitivity: Dataset.shape.sensitivity.optional(),
  freshness: Freshness.shape.state.optional(),
  stewardId: id("person").optional(),
  /** Only those whose licence permits this. */
  permits: z.enum(["share", "publish", "api"]).optional(),
  /** `name` and `kind` go up; `updated` newest first, `rows` most first, `freshness` those first that are longest overdue. `reverse` turns it round. */
  sort: z.enum(["name", "kind", "updated", "rows", "freshness"]).optional(),
  reverse: z.boolean().optional(),
});
export type CatalogueAsk = z.infer<typeof CatalogueAsk>;
type Sort = NonNullable<CatalogueAsk["sort"]>;

/**
 * A page of the catalogue. An authority keeps tens of datasets, or hundreds, (`evidenceLimits.datasets` at most), so all are read and looked through here: no
 * index could answer every combination. `total` counts those found on every page.
 */
export async function listCatalogue(
  context: Pick<Context, "store" | "now">,
  ask: CatalogueAsk & { after?: string | undefined; limit?: number | undefined } = {},
): Promise<Page<CatalogueItem> & { total: number }> {
  const today = dayOf(context.now());
  const kept = await all(context.store, datasets, ask.kind ? { in: datasetsOfKind(ask.kind) } : {});
  const found = kept
    .map(({ recipe: _, ...dataset }): CatalogueItem => ({ ...dataset, freshness: freshness(dataset, today) }))
    .filter((item) => fits(item, ask));

  const { sort = "name", reverse = false, limit = 50 } = ask;
  const inOrder = found.map((item) => ({ item, place: placeOf(item, sort) })).sort((one, other) => inTurn(one.place, other.place));
  if (reverse) inOrder.reverse();
  const after = ask.after === undefined ? undefined : lastSeen(ask.after, { sort, reverse });
  const rest = after ? inOrder.filter(({ place }) => (reverse ? inTurn(place, after) < 0 : inTurn(place, after) > 0)) : inOrder;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => withoutNames(item)),
    total: found.length,
    ...(last && page.length < rest.length ? { next: cursor({ sort, reverse }, last.place) } : {}),
  };
}

function withoutNames({ latestFacts, ...item }: CatalogueItem): CatalogueItem {
  if (!latestFacts) return item;
  const { columnNames: _, ...facts } = latestFacts;
  return { ...item, latestFacts: facts };
}

function fits(item: CatalogueItem, { q, sensitivity, freshness: state, stewardId, permits }: CatalogueAsk): boolean {
  if (sensitivity !== undefined && item.sensitivity !== sensitivity) return false;
  if (state !== undefined && item.freshness.state !== state) return false;
  if (stewardId !== undefined && item.stewardId !== stewardId) return false;
  const { mayShare, mayPublish, mayLeaveByApi } = item.licence;
  if (permits !== undefined && !{ share: mayShare, publish: mayPublish, api: mayLeaveByApi }[permits]) return false;
  if (!q) return true;
  const said = folded(
    [
      item.name,
      item.publisher,
      item.purpose,
      item.description,
      item.coverage?.places,
      item.licence.name,
      ...(item.latestFacts?.columnNames ?? []),
      ...(item.latestFacts?.codeSets ?? []),
    ]
      .filter((text) => text !== undefined)
      .join("\n"),
  );
  return folded(q)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** As it is looked for: without case, and without accents, which a British keyboard lacks. */
const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Where an item stands: by what is sorted for, then by name, then by id, so that no two stand in one place. */
type Place = readonly (string | number)[];

function placeOf({ id, name, kind, latestFacts, freshness: { state, due = "" } }: CatalogueItem, sort: Sort): Place {
  const end = [folded(name), id];
  switch (sort) {
    case "name":
      return end;
    case "kind":
      return [kinds.indexOf(kind), ...end];
    case "rows":
      return [-(latestFacts?.rows ?? -1), ...end];
    case "updated":
      return [-Date.parse(latestFacts?.checkedAt ?? "1970-01-01T00:00:00Z"), ...end];
    case "freshness":
      return [urgency.indexOf(state), due, ...end];
  }
}

const kinds: readonly SourceKind[] = SourceKind.options;
const urgency: readonly Freshness["state"][] = ["overdue", "due", "no-data", "fresh", "not-expected"];

function inTurn(one: Place, other: Place): number {
  for (const [at, value] of one.entries()) {
    const against = other[at]!; // places of one sort have one shape
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}

const Cursor = z.object({
  sort: z.string(),
  reverse: z.boolean(),
  place: z
    .array(z.union([z.string(), z.number()]))
    .min(2)
    .max(4),
});

const cursor = (order: { sort: Sort; reverse: boolean }, place: Place) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ ...order, place }))));

function lastSeen(opaque: string, { sort, reverse }: { sort: Sort; reverse: boolean }): Place {
  try {
    const bytes = Uint8Array.from(atob(opaque), (letter) => letter.charCodeAt(0));
    const read = Cursor.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (read.sort === sort && read.reverse === reverse) return read.place;
  } catch {
    // said below
  }
  throw new Failure("invalid", "invalid-cursor", "This is not where a page of this list ended. Ask for the first page.");
}
