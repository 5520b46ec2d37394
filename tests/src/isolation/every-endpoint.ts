import * as contract from "@concord/contract";
import { isEndpoint, pathOf, type Endpoint } from "@concord/contract";
import type { Kind } from "@concord/kernel";
import { fixedId } from "@concord/testkit";

/** Every endpoint there is, by its name in the contract: one written today is in it today. */
export const everyEndpoint: readonly [name: string, endpoint: Endpoint][] = Object.entries(
  contract as unknown as Record<string, Record<string, unknown>>,
).flatMap(([feature, module]) =>
  Object.entries(module)
    .filter(isEndpoint)
    .map(([name, endpoint]): [string, Endpoint] => [`${feature}.${name}`, endpoint]),
);

/** Things that an address may name. `own` is what the world of the test has; `nothing` is of the same shape, and is nowhere. */
const kinds: readonly Kind[] = [
  "dataset",
  "connector",
  "job",
  "area",
  "insight",
  "sectorDefinition",
  "outcome",
  "strategy",
  "priority",
  "action",
  "body",
  "seat",
  "rulePack",
  "interest",
  "deal",
  "ask",
  "offer",
  "appraisal",
  "case",
  "person",
  "engagement",
  "client",
];

export type Naming = Partial<Record<Kind, string>>;
const nowhere: Naming = Object.fromEntries(kinds.map((kind) => [kind, fixedId(kind, "n0where")]));

/** An address of the endpoint, in a tenant, each parameter with the first value of its shape. */
export function addressOf(endpoint: Endpoint, tenantId: string, naming: Naming = {}): string {
  const candidates = [...Object.values({ ...nowhere, ...naming }), "1", "0".repeat(64), "for", "finance-officer", "some-id"];
  return pathOf(endpoint).replace(/:(\w+)/g, (_, name: string) => {
    if (name === "tenantId") return tenantId;
    const schema = endpoint.params?.shape[name] as { safeParse(value: unknown): { success: boolean } } | undefined;
    const value = candidates.find((candidate) => schema?.safeParse(candidate).success);
    if (value === undefined) throw new Error(`Nothing here fits :${name} of ${pathOf(endpoint)}: say in this test what it may be`);
    return value;
  });
}
