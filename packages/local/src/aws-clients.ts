import { Agent } from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Id } from "@concord/kernel";
import type { Principal, Sessions } from "./gateway/sessions.ts";

export type TenantClients = { dynamo: DynamoDBDocumentClient; s3: S3Client };

/** The AWS SDK's own clients, pointed at this machine, each in a session of its own. */
export function awsClients(options: { region: string; dynamodb: string; s3: string; sqs: string; sessions: Sessions }) {
  const { region, sessions } = options;
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 64 });
  const common = { region, requestHandler: { httpAgent } };
  const ofTenants = new Map<Id<"tenant">, TenantClients>();

  const dynamoAs = (principal: Principal) =>
    DynamoDBDocumentClient.from(new DynamoDBClient({ ...common, endpoint: options.dynamodb, credentials: sessions.provider(principal) }), {
      marshallOptions: { removeUndefinedValues: true },
    });

  const s3As = (principal: Principal) =>
    new S3Client({
      ...common,
      endpoint: options.s3,
      forcePathStyle: true,
      credentials: sessions.provider(principal),
      // Checksums are ours to choose (SHA-256); the SDK's own CRC would be signed into addresses that a browser uses.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });

  return {
    /** What AssumeRole into the tenant role gives, tagged with the tenant. */
    clientsFor(tenantId: Id<"tenant">): TenantClients {
      const principal = { role: "tenant", tags: { tenantId } };
      const clients = ofTenants.get(tenantId) ?? { dynamo: dynamoAs(principal), s3: s3As(principal) };
      ofTenants.set(tenantId, clients);
      return clients;
    },
    /** A function's own role, for the few rows that belong to no tenant. */
    dynamoAs: (role: string) => dynamoAs({ role, tags: {} }),
    sqs: new SQSClient({ ...common, endpoint: options.sqs, credentials: { accessKeyId: "local", secretAccessKey: "local" } }),
    close: () => httpAgent.destroy(),
  };
}
