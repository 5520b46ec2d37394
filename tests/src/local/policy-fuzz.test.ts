// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes its variables so
import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeOf, type Access, type Policy, type Statement } from "@concord/local/policy";

/** Few words, so that what is asked and what is allowed meet often. */
const word = fc.constantFrom("a", "b", "ab", "abc", "a*", "*", "a?c", "#", "t/a/x", "t/ab/x", "");
const tagged = fc.constantFrom("${aws:PrincipalTag/tenantId}", "t/${aws:PrincipalTag/tenantId}/*", "T#${aws:PrincipalTag/tenantId}#*");
const asked = fc.constantFrom("a", "b", "ab", "abc", "T#a", "T#a#x", "T#ab", "t/a/x", "t/ab/x", "*", "");

const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"),
    set: fc.constantFrom("ForAllValues:", "ForAnyValue:"),
    key: fc.constant("dynamodb:LeadingKeys"),
    values: fc.array(fc.oneof(word, tagged), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    operator: fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"),
    set: fc.constant(""),
    key: fc.constantFrom("s3:prefix", "aws:PrincipalTag/tenantId"),
    values: fc.array(fc.oneof(word, tagged), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    operator: fc.constant("Null"),
    set: fc.constant(""),
    key: fc.constantFrom("dynamodb:LeadingKeys", "s3:prefix", "aws:PrincipalTag/tenantId"),
    values: fc.constantFrom(["true"], ["false"]),
  }),
);

const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    Action: fc.oneof(
      fc.constantFrom("*", "s3:*", "s3:Get*", "S3:getobject", "dynamodb:?etItem"),
      fc.array(fc.constantFrom("s3:PutObject", "dynamodb:GetItem"), { minLength: 1, maxLength: 2 }),
    ),
    Resource: fc.oneof(
      fc.constantFrom("*", "arn:aws:s3:::b/*"),
      fc.oneof(word, tagged).map((end) => `arn:aws:s3:::b/${end}`),
    ),
    conditions: fc.array(condition, { maxLength: 3 }),
  })
  .map(({ conditions, ...rest }) => {
    const Condition: Record<string, Record<string, readonly string[]>> = {};
    for (const { operator, set, key, values } of conditions) Condition[set + operator] = { ...Condition[set + operator], [key]: values };
    return { ...rest, ...(conditions.length > 0 ? { Condition } : {}) };
  });

const access: fc.Arbitrary<Access> = fc
  .record({
    action: fc.constantFrom("s3:GetObject", "s3:PutObject", "dynamodb:GetItem"),
    end: asked.filter((text) => text !== "*"), // iam-simulate takes it for "any of them"; a request asks for one
    leadingKeys: fc.option(fc.array(asked, { maxLength: 3 }), { nil: undefined }),
    prefix: fc.option(asked, { nil: undefined }),
    tenantId: fc.option(fc.constantFrom("a", "ab", "b"), { nil: undefined }),
  })
  .map(({ action, end, leadingKeys, prefix, tenantId }) => ({
    action,
    resource: `arn:aws:s3:::b/${end}`,
    keys: {
      ...(leadingKeys && leadingKeys.length > 0 ? { "dynamodb:LeadingKeys": leadingKeys } : {}),
      ...(prefix === undefined ? {} : { "s3:prefix": [prefix] }),
      ...(tenantId === undefined ? {} : { "aws:PrincipalTag/tenantId": [tenantId] }),
    },
  }));

test("our judge of policies and iam-simulate, which was written by others, agree on whatever we can write", () => {
  let allowed = 0;
  let judged = 0;
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), access, (statements, one) => {
      const policy: Policy = { Version: "2012-10-17", Statement: statements };
      const ours = judgeOf([policy])(one).allowed;
      judged++;
      if (ours) allowed++;
      expect(ours).toBe(theirs(policy, one));
    }),
    { numRuns: 3000 },
  );
  expect(allowed / judged, "too few were allowed to have tried much").toBeGreaterThan(0.05);
});

function theirs(policy: Policy, { action, resource, keys }: Access): boolean {
  const contextVariables = Object.fromEntries(
    Object.entries(keys).map(([key, values]) => [key, key === "dynamodb:LeadingKeys" ? [...values] : values[0]!]),
  );
  return (
    "Allowed" ===
    runUnsafeSimulation(
      {
        request: {
          principal: "arn:aws:iam::000000000000:role/tenant",
          action,
          resource: { resource, accountId: "000000000000" },
          contextVariables,
        },
        identityPolicies: [{ name: "policy", policy }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    )
  );
}
