import { refused } from "@concord/kernel";

/** What a file is, by its first bytes, whatever it is called. */
export type Container = "text" | "gzip";

const kinds: readonly { starts: readonly number[] | string; code: string; sentence: string }[] = [
  {
    starts: "PAR1",
    code: "parquet-not-read",
    sentence: "This is a Parquet file. Concord reads CSV here for now: export it as CSV, and send that.",
  },
  {
    starts: "PK\x03\x04",
    code: "zip-not-read",
    sentence: "This is a ZIP archive. Unpack it and send the CSV file inside; gzip (.gz) is read as it is.",
  },
  { starts: "PK\x05\x06", code: "zip-not-read", sentence: "This is an empty ZIP archive. Send the CSV file itself." },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    code: "xls-not-read",
    sentence: "This is an old Excel or Word file. Open it, save the sheet as “CSV UTF-8”, and send that.",
  },
  { starts: "%PDF", code: "pdf-not-read", sentence: "This is a PDF. Ask its publisher for the table behind it, and send that." },
  { starts: [0x89, 0x50, 0x4e, 0x47], code: "picture-not-read", sentence: "This is a picture. Send the table it was made from." },
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
  { starts: "SQLite format 3", code: "database-not-read", sentence: "This is a database file. Export the table as CSV, and send that." },
];

/** Refuses, with a sentence that says what to do, whatever is not text or gzip. */
export function recogniseContainer(head: Uint8Array): Container {
  if (head.length === 0) throw refused("file-empty", "The file is empty. Choose a file with rows in it.");
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";

  const kind = kinds.find(({ starts }) => startsWith(head, starts));
  if (kind?.code === "zip-not-read" && isWorkbook(head)) {
    throw refused("xlsx-not-read", "This is an Excel workbook. Save the sheet you need as “CSV UTF-8”, and send that.");
  }
  if (kind) throw refused(kind.code, kind.sentence);
  refuseMarkup(head);
  return "text";
}

/** What begins as a web page or JSON does, is one: usually an error that was saved under the name of a table. */
function refuseMarkup(head: Uint8Array): void {
  const text = new TextDecoder().decode(head.subarray(0, 512)).trimStart().toLowerCase();
  if (/^<(!doctype html|html|\?xml|!--)/.test(text)) {
    throw refused(
      "page-not-read",
      "This is a web page or XML, not a table. The download may have failed: fetch the file again, and look at it before you send it.",
    );
  }
  if (/^(\{\s*"|\[\s*[[{])/.test(text)) {
    throw refused("json-not-read", "This is JSON, not a table of rows. Send the CSV form of it, which most publishers offer beside it.");
  }
}

const isWorkbook = (head: Uint8Array) => {
  const text = new TextDecoder("latin1").decode(head.subarray(0, 4096));
  return text.includes("[Content_Types].xml") || text.includes("xl/");
};

function startsWith(head: Uint8Array, starts: readonly number[] | string): boolean {
  const bytes = typeof starts === "string" ? [...starts].map((letter) => letter.charCodeAt(0)) : starts;
  return bytes.every((byte, place) => head[place] === byte);
}
