import { refused } from "@concord/kernel";
import { archiveRefusals } from "./zip/archive-refusals.ts";

/** What a file is, by its first bytes, whatever it is called. `zip` is also a workbook; `json` may be a map or not. */
export type Container = "text" | "gzip" | "zip" | "parquet" | "json";

const kinds: readonly { starts: readonly number[] | string; code: string; sentence: string }[] = [
  { starts: "PK\x05\x06", code: "zip-empty", sentence: "This is an empty ZIP archive. Send the file that should be in it." },
  {
    starts: "PK\x07\x08",
    code: "zip-split",
    sentence: "This is one part of a ZIP archive in several parts. Join the parts into one archive, or send the table itself.",
  },
  {
    starts: "PARE",
    code: "parquet-encrypted",
    sentence: "This Parquet file is encrypted, and Concord has no key to it. Send it without encryption.",
  },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    code: "xls-not-read",
    sentence:
      "This is an old Excel or Word file (.xls, .doc), or a workbook locked with a password. Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and send that.",
  },
  { starts: "{\\rtf", code: "word-not-read", sentence: archiveRefusals["word-not-read"] },
  { starts: "%PDF", code: "pdf-not-read", sentence: "This is a PDF. Ask its publisher for the table behind it, and send that." },
  { starts: [0x89, 0x50, 0x4e, 0x47], code: "picture-not-read", sentence: "This is a picture. Send the table it was made from." },
  { starts: [0xff, 0xd8, 0xff], code: "picture-not-read", sentence: "This is a picture. Send the table it was made from." },
  { starts: "GIF8", code: "picture-not-read", sentence: "This is a picture. Send the table it was made from." },
  { starts: "BZh", code: "bzip2-not-read", sentence: "This file is packed with bzip2. Unpack it, or pack it with gzip, and send that." },
  {
    starts: [0xfd, 0x37, 0x7a, 0x58],
    code: "xz-not-read",
    sentence: "This file is packed with xz. Unpack it, or pack it with gzip, and send that.",
  },
  {
    starts: [0x28, 0xb5, 0x2f, 0xfd],
    code: "zstd-not-read",
    sentence: "This file is packed with zstd. Unpack it, or pack it with gzip, and send that.",
  },
  { starts: "7z\xbc\xaf\x27\x1c", code: "7z-not-read", sentence: "This is a 7-Zip archive. Unpack it, or pack it as ZIP, and send that." },
  { starts: "Rar!", code: "rar-not-read", sentence: "This is a RAR archive. Unpack it, or pack it as ZIP, and send that." },
  {
    starts: "SQLite format 3",
    code: "database-not-read",
    sentence: "This is a database file (SQLite or GeoPackage). Export the table as CSV, or its map as GeoJSON, and send that.",
  },
  {
    starts: "ARROW1",
    code: "arrow-not-read",
    sentence: "This is an Arrow or Feather file. Write it as Parquet or CSV, and send that.",
  },
  {
    starts: [0x00, 0x00, 0x27, 0x0a],
    code: "shapefile-not-read",
    sentence: "This is one file of a shapefile. Save the layer as GeoJSON, which keeps shapes and table in one file, and send that.",
  },
];

/** The one place that knows first bytes. Refuses, with a sentence that says what to do, whatever is not read. */
export function recogniseContainer(head: Uint8Array): Container {
  if (head.length === 0) throw refused("file-empty", "The file is empty. Choose a file with rows in it.");
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (startsWith(head, "PK\x03\x04")) return "zip";
  if (startsWith(head, "PAR1")) return "parquet";

  const kind = kinds.find(({ starts }) => startsWith(head, starts));
  if (kind) throw refused(kind.code, kind.sentence);
  return isMarkup(head) ? "json" : "text";
}

/** Begins each record of a GeoJSON text sequence (RFC 8142). */
const recordSeparator = "\u001e";

/** What begins as JSON does, is JSON. What begins as a web page does, is one: usually an error that was saved under the name of a table. */
function isMarkup(head: Uint8Array): boolean {
  const wide = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8";
  const text = new TextDecoder(wide).decode(head.subarray(0, 4096)).trimStart().toLowerCase();
  if (
    /^<(!doctype|\?xml|!--|[\w:]+\s+[\w:]+=|[\w:]+>\s*<|(html|head|body|table|div|title|script|style|pre|p|h\d|center|meta|svg)[\s/>])/.test(
      text,
    )
  ) {
    throw refused(
      "page-not-read",
      "This is a web page or XML, not a table. The download may have failed: fetch the file again, and look at it before you send it.",
    );
  }
  return /^(\{\s*"|\[\s*[[{"]|\[\s*-?\d[\s\d.,e+-]*\]\s*$)/.test(text.startsWith(recordSeparator) ? text.slice(1) : text);
}

function startsWith(head: Uint8Array, starts: readonly number[] | string): boolean {
  const bytes = typeof starts === "string" ? [...starts].map((letter) => letter.charCodeAt(0)) : starts;
  return bytes.every((byte, place) => head[place] === byte);
}
