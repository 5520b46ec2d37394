/** Every limit on exploring, in one place, with the reason. */
export const exploreLimits = {
  /** Compressed bytes that the API reads to answer at once: about a second from file storage. More is work for a worker. */
  bytesAtOnce: 8 * 1024 * 1024,
  /** Rows that the API looks at to answer at once: a fifth of a second of its time, in turns. */
  rowsAtOnce: 200_000,
  /** Row groups read one after another without knowing how many are left to read: each is a request. */
  groupsAtOnce: 10,
  /** Rows or groups in one answer. */
  rows: 5_000,
  /** Rows in one answer where nothing is said. */
  usualRows: 100,
  /** Cells in one answer: 4 MB of JSON where they are not long. */
  cells: 100_000,
  /** Characters of a cell that an answer shows. A file may hold a megabyte in one; a download has all of it. */
  cellCharacters: 1_000,
  /** Characters of all the cells of one answer: what fits into a reply. */
  characters: 3_000_000,
  /** Groups that one question may make. More is another table, not an answer. */
  groups: 100_000,
  /** Columns that a pivot may spread out to. Beyond this nobody reads across. */
  pivotColumns: 200,
  /** Rows of a GeoJSON download: a browser or a desktop map still opens it. */
  features: 100_000,
  /** Bytes of shapes that one page for a map may have. */
  shapeBytes: 3 * 1024 * 1024,
  /** Bytes of a file of shapes that one request looks through: some seconds. A file may have gigabytes, and none of the codes that were asked for. */
  shapeBytesRead: 128 * 1024 * 1024,
  /** Bytes of a table, unpacked, that the API holds to answer at once: a few megabytes can be packed from as many gigabytes. */
  unpackedAtOnce: 128 * 1024 * 1024,
} as const;
