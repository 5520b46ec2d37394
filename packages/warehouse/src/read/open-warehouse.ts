import { parquetMetadataAsync, parquetScan, type AsyncBuffer, type FileMetaData } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { Failure } from "@concord/kernel";
import { codesBeside, evidenceLimits, type Cell, type CellRow, type FileStore, type Warehouse } from "@concord/domain/evidence";

/** Footers of tables that were read lately. They never change, since versions do not. One per tenant. */
export type FooterCache = Map<string, Promise<FileMetaData>>;
export const footerCache = (): FooterCache => new Map();

/** A footer of the largest table is a few megabytes. */
const mostFooters = 30;
/** The last stretch of a table, in which its footer nearly always is. */
const footerBytes = 128 * 1024;

/**
 * Answers questions of a version's Parquet by reading the ranges that hold the
 * answer, straight from file storage. Nothing native: it runs where the API does.
 */
export function openWarehouse(files: Pick<FileStore, "read" | "size">, footers: FooterCache = footerCache()): Warehouse {
  const tableAt = async (key: string) => {
    const size = await files.size(key);
    const file: AsyncBuffer = {
      byteLength: size,
      slice: async (from, to = size) => bufferOf(await files.read(key, { from: from < 0 ? size + from : from, to })),
    };
    const footer = footers.get(key) ?? parquetMetadataAsync(file, { initialFetchSize: footerBytes });
    footers.delete(key); // to the end of the line
    footers.set(key, footer);
    footer.catch(() => footers.delete(key));
    if (footers.size > mostFooters) footers.delete(footers.keys().next().value!); // there are more than 30
    return { file, metadata: await footer };
  };

  return {
    async codes(parquetKey, { name, labelColumn }, limit = 1000) {
      const known = await codesKept(files, parquetKey, name);
      if (known) return known.slice(0, limit);

      const table = await tableAt(parquetKey);
      const found = new Map<string, { code: string; label: string | undefined; rows: number }>();
      for await (const { column, rows } of scan(table, [name, ...(labelColumn === undefined ? [] : [labelColumn])])) {
        const [codes, labels] = [column(name), labelColumn === undefined ? undefined : column(labelColumn)];
        for (let row = 0; row < rows; row++) {
          const code = asText(codes[row]);
          if (code === null) continue;
          const seen = found.get(code);
          if (seen) seen.rows++;
          else found.set(code, { code, label: asText(labels?.[row]) ?? undefined, rows: 1 });
        }
      }
      return [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1)).slice(0, limit);
    },

    async cells(parquetKey, columns, { places, periods }) {
      const table = await tableAt(parquetKey);
      const where = columns.where ?? [];
      const names = [
        columns.place,
        columns.period,
        columns.industry,
        columns.value,
        ...(columns.status ? [columns.status] : []),
        ...where.map(({ column }) => column),
      ];
      const [wantedPlaces, wantedPeriods] = [places && new Set(places), periods && new Set(periods)];
      const found: CellRow[] = [];

      for await (const { column, rows } of scan(table, [...new Set(names)], places && { name: columns.place, values: places })) {
        const [place, period, industry, value] = [
          column(columns.place),
          column(columns.period),
          column(columns.industry),
          column(columns.value),
        ];
        const status = columns.status === undefined ? undefined : column(columns.status);
        const conditions = where.map(({ column: name, equals }) => ({ held: column(name), equals }));
        for (let row = 0; row < rows; row++) {
          const [placeHere, periodHere] = [asText(place[row]), asText(period[row])];
          if (placeHere === null || periodHere === null) continue;
          if (wantedPlaces && !wantedPlaces.has(placeHere)) continue;
          if (wantedPeriods && !wantedPeriods.has(periodHere)) continue;
          if (!conditions.every(({ held, equals }) => asText(held[row]) === equals)) continue;
          found.push({
            place: placeHere,
            period: periodHere,
            industry: asText(industry[row]) ?? "",
            cell: cellOf(value[row], status && asText(status[row])),
          });
        }
        if (found.length > evidenceLimits.cells) {
          throw new Failure(
            "too-large",
            "too-many-cells",
            "This would read more than 2 million figures at once. Choose fewer places or periods.",
          );
        }
      }
      return found.sort(byPlacePeriodIndustry);
    },

    async preview(parquetKey, { offset, limit }) {
      const table = await tableAt(parquetKey);
      const columns = namesIn(table.metadata);
      const total = Number(table.metadata.num_rows);
      const rows: (string | null)[][] = [];
      for await (const { column, rows: here } of scan(table, columns, undefined, {
        from: Math.min(offset, total),
        to: Math.min(offset + limit, total),
      })) {
        const held = columns.map(column);
        for (let row = 0; row < here; row++) rows.push(held.map((values) => asText(values[row])));
      }
      return { columns, rows, total };
    },
  };
}

type Table = { file: AsyncBuffer; metadata: FileMetaData };
type Values = ArrayLike<unknown>;

/** The stretches of a table that may hold what is asked for, one in memory at a time. */
async function* scan(
  { file, metadata }: Table,
  columns: string[],
  among?: { name: string; values: readonly string[] },
  within?: { from: number; to: number },
): AsyncGenerator<{ column: (name: string) => Values; rows: number }> {
  const unknown = columns.find((name) => !namesIn(metadata).includes(name));
  if (unknown !== undefined) throw new Failure("invalid", "no-such-column", `This version has no column “${unknown}”.`);
  if (within && within.from >= within.to) return;

  const { ranges, readColumn } = await parquetScan({
    file,
    metadata,
    columns,
    compressors,
    ...(among ? { pruningFilter: { [among.name]: { $in: [...among.values] } } } : {}),
    ...(within ? { rowStart: within.from, rowEnd: within.to } : {}),
  });
  for (const { rowStart, rowEnd } of ranges) {
    const read = await Promise.all(columns.map((column) => readColumn({ column, rowStart, rowEnd })));
    const byName = new Map(columns.map((column, place) => [column, read[place] as Values]));
    yield { column: (name) => byName.get(name)!, rows: rowEnd - rowStart }; // only those asked for are asked for
  }
}

const namesIn = ({ schema }: FileMetaData): string[] => schema.slice(1).map(({ name }) => name);

async function codesKept(files: Pick<FileStore, "read">, parquetKey: string, column: string) {
  const bytes = await files.read(codesBeside(parquetKey)).catch((error: unknown) => {
    if (error instanceof Failure && error.kind === "not-found") return undefined;
    throw error;
  });
  if (!bytes) return undefined;
  const kept = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, { code: string; label?: string; rows: number }[]>;
  const codes = Object.hasOwn(kept, column) ? kept[column] : undefined;
  return codes?.map(({ code, label, rows }) => ({ code, label, rows }));
}

/** A day as it was written, not as a moment in some time zone. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

/**
 * What a status says of a figure: the codes of SDMX (CL_OBS_STATUS), which Nomis
 * uses, and the symbols of the Government Statistical Service ([c], [x], [z]).
 * Any other (estimated, revised, a break in the series) leaves a figure a figure.
 */
const statuses: Readonly<Record<string, Cell["status"]>> = {
  P: "provisional",
  Q: "suppressed",
  C: "suppressed",
  M: "missing",
  L: "missing",
  O: "missing",
  X: "missing",
  Z: "not-applicable",
};

/** A status without a figure says why there is none; without a status it is missing, and never 0. */
function cellOf(value: unknown, status: string | null | undefined): Cell {
  const number = value === null || value === undefined ? null : Number(value);
  const said = status ? statuses[status.replace(/[[\]\s]/g, "").toUpperCase()] : undefined;
  const noFigure = said !== undefined && said !== "provisional";
  if (noFigure) return { value: null, status: said };
  return number === null ? { value: null, status: "missing" } : { value: number, status: said ?? "normal" };
}

function byPlacePeriodIndustry(one: CellRow, other: CellRow): number {
  return compare(one.place, other.place) || compare(one.period, other.period) || compare(one.industry, other.industry);
}
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
