import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { authorizerPolicy, clockPolicy, createTableInput, deskPolicy, relayPolicy, table, tenantRolePolicy } from "@concord/storage";
import type { Job } from "@concord/domain/jobs";
import type { Fauxqs } from "./fauxqs.ts";
import { judgeOf, type Judge, type Policy } from "./policy/index.ts";

export const region = "eu-west-2";
export const tableName = "concord";
export const buckets = { quarantine: "concord-quarantine", evidence: "concord-evidence" };

/** How often a job is begun before it lies with the dead letters. The workers say so on the job itself by then. */
export const jobAttempts = 5;

export const arnOf = (name: string) => `arn:aws:dynamodb:${region}:000000000000:table/${name}`;

/** What the gateway must know of the table to tell whose rows a call is about. */
export const keySchema = { name: tableName, partitionKey: table.partitionKey, indexes: table.indexes };

/** What each role may do, from the policies that CDK deploys. */
export function roles(): ReadonlyMap<string, Judge> {
  const arns = {
    table: arnOf(tableName),
    quarantineBucket: `arn:aws:s3:::${buckets.quarantine}`,
    evidenceBucket: `arn:aws:s3:::${buckets.evidence}`,
  };
  const policies: Record<string, Policy> = {
    tenant: tenantRolePolicy(arns),
    authorizer: authorizerPolicy(arns),
    "front-desk": deskPolicy(arns),
    relay: relayPolicy(arns),
    clock: clockPolicy(arns),
  };
  return new Map(Object.entries(policies).map(([role, policy]) => [role, judgeOf([policy])]));
}

/** The table, the buckets and the queue, where they are not there yet. What CDK does in AWS, and as little. */
export async function deploy({ dynoxide, fauxqs }: { dynoxide: { endpoint: string }; fauxqs: Fauxqs }) {
  const client = new DynamoDBClient({
    region,
    endpoint: dynoxide.endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateTableCommand(createTableInput(tableName)));
  } finally {
    client.destroy();
  }
  for (const bucket of Object.values(buckets)) fauxqs.createBucket(bucket);
  const queue = (kind: string) => fauxqs.createQueue(`concord-${kind}`, jobAttempts).url;
  const queues = {
    ingest: queue("ingest"),
    "rerun-insights": queue("rerun-insights"),
    fetch: queue("fetch"),
    explore: queue("explore"),
    "answer-question": queue("answer-question"),
  } satisfies Record<Job["work"]["kind"], string>;
  return { queues };
}
