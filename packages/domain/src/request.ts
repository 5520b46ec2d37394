/** What a request says about itself. Storage honours it in the transaction that the request's verb ends in. */
export type RequestFacts = {
  id: string;
  /** If-Match: the version of the subject that the caller read. */
  expectedVersion?: number | undefined;
  /** Idempotency-Key, and the hash of what was asked with it. */
  idempotency?: { key: string; hash: string } | undefined;
};
