import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import type { Measure } from "../bench/measure.ts";

/**
 * `npm run prove [names…] [--seed N] [--rounds N] [--json]`: the proofs that
 * `npm test` runs once and in short, again and again: each round with another
 * seed, and with many more examples where the proof is a property. Exit code 1
 * if one does not hold.
 */
const proofs: Record<string, { files: string[]; what: string }> = {
  isolation: {
    files: ["tests/src/isolation"],
    what: "every endpoint refuses strangers, other members, lapsed consultants and partners without the scope",
  },
  votes: { files: ["tests/src/decisions"], what: "simultaneous votes come to one outcome, with none lost" },
  crash: {
    files: ["tests/src/crash"],
    what: "kill -9 in the middle of an upload, an ingest and a vote loses nothing and leaves nothing half done",
  },
  policy: { files: ["tests/src/local/policy-fuzz.test.ts"], what: "the local policy evaluator agrees with an independent IAM simulator" },
  files: { files: ["packages/warehouse/src"], what: "the readers of files answer or refuse, and never fall" },
  laws: { files: ["packages/analysis/src", "packages/domain/src/decisions"], what: "the laws of the figures and of the decision engine" },
  storage: { files: ["packages/storage/src"], what: "fifty simultaneous edits have one winner, and the audit chain is whole" },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, seed: { type: "string", default: "1" }, rounds: { type: "string", default: "10" } },
});
const unknown = positionals.filter((name) => !(name in proofs));
if (unknown.length > 0) {
  console.error(`There is no proof called ${unknown.join(", ")}. There are: ${Object.keys(proofs).join(", ")}.`);
  process.exit(2);
}

const rounds = Number(values.rounds);
let holds = true;
for (const [name, { files, what }] of Object.entries(proofs)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const failed = Array.from({ length: rounds }, (_, round) => Number(values.seed) + round).filter((seed) => !runs(files, seed));
  const detail = failed.length === 0 ? what : `${what}; did not hold with --seed ${failed.join(", ")} --rounds 1`;
  const measure: Measure = {
    name: `prove/${name}`,
    value: rounds - failed.length,
    unit: "rounds",
    aim: rounds,
    holds: failed.length === 0,
    detail,
  };
  holds &&= measure.holds;
  console.log(
    values.json
      ? JSON.stringify(measure)
      : `${measure.holds ? "holds " : "FAILS "} ${name.padEnd(10)} ${measure.value} of ${rounds} rounds  ${detail}`,
  );
}
process.exit(holds ? 0 : 1);

function runs(files: string[], seed: number): boolean {
  const env = { ...process.env, CONCORD_PROOF_RUNS: "1000", CONCORD_PROOF_SEED: String(seed) };
  const { status, stdout } = spawnSync("vitest", ["run", "--testTimeout", "300000", ...files], { env, encoding: "utf8" });
  if (status !== 0) console.error(stdout.slice(-4000));
  return status === 0;
}
