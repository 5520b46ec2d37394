const minute = 60 * 1000;

/** Every limit on what is fetched from elsewhere, in one place, with the reason. */
export const connectorLimits = {
  /** Rows of one Nomis query. Forty calls as a guest: what may be asked of a public service in one sitting. */
  nomisRows: 1_000_000,
  /** Codes chosen one by one in one dimension. More is a whole type of area, which is one code. */
  nomisCodes: 2_000,
  /** Letters of a query's address: what servers on the way take. */
  nomisAddress: 7_000,
  /** An address typed by hand. */
  urlLength: 2_000,
  /** All of one fetch, tries and waits with it: what fits before the worker itself is ended. */
  fetchMs: 12 * minute,
  /** Times one request is made before its failure stands. */
  tries: 4,
  /** How long a server may ask us to wait (`Retry-After`) before we rather come back another day. */
  waitMs: 2 * minute,
  redirects: 5,
  /** Headers of an answer. */
  headerBytes: 16 * 1024,
  /** Times a fetch is begun before we say that we cannot do it. */
  attempts: 4,
  /** Failures in a row after which a connector pauses itself: nobody's server is knocked at for ever. */
  failuresInARow: 8,
  /** A fetch that has not ended after so long was lost, and another may begin. */
  lostAfterMs: 2 * 60 * minute,
} as const;
