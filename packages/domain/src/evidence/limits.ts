const mebibyte = 1024 * 1024;

/** Every limit on evidence, in one place, with the reason. */
export const evidenceLimits = {
  /** A file as it is sent. Larger than any open dataset our users load, and an hour on a slow office line. */
  fileBytes: 2 * 1024 * mebibyte,
  /** One part of an upload. Small enough to send again, and S3 takes at least 5 MiB. */
  partBytes: 8 * mebibyte,
  /** Part addresses given at once: what a browser sends in the fifteen minutes that they live. */
  addressesAtOnce: 50,
  /** A compressed file, unpacked: what fits twice on a worker's disk beside its Parquet. */
  unpackedBytes: 4 * 1024 * mebibyte,
  /** Statistics pack 30 to 1; beyond 200 to 1 a file was made to fill a disk. */
  unpackedRatio: 200,
  /** Files in one archive. An archive of tables has some dozens; its list is held in memory. */
  archiveEntries: 10_000,
  /** One line. A longer one is not a table, and would have to be held in memory whole. */
  lineBytes: mebibyte,
  rows: 50_000_000,
  /** Rows that are looked at after a quotation mark that is never closed. The file is refused whatever follows; so many more show what else there is to mend. */
  rowsAfterBrokenQuote: 100_000,
  columns: 500,
  /** Bad rows written to the report. A file with more is refused, whatever its dataset tolerates. */
  reportedRejects: 1_000_000,
  /** Characters of a bad cell that the report shows. */
  rejectValue: 500,
  /** Rows of two versions together that are compared. Ten million and ten million, all different, took 100 seconds on two busy cores. */
  comparedRows: 40_000_000,
  /** Datasets of one authority. Ten times what the largest keeps, and still looked through in one reading of the catalogue. */
  datasets: 2000,
  /** Rows of counts that a question may take into memory. */
  cells: 2_000_000,
  /** Times a check is begun before we say that we cannot do it. */
  attempts: 4,
} as const;
