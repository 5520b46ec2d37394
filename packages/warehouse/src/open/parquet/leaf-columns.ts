import { refused } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";
import { parquetSchema, type ColumnMetaData, type FileMetaData, type SchemaElement, type SchemaTree } from "hyparquet";
import { damaged, orDamaged, refuseParquet } from "./parquet-refusals.ts";

/** A column of the table that a Parquet file holds: one with a value a row, or none. */
export type LeafColumn = {
  /** A part of a group is named after it: "address.postcode". */
  name: string;
  element: SchemaElement;
  /** Its place among a row group's columns. */
  place: number;
  /** The level at which there is a value. Below it something on the way to it is null. */
  levels: number;
};

/** Rows that lie together, column by column. */
export type CheckedGroup = { rows: number; chunks: ColumnMetaData[] };

/** The columns, and those left out because they hold shapes. Refused where a cell would be a list. */
export function leafColumns(metadata: FileMetaData): { columns: LeafColumn[]; shapes: string[] } {
  const leaves: LeafColumn[] = [];
  const lists: string[] = [];
  const root = orDamaged(() => parquetSchema(metadata));
  for (const child of root.children) walk(child, [child.element.name], 0);

  const shapes = shapeColumns(metadata);
  const isShape = ({ name, element }: LeafColumn) =>
    shapes.has(name) || element.logical_type?.type === "GEOMETRY" || element.logical_type?.type === "GEOGRAPHY";
  const columns = leaves.filter((leaf) => !isShape(leaf));
  if (lists.length > 0) throw nested(lists);
  if (columns.length === 0) throw damaged();
  if (columns.length > evidenceLimits.columns) throw refuseParquet("too-many-columns");
  return { columns, shapes: leaves.filter(isShape).map(({ name }) => name) };

  function walk({ element, children }: SchemaTree, path: readonly string[], above: number): void {
    const levels = above + (element.repetition_type === "REQUIRED" ? 0 : 1);
    const kind = element.logical_type?.type ?? element.converted_type ?? "";
    const odd = element.repetition_type === "REPEATED" || ["VARIANT", "MAP", "MAP_KEY_VALUE", "LIST"].includes(kind);
    if (odd || levels > 100) lists.push(path.join("."));
    else if (children.length > 0) for (const child of children) walk(child, [...path, child.element.name], levels);
    else if (element.type) leaves.push({ name: path.join("."), element, place: leaves.length, levels });
    else throw damaged();
  }
}

/**
 * What the footer says of each row group, held against the file and the columns: nothing
 * outside the file, as many values as rows, and as many rows as the file claims.
 */
export function checkGroups(metadata: FileMetaData, columns: readonly LeafColumn[], dataEnd: number): CheckedGroup[] {
  const rows = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (metadata.num_rows < 0n || rows !== metadata.num_rows) throw damaged();
  if (rows > BigInt(evidenceLimits.rows)) throw refuseParquet("too-many-rows");
  return metadata.row_groups.map((group) => {
    if (group.num_rows < 0n) throw damaged();
    return {
      rows: Number(group.num_rows),
      chunks: columns.map(({ place, element, name }) => {
        const chunk = group.columns[place];
        if (chunk?.crypto_metadata || chunk?.encrypted_column_metadata) throw refuseParquet("parquet-encrypted");
        if (chunk?.file_path) throw refuseParquet("parquet-in-parts");
        const data = chunk?.meta_data;
        if (!data || data.type !== element.type || data.path_in_schema.join(".") !== name || data.num_values !== group.num_rows) {
          throw damaged();
        }
        const { start, end } = chunkSpan(data);
        if (!(start >= 4 && end > start && end <= dataEnd)) throw damaged();
        return data;
      }),
    };
  });
}

/** Where a column's pages of one row group lie. Its dictionary comes first, and is not always said to be there. */
export function chunkSpan({ dictionary_page_offset, data_page_offset, total_compressed_size }: ColumnMetaData) {
  const dictionary = Number(dictionary_page_offset ?? 0n);
  const data = Number(data_page_offset);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  return { start, end: start + Number(total_compressed_size) };
}

/** GeoParquet names its columns of shapes beside the schema. */
function shapeColumns({ key_value_metadata = [] }: FileMetaData): Set<string> {
  const geo = key_value_metadata.find(({ key }) => key === "geo")?.value;
  if (geo === undefined) return new Set();
  try {
    return new Set(Object.keys((JSON.parse(geo) as { columns?: object }).columns ?? {}));
  } catch {
    return new Set();
  }
}

const nested = (lists: readonly string[]) =>
  refused(
    "parquet-nested",
    `${lists.length === 1 ? `The column “${lists[0]}” holds` : `${lists.length} columns of this Parquet file, the first of them “${lists[0]}”, hold`} lists or tables within cells. Write it again with one plain value in each cell, and send that.`,
  );
