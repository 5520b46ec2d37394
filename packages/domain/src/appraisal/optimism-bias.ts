import type { CostLine } from "./appraisal.ts";
import type { ParameterPack } from "./parameter-packs.ts";

/**
 * What is added to each pound of a cost because such costs are, on average,
 * estimated too low: the upper bound for its class, less what has been mitigated.
 */
export function optimismBiasOf({ optimismBias }: Pick<CostLine, "optimismBias">, pack: ParameterPack): number {
  if (optimismBias.class === "none") return 0;
  return pack.optimismBias.bounds[optimismBias.class].costUpper * (1 - optimismBias.mitigation);
}
