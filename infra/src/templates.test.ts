import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, expect, test } from "vitest";
import { notFound } from "@concord/kernel";
import { problemResponse } from "@concord/service";
import { becomeTenantPolicy, clockPolicy, table, tenantRolePolicy } from "@concord/storage";
import { root } from "./bundle.ts";
import { deployedFunction } from "./deployed-function.ts";
import { functions, type FunctionSpec } from "./functions.ts";
import { settled } from "./settled.ts";
import { synthesised } from "./synthesised.ts";

let templates: Awaited<ReturnType<typeof synthesised>>;
const specs: readonly FunctionSpec[] = Object.values(functions);
const arns = { table: "TABLE", quarantineBucket: "QUARANTINE", evidenceBucket: "EVIDENCE", tenantRole: "TENANT", key: "KEY" };
const deployed = (spec: Pick<FunctionSpec, "name">) => deployedFunction([templates.api, templates.workers, templates.identity], spec);

beforeAll(async () => {
  templates = await synthesised(); // fails when cdk-nag finds what nobody acknowledged
}, 120_000);

test("the tenant role holds exactly the policy that a local start judges by", () => {
  const [policy] = Object.values(templates.data.findResources("AWS::IAM::Policy", { Properties: { PolicyName: "own-tenant-only" } }));
  expect(asWeWrite(policy!.Properties.PolicyDocument.Statement)).toEqual(tenantRolePolicy(arns).Statement);
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

test.each(["tenant-api", "ingest", "analyse", "fetch", "explore"])("the %s holds nothing of its own but becoming a tenant", (name) => {
  expect(asWeWrite(deployed({ name }).may)).toEqual(becomeTenantPolicy({ tenantRole: "TENANT" }).Statement);
});

test("the clock reads what falls due, with the key it lies under, becomes a tenant, and does nothing else", () => {
  const key = { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: ["KEY"] };
  expect(asWeWrite(deployed(functions.clock).may)).toEqual([
    ...becomeTenantPolicy({ tenantRole: "TENANT" }).Statement,
    ...clockPolicy(arns).Statement,
    key,
  ]);
});

/** Statements with their references settled, and with lists where CDK writes the one thing in them. */
function asWeWrite(statements: unknown): unknown[] {
  return (settled(statements, templates.data, arns) as { Action: string | string[]; Resource: unknown }[]).map((statement) => ({
    ...statement,
    Action: [statement.Action].flat(),
    Resource: [statement.Resource].flat(),
  }));
}

test("the tenant API runs in an environment of each tenant's own, named by the authorizer and never by the client", () => {
  templates.api.hasResourceProperties("AWS::Lambda::Function", { TenancyConfig: { TenantIsolationMode: "PER_TENANT" } });
  templates.api.hasResourceProperties("AWS::ApiGateway::Method", {
    Integration: { RequestParameters: { "integration.request.header.X-Amz-Tenant-Id": "context.authorizer.tenantId" } },
  });
});

test("every function runs as it is said to: on its machine, with its room, and with an environment for each tenant where it holds a tenant's data", () => {
  for (const spec of specs) {
    const { properties } = deployed(spec);
    expect(properties, spec.name).toMatchObject({
      Architectures: [spec.architecture],
      MemorySize: spec.memoryMb,
      Timeout: spec.timeoutSeconds,
    });
    expect(properties.TenancyConfig, spec.name).toEqual(spec.perTenant ? { TenantIsolationMode: "PER_TENANT" } : undefined);
    expect(properties.EphemeralStorage, spec.name).toEqual(spec.scratchGb ? { Size: spec.scratchGb * 1024 } : undefined);
  }
  expect(specs.filter(({ perTenant }) => perTenant).map(({ name }) => name)).toEqual([
    "tenant-api",
    "ingest",
    "analyse",
    "fetch",
    "explore",
  ]);
  expect(specs.filter(({ architecture }) => architecture === "x86_64").map(({ name }) => name)).toEqual(["ingest", "explore"]);
});

test("those that ask other people's servers say where to write to us, at the address that people know", () => {
  const contacts = specs.map((spec) => [spec.name, deployed(spec).properties.Environment?.Variables.FETCH_CONTACT as unknown] as const);
  expect(contacts.filter(([, contact]) => contact !== undefined)).toEqual([
    ["tenant-api", "https://concord.example"],
    ["fetch", "https://concord.example"],
  ]);
});

test("every kind of job has its queue, which the relay fills and the router empties into the worker of that name", () => {
  const relay = deployed(functions.relay).properties.Environment.Variables;
  const router = deployed(functions.router).properties.Environment.Variables;
  for (const name of ["INGEST", "ANALYSE", "FETCH", "EXPLORE"]) {
    const queue = relay[`${name}_QUEUE_URL`].Ref;
    expect(queue, name).toBeTruthy();
    expect(router[`${name}_QUEUE_ARN`], name).toEqual({ "Fn::GetAtt": [queue, "Arn"] });
    const worker = templates.workers.findResources("AWS::Lambda::Function")[router[`${name}_FUNCTION`].Ref];
    expect(worker!.Properties, name).toEqual(deployed({ name: name.toLowerCase() }).properties);
    templates.workers.hasResourceProperties("AWS::Lambda::EventSourceMapping", { EventSourceArn: { "Fn::GetAtt": [queue, "Arn"] } });
  }
});

test("the clock is called each minute", () => {
  templates.workers.hasResourceProperties("AWS::Events::Rule", {
    ScheduleExpression: "rate(1 minute)",
    Targets: [{ Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^ClockHandler"), "Arn"] } }],
  });
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
  for (const spec of specs) {
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

test.each([
  ["DuckDB", "@duckdb/node-bindings-linux-x64", ["ingest", "explore"]],
  ["what opens a ZIP file", "yauzl", ["ingest"]],
  ["what moves a map to another projection", "proj4", ["ingest"]],
  ["what reads a Parquet file", "hyparquet", ["tenant-api", "ingest", "analyse", "explore"]],
  ["what tells a public address from another", "ipaddr.js", ["tenant-api", "fetch"]],
  ["what answers a web request", "hono", ["tenant-api", "front-desk"]],
])("%s is carried by those that use it, and weighs on nobody else", (_, carried, carriers) => {
  expect(specs.filter((spec) => packagesIn(spec).has(carried)).map(({ name }) => name)).toEqual(carriers);
});

/** The npm packages that came into a bundle, by its source map, and those that lie beside it. */
function packagesIn({ name }: FunctionSpec): ReadonlySet<string> {
  const folder = join(root, "build/functions", name);
  const { sources } = JSON.parse(readFileSync(join(folder, "index.mjs.map"), "utf8")) as { sources: string[] };
  const packed = sources.flatMap((source) => source.match(/(?<=node_modules\/)(@[^/]+\/)?[^/]+/g) ?? []);
  const beside = join(folder, "node_modules");
  const scopes = existsSync(beside) ? readdirSync(beside) : [];
  return new Set([...packed, ...scopes.flatMap((scope) => readdirSync(join(beside, scope)).map((name) => `${scope}/${name}`))]);
}
