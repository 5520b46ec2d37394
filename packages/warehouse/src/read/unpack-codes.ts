/**
 * Small numbers as Parquet writes levels and places in a dictionary: runs of
 * one value, and groups of eight packed bit by bit (Parquet format,
 * "RLE/bit-packing hybrid"), put into `out` from `from` up to `to`.
 *
 * Throws where the stretch ends before they do.
 */
export function unpackCodes(
  { bytes, start, end }: { bytes: Uint8Array; start: number; end: number },
  width: number,
  { out, from, to }: { out: Int32Array; from: number; to: number },
): void {
  if (width === 0) {
    out.fill(0, from, to);
    return;
  }
  if (width > 24) throw new RangeError(`Codes of ${width} bits are more than a table has`); // 16 million values in a column of 20,480 rows
  const mask = (1 << width) - 1;
  const valueBytes = (width + 7) >> 3;
  let at = start;
  let filled = from;
  while (filled < to) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= end || shift > 28) throw new RangeError("A page of this Parquet file ends too early");
      const part = bytes[at++]!; // within the stretch
      header |= (part & 0x7f) << shift;
      if (part < 0x80) break;
    }
    const many = header >>> 1;
    if (many === 0) throw new RangeError("A run of nothing in a page of this Parquet file");
    if ((header & 1) === 0) {
      if (at + valueBytes > end) throw new RangeError("A page of this Parquet file ends too early");
      let value = 0;
      for (let byte = 0; byte < valueBytes; byte++) value |= bytes[at++]! << (8 * byte);
      const last = Math.min(to, filled + many);
      out.fill(value, filled, last);
      filled = last;
      continue;
    }
    const last = Math.min(to, filled + many * 8);
    let [held, bits] = [0, 0];
    const next = at + many * width; // the last group may be cut short at the end of the page
    for (; filled < last; filled++) {
      while (bits < width) {
        if (at >= end) throw new RangeError("A page of this Parquet file ends too early");
        held |= bytes[at++]! << bits;
        bits += 8;
      }
      out[filled] = held & mask;
      held >>>= width;
      bits -= width;
    }
    at = next;
  }
}
