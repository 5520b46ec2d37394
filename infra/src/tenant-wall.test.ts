import { runSimulation } from "@cloud-copilot/iam-simulate";
import { beforeAll, expect, test } from "vitest";
import { settled } from "./settled.ts";
import { synthesised } from "./synthesised.ts";

const arns = {
  table: "arn:aws:dynamodb:eu-west-2:111122223333:table/concord",
  quarantineBucket: "arn:aws:s3:::quarantine",
  evidenceBucket: "arn:aws:s3:::evidence",
};
const ours = "ten_00000000000000000000000nth";
let policy: unknown;

beforeAll(async () => {
  const { data } = await synthesised();
  const [found] = Object.values(data.findResources("AWS::IAM::Policy", { Properties: { PolicyName: "own-tenant-only" } }));
  policy = settled(found!.Properties.PolicyDocument, data, arns);
}, 120_000);

const row = (action: string, keys: string[] | undefined, tenantId: string | null = ours) =>
  simulate(`dynamodb:${action}`, arns.table, {
    ...(keys ? { "dynamodb:LeadingKeys": keys } : {}),
    ...(tenantId ? { "aws:PrincipalTag/tenantId": tenantId } : {}),
  });
const file = (action: string, bucket: string, path: string) =>
  simulate(`s3:${action}`, `${bucket}/${path}`, { "aws:PrincipalTag/tenantId": ours });

test.each([
  ["its own tenant row", () => row("GetItem", [`T#${ours}`])],
  ["its own deals", () => row("Query", [`T#${ours}#DEAL`])],
  ["several of its own partitions at once", () => row("PutItem", [`T#${ours}#DEAL`, `T#${ours}#OUT`])],
  ["its own files", () => file("GetObject", arns.evidenceBucket, `t/${ours}/datasets/x`)],
  ["reference data, to read it", () => row("Query", ["T#ten_000000000000000000p1atf0rm#DS"])],
  ["the files of reference data", () => file("GetObject", arns.evidenceBucket, "t/ten_000000000000000000p1atf0rm/datasets/x")],
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
  ["reference data, to change it", () => row("PutItem", ["T#ten_000000000000000000p1atf0rm#DS"])],
  ["the platform's own people", () => row("GetItem", ["T#ten_000000000000000000p1atf0rm"])],
  ["reference data without the tag", () => row("GetItem", ["T#ten_000000000000000000p1atf0rm#DS"], null)],
  [
    "the files of reference data, to change them",
    () => file("PutObject", arns.evidenceBucket, "t/ten_000000000000000000p1atf0rm/datasets/x"),
  ],
  ["another tenant's files", () => file("GetObject", arns.evidenceBucket, "t/ten_00000000000000000000000sth/datasets/x")],
  ["files of a tenant whose id begins with its own", () => file("GetObject", arns.evidenceBucket, `t/${ours}2/x`)],
  ["the deletion of a file", () => file("DeleteObject", arns.evidenceBucket, `t/${ours}/x`)],
])("a session tagged with a tenant cannot reach %s", async (_, attempt) => {
  expect(await attempt()).not.toBe("Allowed");
});

async function simulate(action: string, resource: string, contextVariables: Record<string, string | string[]>): Promise<string> {
  const answer = await runSimulation(
    {
      request: {
        action,
        principal: "arn:aws:sts::111122223333:assumed-role/concord-tenant/session",
        resource: { resource, accountId: "111122223333" },
        contextVariables,
      },
      identityPolicies: [{ name: "own-tenant-only", policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType === "error") throw new Error(JSON.stringify(answer.errors));
  return answer.overallResult;
}
