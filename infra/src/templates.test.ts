import { openSync, readdirSync, readSync, closeSync } from "node:fs";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, expect, test } from "vitest";
import { notFound } from "@concord/kernel";
import { problemResponse } from "@concord/service";
import { table, tenantRolePolicy } from "@concord/storage";
import { root } from "./bundle.ts";
import { functions } from "./functions.ts";
import { synthesised } from "./synthesised.ts";
import { settled } from "./settled.ts";

let templates: Awaited<ReturnType<typeof synthesised>>;
beforeAll(async () => {
  templates = await synthesised(); // fails when cdk-nag finds what nobody acknowledged
}, 120_000);

test("the tenant role holds exactly the policy that a local start judges by", () => {
  const [policy] = Object.values(templates.data.findResources("AWS::IAM::Policy", { Properties: { PolicyName: "own-tenant-only" } }));
  const arns = { table: "TABLE", quarantineBucket: "QUARANTINE", evidenceBucket: "EVIDENCE" };
  expect(settled(policy!.Properties.PolicyDocument, templates.data, arns)).toEqual(JSON.parse(JSON.stringify(tenantRolePolicy(arns))));
});

test("the tenant role is trusted only by our functions that work for tenants, and only in a session tagged with one", () => {
  const [role] = Object.values(templates.data.findResources("AWS::IAM::Role", { Properties: { RoleName: "concord-tenant" } }));
  const [statement] = role!.Properties.AssumeRolePolicyDocument.Statement;
  expect(statement.Condition.StringLike).toEqual({ "aws:RequestTag/tenantId": "ten_*" });
  expect(statement.Condition.Null).toEqual({ "aws:RequestTag/tenantId": "false" });
  const trusted = JSON.stringify(statement.Condition.ArnEquals);
  for (const { name, becomesTenant } of Object.values(functions)) expect(trusted.includes(`concord-${name}"`), name).toBe(becomesTenant);
});

test("no function but through the tenant role can touch a table or a bucket, save what the desk and the relay need for themselves", () => {
  const data = /^(dynamodb|s3):/;
  const holders = (["api", "workers", "identity"] as const).flatMap((name) =>
    Object.entries(templates[name].findResources("AWS::IAM::Policy")).flatMap(([id, { Properties }]) =>
      (Properties.PolicyDocument.Statement as { Sid?: string; Action: string | string[] }[])
        .filter(({ Action, Sid }) => [Action].flat().some((action) => data.test(action)) && !Sid)
        .map(({ Action }) => `${id}: ${[Action].flat().join(", ")}`),
    ),
  );
  // The relay's event source reads the table's stream; nothing else is granted outside our own policies.
  expect(holders.filter((holder) => !/^Relay.*(GetRecords|ListStreams)/.test(holder))).toEqual([]);
});

test("the tenant API runs in an environment of each tenant's own, named by the authorizer and never by the client", () => {
  templates.api.hasResourceProperties("AWS::Lambda::Function", { TenancyConfig: { TenantIsolationMode: "PER_TENANT" } });
  templates.api.hasResourceProperties("AWS::ApiGateway::Method", {
    Integration: { RequestParameters: { "integration.request.header.X-Amz-Tenant-Id": "context.authorizer.tenantId" } },
  });
  templates.workers.resourcePropertiesCountIs("AWS::Lambda::Function", { TenancyConfig: { TenantIsolationMode: "PER_TENANT" } }, 2);
});

test("who is asking is worked out on every request", () => {
  templates.api.hasResourceProperties("AWS::ApiGateway::Authorizer", { Type: "REQUEST", AuthorizerResultTtlInSeconds: 0 });
});

test("a stranger to an authority is answered with the very bytes of what does not exist", async () => {
  const [answer] = Object.values(
    templates.api.findResources("AWS::ApiGateway::GatewayResponse", { Properties: { ResponseType: "ACCESS_DENIED" } }),
  );
  expect(answer!.Properties.StatusCode).toBe("404");
  const ours = await problemResponse(notFound("Page"), "$context.requestId").text();
  expect(answer!.Properties.ResponseTemplates["application/json"]).toBe(ours);
});

test("the table has the shape that storage counts on, and cannot be lost by accident", () => {
  templates.data.hasResource("AWS::DynamoDB::Table", {
    DeletionPolicy: "Retain",
    Properties: {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: "PAY_PER_REQUEST",
      TimeToLiveSpecification: { AttributeName: table.ttl, Enabled: true },
      GlobalSecondaryIndexes: table.indexes.map(({ name }) => Match.objectLike({ IndexName: name })),
    },
  });
});

test("every alarm begins with who is hurt", () => {
  const alarms = [templates.api, templates.workers, templates.identity].flatMap((template) =>
    Object.values(template.findResources("AWS::CloudWatch::Alarm")),
  );
  expect(alarms.length).toBeGreaterThanOrEqual(Object.keys(functions).length);
  expect(
    alarms.filter(
      ({ Properties }) =>
        !/\b(people|nobody|analyst|partner|authority|consultant|uploaded|saved|insights?)\b/i.test(Properties.AlarmDescription),
    ),
  ).toEqual([]);
});

test("each packed binary is for the machine that its function runs on", () => {
  const machines = { 62: "x86_64", 183: "arm64" } as Record<number, string>;
  let binaries = 0;
  for (const spec of Object.values(functions)) {
    const folder = join(root, "build/functions", spec.name);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(node|so[.\d]*)$/.test(name))) {
      const header = Buffer.alloc(20);
      const handle = openSync(join(folder, file), "r");
      readSync(handle, header, 0, 20, 0);
      closeSync(handle);
      expect(machines[header.readUInt16LE(18)], `${spec.name}/${file}`).toBe(spec.architecture);
      binaries++;
    }
  }
  expect(binaries, "found no binary: is the reader still reading?").toBeGreaterThan(0);
});
