/** A part of a file as it was stored. `sha256`, in hexadecimal, where storage tells it. */
export type StoredPart = { number: number; bytes: number; etag: string; sha256?: string | undefined };

/**
 * What evidence asks of file storage (S3). Every key is made by the store from
 * the names given here and lies under the tenant's own prefix.
 */
export type FileStore = {
  /** Begins an upload in quarantine. Returns the upload's id. */
  begin(key: string): Promise<string>;
  /** An address to which the browser itself PUTs one part, and the headers it must send. Lives for fifteen minutes. */
  addressForPart(
    key: string,
    uploadId: string,
    part: { number: number; bytes: number; sha256: string },
  ): Promise<{ url: string; headers: Record<string, string> }>;
  /** The parts that have arrived, in order: an upload is resumed from here. */
  parts(key: string, uploadId: string): Promise<StoredPart[]>;
  complete(key: string, uploadId: string, parts: readonly StoredPart[]): Promise<void>;
  abort(key: string, uploadId: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  /** Reads a whole file to a path on this machine. */
  download(key: string, path: string): Promise<void>;
  /** Writes a file from a path on this machine. */
  upload(key: string, path: string): Promise<void>;
  /** All of it, or from one byte up to but not including another. */
  read(key: string, range?: { from: number; to: number }): Promise<Uint8Array>;
  write(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  size(key: string): Promise<number>;
  /** An address from which a person downloads, under a name. Lives for five minutes. */
  addressForDownload(key: string, fileName: string): Promise<string>;
};

/** Where things lie, under the tenant's prefix. */
export const fileKeys = {
  original: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/original`,
  parquet: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/table.parquet`,
  /** The codes of the table's columns with their names: what a page's lists are filled from. */
  codes: (datasetId: string, number: number) => codesBeside(fileKeys.parquet(datasetId, number)),
  rejects: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/rejects.csv`,
  /** The bad rows whole, to be mended and put back. */
  badRows: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/bad-rows.csv`,
  /** Of a version that mends another: the other's file with the mended rows in their places, as it was checked. */
  mended: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/mended.csv`,
  /** What changed since the version before. */
  comparison: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/comparison.json`,
  /** Of a spatial file: its shapes, one feature a row, as GeoJSON in degrees of WGS84. */
  shapes: (datasetId: string, number: number) => `datasets/${datasetId}/v${number}/shapes.geojson`,
  /**
   * The table of a version that waits to be accepted. Under its job, since it may be corrected and checked again: a reader keeps what
   * it knows of a table by its key, and what lies at one key must never change.
   */
  proposal: (datasetId: string, number: number, jobId: string) => `datasets/${datasetId}/v${number}/proposals/${jobId}/table.parquet`,
  result: (hash: string) => `results/${hash}.json`,
  /** A question of datasets by the hash of all it depends on: what a worker was asked, and which result was the answer. */
  asked: (inputHash: string) => ({ question: `questions/${inputHash}/question.json`, answered: `questions/${inputHash}/answered.json` }),
  /** A question of a version by its hash: what was asked, and what came of it. */
  exploration: (hash: string) => ({
    question: `explorations/${hash}/question.json`,
    answer: `explorations/${hash}/answer.json`,
    download: `explorations/${hash}/download`,
    about: `explorations/${hash}/about.txt`,
    /** What the download is called, once it is whole. */
    made: `explorations/${hash}/made.json`,
  }),
};

/** Where the codes of a table lie: beside it. */
export const codesBeside = (parquetKey: string) => parquetKey.replace(/[^/]*$/, "codes.json");
