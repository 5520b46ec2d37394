import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { startDynoxide } from "../../local/src/dynoxide.ts";
import { createTableInput, translateConfig, type Platform } from "@concord/storage";

export type TestTable = Awaited<ReturnType<typeof startTable>>;

/** A DynamoDB of a test's own, on a free port and in memory. For tests alone: it reads whole tables, which nothing else may. */
export async function startTable() {
  const server = await startDynoxide();
  const client = new DynamoDBClient({
    region: "eu-west-2",
    endpoint: server.endpoint,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const dynamo = DynamoDBDocumentClient.from(client, translateConfig);
  let made = 0;

  return {
    dynamo,
    /** An empty table; its name. */
    make: async () => {
      const tableName = `concord-${++made}`;
      await client.send(new CreateTableCommand(createTableInput(tableName)));
      return tableName;
    },
    /** A platform without walls, for tests of what is not about them. It has no S3. */
    platform: (tableName: string): Platform => ({
      tableName,
      buckets: { quarantine: "quarantine", evidence: "evidence" },
      clientsFor: () => ({ dynamo, s3: new S3Client({ region: "eu-west-2" }) }),
      own: { dynamo },
      patience: { random: () => 0, sleep: async () => {} },
      alarm: () => {},
    }),
    everything: async (tableName: string) => {
      const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }));
      return Items as { pk: string; sk: string; gsi1pk?: string; schema?: number }[];
    },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}
