import fc from "fast-check";

/**
 * Makes every property try more examples, from a seed that was given, when
 * `npm run prove` asks for it. In `npm test` nothing changes.
 */
const { CONCORD_PROOF_RUNS: runs, CONCORD_PROOF_SEED: seed } = process.env;
if (runs) fc.configureGlobal({ numRuns: Number(runs), ...(seed ? { seed: Number(seed) } : {}) });
