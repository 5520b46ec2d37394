import { runSimulation } from "@cloud-copilot/iam-simulate";
import { beforeAll, expect, test } from "vitest";
import { deployedFunction } from "./deployed-function.ts";
import { functions } from "./functions.ts";
import { settled } from "./settled.ts";
import { synthesised } from "./synthesised.ts";

const arns = {
  table: "arn:aws:dynamodb:eu-west-2:111122223333:table/concord",
  quarantineBucket: "arn:aws:s3:::quarantine",
  evidenceBucket: "arn:aws:s3:::evidence",
  tenantRole: "arn:aws:iam::111122223333:role/concord-tenant",
  key: "arn:aws:kms:eu-west-2:111122223333:key/5f1c0e0a-0000-0000-0000-000000000000",
};
const ours = "ten_00000000000000000000000nth";
const shelf = "ten_000000000000000000p1atf0rm";
let tenantPolicy: unknown;
let clockPolicy: unknown;

beforeAll(async () => {
  const { data, workers } = await synthesised();
  const [found] = Object.values(data.findResources("AWS::IAM::Policy", { Properties: { PolicyName: "own-tenant-only" } }));
  tenantPolicy = settled(found!.Properties.PolicyDocument, data, arns);
  clockPolicy = { Version: "2012-10-17", Statement: settled(deployedFunction([workers], functions.clock).may, data, arns) };
}, 120_000);

const row = (action: string, keys: string[] | undefined, tenantId: string | null = ours) =>
  simulate(tenantPolicy, `dynamodb:${action}`, arns.table, {
    ...(keys ? { "dynamodb:LeadingKeys": keys } : {}),
    ...(tenantId ? { "aws:PrincipalTag/tenantId": tenantId } : {}),
  });
const file = (action: string, bucket: string, path: string) =>
  simulate(tenantPolicy, `s3:${action}`, `${bucket}/${path}`, { "aws:PrincipalTag/tenantId": ours });
const clock = (action: string, resource: string, keys?: string[]) =>
  simulate(clockPolicy, action, resource, keys ? { "dynamodb:LeadingKeys": keys } : {});
const timers = `${arns.table}/index/gsi2`;

test.each([
  ["its own tenant row", () => row("GetItem", [`T#${ours}`])],
  ["its own deals", () => row("Query", [`T#${ours}#DEAL`])],
  ["several of its own partitions at once", () => row("PutItem", [`T#${ours}#DEAL`, `T#${ours}#OUT`])],
  ["its own files", () => file("GetObject", arns.evidenceBucket, `t/${ours}/datasets/x`)],
  ["reference data, to read it", () => row("Query", [`T#${shelf}#DS`])],
  ["the files of reference data", () => file("GetObject", arns.evidenceBucket, `t/${shelf}/datasets/x`)],
  ["its own uploads", () => file("PutObject", arns.quarantineBucket, `t/${ours}/datasets/x`)],
])("a session tagged with a tenant reaches %s", async (_, attempt) => {
  expect(await attempt()).toBe("Allowed");
});

test.each([
  ["another tenant's row", () => row("GetItem", ["T#ten_00000000000000000000000sth"])],
  ["a tenant whose id begins with its own", () => row("GetItem", [`T#${ours}2`])],
  ["one row of another's among its own", () => row("PutItem", [`T#${ours}`, "T#ten_00000000000000000000000sth"])],
  ["a request that names no partition", () => row("Query", undefined)],
  ["anything without the tag", () => row("GetItem", [`T#${ours}`], null)],
  ["the whole table by a scan", () => row("Scan", [`T#${ours}`])],
  ["the platform's sessions", () => row("GetItem", ["S#abc"])],
  ["reference data, to change it", () => row("PutItem", [`T#${shelf}#DS`])],
  ["the platform's own people", () => row("GetItem", [`T#${shelf}`])],
  ["reference data without the tag", () => row("GetItem", [`T#${shelf}#DS`], null)],
  ["the platform's own jobs", () => row("Query", [`T#${shelf}#JOB`])],
  ["the files of reference data, to change them", () => file("PutObject", arns.evidenceBucket, `t/${shelf}/datasets/x`)],
  ["other files of the platform's own", () => file("GetObject", arns.evidenceBucket, `t/${shelf}/results/x`)],
  ["another tenant's files", () => file("GetObject", arns.evidenceBucket, "t/ten_00000000000000000000000sth/datasets/x")],
  ["files of a tenant whose id begins with its own", () => file("GetObject", arns.evidenceBucket, `t/${ours}2/x`)],
  ["the deletion of a file", () => file("DeleteObject", arns.evidenceBucket, `t/${ours}/x`)],
])("a session tagged with a tenant cannot reach %s", async (_, attempt) => {
  expect(await attempt()).not.toBe("Allowed");
});

test.each([
  ["read what falls due", () => clock("dynamodb:Query", timers, ["TIMER#3"])],
  ["become a tenant", () => clock("sts:AssumeRole", arns.tenantRole)],
])("the clock may %s", async (_, attempt) => {
  expect(await attempt()).toBe("Allowed");
});

test.each([
  ["read what waits to be told", () => clock("dynamodb:Query", timers, ["OUT#3"])],
  ["read that together with what falls due", () => clock("dynamodb:Query", timers, ["TIMER#3", "OUT#3"])],
  ["read the index without saying what of it", () => clock("dynamodb:Query", timers)],
  ["scan the index", () => clock("dynamodb:Scan", timers, ["TIMER#3"])],
  ["read the table itself", () => clock("dynamodb:Query", arns.table, ["TIMER#3"])],
  ["read a tenant's rows as itself", () => clock("dynamodb:GetItem", arns.table, [`T#${ours}#CON`])],
  ["write a row", () => clock("dynamodb:PutItem", arns.table, [`T#${ours}#JOB`])],
  ["read a file", () => clock("s3:GetObject", `${arns.evidenceBucket}/t/${ours}/x`)],
  ["queue a job itself", () => clock("sqs:SendMessage", "arn:aws:sqs:eu-west-2:111122223333:fetch")],
  ["become anything else", () => clock("sts:AssumeRole", "arn:aws:iam::111122223333:role/concord-relay")],
])("the clock may not %s", async (_, attempt) => {
  expect(await attempt()).not.toBe("Allowed");
});

async function simulate(
  policy: unknown,
  action: string,
  resource: string,
  contextVariables: Record<string, string | string[]>,
): Promise<string> {
  const answer = await runSimulation(
    {
      request: {
        action,
        principal: "arn:aws:sts::111122223333:assumed-role/concord-tenant/session",
        resource: { resource, accountId: "111122223333" },
        contextVariables,
      },
      identityPolicies: [{ name: "own", policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType === "error") throw new Error(JSON.stringify(answer.errors));
  return answer.overallResult;
}
