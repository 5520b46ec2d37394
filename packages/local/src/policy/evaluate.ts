import { pattern, variablesIn } from "./pattern.ts";
import type { Access, Policy, Statement } from "./policy.ts";

type Test = (access: Access) => boolean;

export type Judgement = { allowed: true } | { allowed: false; because: "denied" | "not-allowed" };

/** Judges whether the policies of a principal let it do a thing. */
export type Judge = (access: Access) => Judgement;

/**
 * IAM's rule for one principal in its own account: an explicit deny wins, then
 * an allow is needed. Whatever in a policy is not understood here throws when
 * the policy is loaded, because to pass over it could be to allow.
 */
export function judgeOf(policies: readonly Policy[]): Judge {
  const statements = policies.flatMap((policy) => {
    if (policy.Version !== "2012-10-17") throw notUnderstood(`version "${policy.Version}"`);
    onlyKnown(policy, ["Version", "Statement"]);
    return policy.Statement.map(readStatement);
  });

  return (access) => {
    const applying = statements.filter((statement) => statement.applies(access));
    if (applying.some(({ effect }) => effect === "Deny")) return { allowed: false, because: "denied" };
    if (applying.some(({ effect }) => effect === "Allow")) return { allowed: true };
    return { allowed: false, because: "not-allowed" };
  };
}

function readStatement(statement: Statement): { effect: Statement["Effect"]; applies: Test } {
  onlyKnown(statement, ["Sid", "Effect", "Action", "Resource", "Condition"]);
  if (statement.Effect !== "Allow" && statement.Effect !== "Deny") throw notUnderstood(`effect "${statement.Effect}"`);

  const actions = listOf(statement.Action).map((text) => {
    if (variablesIn(text).length > 0) throw notUnderstood(`a variable in the action "${text}"`);
    return pattern(text, { wildcards: true, ignoreCase: true });
  });
  const resources = listOf(statement.Resource).map((text) => {
    variablesIn(text).forEach(readKey);
    return pattern(text, { wildcards: true });
  });
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => readCondition(operator, key, listOf(values))),
  );

  return {
    effect: statement.Effect,
    applies: (access) =>
      actions.some((action) => action({})?.test(access.action)) &&
      resources.some((resource) => resource(access.keys)?.test(access.resource)) &&
      conditions.every((condition) => condition(access)),
  };
}

/** What a condition may ask about, and whether a request can hold several of it. Only what the gateways tell. */
const knownKeys = {
  "dynamodb:LeadingKeys": "several",
  "s3:prefix": "one",
  "aws:PrincipalTag/": "one",
} as const;

function readKey(key: string): "one" | "several" {
  if (/^aws:PrincipalTag\/[\w.:/=+\-@]+$/.test(key)) return knownKeys["aws:PrincipalTag/"];
  if (key === "dynamodb:LeadingKeys" || key === "s3:prefix") return knownKeys[key];
  throw notUnderstood(`the key "${key}"`);
}

const comparisons = {
  StringEquals: { wildcards: false, negated: false },
  StringNotEquals: { wildcards: false, negated: true },
  StringLike: { wildcards: true, negated: false },
  StringNotLike: { wildcards: true, negated: true },
} as const;

function readCondition(operator: string, key: string, values: readonly string[]): Test {
  const holds = readKey(key);
  for (const value of values) variablesIn(value).forEach(readKey);
  const [, set, name] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(operator) ?? [];

  if (name === "Null" && !set) {
    const [wanted, ...more] = values;
    if (more.length > 0 || (wanted !== "true" && wanted !== "false")) throw notUnderstood(`Null with "${values}"`);
    return ({ keys }) => ((keys[key]?.length ?? 0) === 0) === (wanted === "true");
  }
  if (!name || !Object.hasOwn(comparisons, name)) throw notUnderstood(`the operator "${operator}"`);
  // IAM leaves open which of several values a plain operator compares.
  if (holds === "several" && !set)
    throw notUnderstood(`"${operator}" on "${key}", of which there can be several, without ForAllValues or ForAnyValue`);

  const { wildcards, negated } = comparisons[name as keyof typeof comparisons];
  const patterns = values.map((value) => pattern(value, { wildcards }));
  return ({ keys }) => {
    const asked = keys[key] ?? [];
    const wanted = patterns.map((one) => one(keys));
    // Nothing can be said to differ from what is not known.
    const matches = (value: string) =>
      negated ? wanted.every((one) => one?.test(value) === false) : wanted.some((one) => one?.test(value));

    if (set === "ForAllValues") return asked.every(matches); // true of no value at all: a Null condition must stand guard
    if (set === "ForAnyValue") return asked.some(matches);
    return asked.length === 0 ? negated : asked.every(matches);
  };
}

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);

function onlyKnown(part: object, known: readonly string[]): void {
  const unknown = Object.keys(part).find((name) => !known.includes(name));
  if (unknown) throw notUnderstood(`"${unknown}"`);
}

const notUnderstood = (what: string) => new TypeError(`This policy cannot be judged here: ${what} is not understood.`);
