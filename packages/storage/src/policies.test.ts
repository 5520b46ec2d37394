import { expect, test } from "vitest";
import { judgeOf } from "../../local/src/policy/index.ts";
import { authorizerPolicy, clockPolicy, deskPolicy, relayPolicy, tenantRolePolicy, tenantRoleTrust, type Policy } from "./policies.ts";

const table = "arn:aws:dynamodb:eu-west-2:1:table/concord";
const arns = { table, quarantineBucket: "arn:aws:s3:::quarantine", evidenceBucket: "arn:aws:s3:::evidence" };

/** May a session of this policy (tagged with a tenant, where it is a tenant's) do this? */
const may = (policy: Policy, action: string, resource: string, { tenant, keys }: { tenant?: string; keys?: string[] }) =>
  judgeOf([policy])({
    action,
    resource,
    keys: { ...(tenant ? { "aws:PrincipalTag/tenantId": [tenant] } : {}), ...(keys ? { "dynamodb:LeadingKeys": keys } : {}) },
  }).allowed;

test.each([
  ["its own rows", "ten_gmca", ["T#ten_gmca", "T#ten_gmca#DEAL"], true],
  ["a tenant whose id goes on from its own", "ten_gmca", ["T#ten_gmca2"], false],
  ["another's row among its own", "ten_gmca", ["T#ten_gmca#DEAL", "T#ten_other#DEAL"], false],
  ["a request that names no partition", "ten_gmca", undefined, false],
  ["the platform's rows", "ten_gmca", ["S#hash"], false],
  ["its own rows, with a session that carries no tag", undefined, ["T#ten_gmca"], false],
])("a tenant's session and %s", (_, tenant, keys, allowed) => {
  const asked = { ...(tenant ? { tenant } : {}), ...(keys ? { keys } : {}) };
  for (const action of ["GetItem", "Query", "PutItem", "DeleteItem", "ConditionCheckItem"]) {
    expect(may(tenantRolePolicy(arns), `dynamodb:${action}`, table, asked)).toBe(allowed);
  }
});

test.each([
  ["its datasets", ["T#ten_000000000000000000p1atf0rm#DS"], true],
  ["a dataset's versions", ["T#ten_000000000000000000p1atf0rm#DS#dat_1"], true],
  ["its list by kind", ["T#ten_000000000000000000p1atf0rm#IN#dataset#datasets-open"], true],
  ["its people", ["T#ten_000000000000000000p1atf0rm"], false],
  ["its audit", ["T#ten_000000000000000000p1atf0rm#AUD#202611"], false],
  ["its jobs", ["T#ten_000000000000000000p1atf0rm#JOB"], false],
])("any tenant reads the platform's evidence and nothing else of it: %s", (_, keys, allowed) => {
  const policy = tenantRolePolicy(arns);
  for (const action of ["GetItem", "Query"]) {
    expect(may(policy, `dynamodb:${action}`, table, { tenant: "ten_a", keys })).toBe(allowed);
    expect(may(policy, `dynamodb:${action}`, table, { keys })).toBe(false); // as no tenant at all
  }
  for (const action of ["PutItem", "UpdateItem", "DeleteItem"])
    expect(may(policy, `dynamodb:${action}`, table, { tenant: "ten_a", keys })).toBe(false);
});

test("nobody scans, and nobody reads the platform's index but the relay its outbox and the clock its timers", () => {
  for (const policy of [tenantRolePolicy(arns), deskPolicy(arns), authorizerPolicy(arns), relayPolicy(arns)]) {
    expect(may(policy, "dynamodb:Scan", table, { tenant: "ten_a", keys: ["T#ten_a"] })).toBe(false);
  }
  const unsent = { tenant: "ten_a", keys: ["OUT#3"] };
  expect(may(relayPolicy(arns), "dynamodb:Query", `${table}/index/gsi2`, unsent)).toBe(true);
  expect(may(tenantRolePolicy(arns), "dynamodb:Query", `${table}/index/gsi2`, unsent)).toBe(false);
  expect(may(clockPolicy(arns), "dynamodb:Query", `${table}/index/gsi2`, unsent)).toBe(false);
  expect(may(clockPolicy(arns), "dynamodb:Query", `${table}/index/gsi2`, { keys: ["TIMER#3"] })).toBe(true);
});

test("functions of the platform's own reach no tenant's rows", () => {
  for (const policy of [deskPolicy(arns), authorizerPolicy(arns), relayPolicy(arns)]) {
    for (const action of ["GetItem", "Query", "PutItem"])
      expect(may(policy, `dynamodb:${action}`, table, { keys: ["T#ten_a"] })).toBe(false);
  }
  expect(may(deskPolicy(arns), "dynamodb:PutItem", table, { keys: ["S#hash"] })).toBe(true);
  expect(may(deskPolicy(arns), "dynamodb:PutItem", table, { keys: ["U#per_a"] })).toBe(false); // the relay writes the lists
  expect(may(authorizerPolicy(arns), "dynamodb:PutItem", table, { keys: ["S#hash"] })).toBe(false);
});

test("a tenant's session reads and writes files under its own prefix, and deletes none", () => {
  const may = judgeOf([tenantRolePolicy(arns)]);
  const at = (action: string, key: string) =>
    may({ action, resource: `arn:aws:s3:::evidence/${key}`, keys: { "aws:PrincipalTag/tenantId": ["ten_a"] } }).allowed;
  expect(at("s3:GetObject", "t/ten_a/results/x.json")).toBe(true);
  expect(at("s3:GetObject", "t/ten_a2/results/x.json")).toBe(false);
  expect(at("s3:DeleteObject", "t/ten_a/results/x.json")).toBe(false);
  const shelf = "t/ten_000000000000000000p1atf0rm";
  expect(at("s3:GetObject", `${shelf}/datasets/dat_1/v1/table.parquet`)).toBe(true);
  expect(at("s3:PutObject", `${shelf}/datasets/dat_1/v1/table.parquet`)).toBe(false);
  expect(at("s3:GetObject", `${shelf}/results/x.json`)).toBe(false);
});

test("a role becomes a tenant only by saying which, and by nothing else", () => {
  expect(tenantRoleTrust(["arn:aws:iam::1:role/api"]).Statement[0]!.Condition).toEqual({
    StringLike: { "aws:RequestTag/tenantId": "ten_*" },
    "ForAllValues:StringEquals": { "aws:TagKeys": ["tenantId"] },
    Null: { "aws:RequestTag/tenantId": "false" },
  });
});
