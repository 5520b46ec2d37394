import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Clock, Id } from "@concord/kernel";
import { translateConfig } from "./dynamo.ts";
import type { Platform } from "./open-tenant.ts";

type Session = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };

const sessionSeconds = 60 * 60;
/**
 * A session is given up this long before it ends: an address that it signs for
 * an upload lives for fifteen minutes, and dies with the session that signed it.
 */
const spareSeconds = 20 * 60;
/** The clients of the tenants that were asked for last. In a tenant's own Lambda there is one. */
const mostTenants = 200;

export type AwsSettings = {
  region: string;
  tableName: string;
  quarantineBucket: string;
  evidenceBucket: string;
  tenantRoleArn: string;
};

/** The settings of a function, from the environment that CDK gave it. */
export function settingsIn(environment: Readonly<Record<string, string | undefined>>): AwsSettings {
  const setting = (name: string) => {
    const value = environment[name];
    if (!value) throw new Error(`The function's environment lacks ${name}`);
    return value;
  };
  return {
    region: setting("AWS_REGION"),
    tableName: setting("TABLE_NAME"),
    quarantineBucket: setting("QUARANTINE_BUCKET"),
    evidenceBucket: setting("EVIDENCE_BUCKET"),
    tenantRoleArn: setting("TENANT_ROLE_ARN"),
  };
}

/** Storage in AWS. To touch a tenant's things a function becomes that tenant first. */
export function awsPlatform(settings: AwsSettings, { now, random }: { now: Clock; random: () => number }): Platform {
  const { region, tableName, quarantineBucket, evidenceBucket, tenantRoleArn } = settings;
  const sts = new STSClient({ region });
  const tenants = new Map<Id<"tenant">, ReturnType<Platform["clientsFor"]>>();

  function clientsFor(tenantId: Id<"tenant">) {
    const clients = tenants.get(tenantId) ?? makeClients(sessionOf(sts, tenantRoleArn, tenantId, now));
    tenants.delete(tenantId);
    tenants.set(tenantId, clients); // last asked for, last to go
    for (const oldest of [...tenants.keys()].slice(0, Math.max(0, tenants.size - mostTenants))) tenants.delete(oldest);
    return clients;
  }

  function makeClients(credentials: () => Promise<Session>) {
    return {
      dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ region, credentials }), translateConfig),
      s3: new S3Client({ region, credentials, requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" }),
    };
  }

  return {
    tableName,
    buckets: { quarantine: quarantineBucket, evidence: evidenceBucket },
    clientsFor,
    own: { dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ region }), translateConfig) },
    patience: { random, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    alarm: (message, facts) => console.error(JSON.stringify({ alarm: message, ...facts })),
  };
}

/** One session for a tenant at a time, shared by its clients, renewed in good time. */
export function sessionOf(sts: Pick<STSClient, "send">, roleArn: string, tenantId: Id<"tenant">, now: Clock): () => Promise<Session> {
  let current: Promise<Session> | undefined;
  let until = 0;
  return () => {
    if (!current || until <= now().getTime()) {
      until = now().getTime() + (sessionSeconds - spareSeconds) * 1000;
      current = assume();
      current.catch(() => {
        current = undefined; // a failure is not kept
      });
    }
    return current;
  };

  async function assume(): Promise<Session> {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: tenantId,
        DurationSeconds: sessionSeconds,
        Tags: [{ Key: "tenantId", Value: tenantId }],
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials!;
    // Told to the SDK as ending when we give it up, so that it asks again then.
    return { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken!, expiration: new Date(until) };
  }
}
