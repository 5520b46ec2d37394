import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

export type ZipEntry = {
  name: string;
  content: string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  /** As it is, not deflated. */
  store?: boolean;
  /** Of Unix: 0o120777 is a link. */
  mode?: number;
  /** What the archive says of this entry instead of the truth. `flags` 1 says that it is encrypted. */
  claims?: { bytes?: number; packedBytes?: number; checksum?: number; offset?: number; flags?: number; method?: number };
};

const nameIsUtf8 = 0x800;
const sizesFollow = 0x8;

/** Writes a ZIP archive to disk while its content comes, so that a large one needs no memory; and, where told, one that lies. */
export async function writeZip(path: string, entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): Promise<void> {
  const file = createWriteStream(path);
  let written = 0;
  const put = async (bytes: Uint8Array) => {
    written += bytes.length;
    if (!file.write(bytes)) await once(file, "drain");
  };

  const directory: Buffer[] = [];
  for await (const { name, content, store = false, mode = 0o100644, claims = {} } of entries) {
    const offset = written;
    const nameBytes = Buffer.from(name);
    const flags = nameIsUtf8 | sizesFollow | (claims.flags ?? 0);
    const method = claims.method ?? (store ? 0 : 8);

    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(nameBytes.length, 26);
    await put(Buffer.concat([local, nameBytes]));

    const start = written;
    const { bytes, checksum } = await pack(content, store, put);
    const said = {
      checksum: claims.checksum ?? checksum,
      packedBytes: claims.packedBytes ?? written - start,
      bytes: claims.bytes ?? bytes,
    };
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x08074b50, 0);
    sizes.writeUInt32LE(said.checksum, 4);
    sizes.writeUInt32LE(said.packedBytes, 8);
    sizes.writeUInt32LE(said.bytes, 12);
    await put(sizes);

    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4); // made by a Unix program
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(said.checksum, 16);
    central.writeUInt32LE(said.packedBytes, 20);
    central.writeUInt32LE(said.bytes, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(claims.offset ?? offset, 42);
    directory.push(central, nameBytes);
  }

  const directoryAt = written;
  await put(Buffer.concat(directory));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(written - directoryAt, 12);
  end.writeUInt32LE(directoryAt, 16);
  await put(end);
  file.end();
  await finished(file);
}

async function pack(content: ZipEntry["content"], store: boolean, put: (bytes: Uint8Array) => Promise<void>) {
  let bytes = 0;
  let checksum = 0;
  async function* counted() {
    const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
    for await (const piece of pieces) {
      const plain = typeof piece === "string" ? Buffer.from(piece) : piece;
      bytes += plain.length;
      checksum = crc32(plain, checksum);
      yield plain;
    }
  }
  if (store) for await (const piece of counted()) await put(piece);
  else {
    const deflate = createDeflateRaw();
    const packing = (async () => {
      for await (const piece of counted()) if (!deflate.write(piece)) await once(deflate, "drain");
      deflate.end();
    })();
    for await (const piece of deflate as AsyncIterable<Buffer>) await put(piece);
    await packing;
  }
  return { bytes, checksum };
}
