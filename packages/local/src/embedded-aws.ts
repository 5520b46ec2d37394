import { join } from "node:path";
import type { Platform } from "@concord/storage";
import { awsClients } from "./aws-clients.ts";
import { arnOf, buckets, deploy, keySchema, region, roles, tableName } from "./deploy.ts";
import { hasRoomFor } from "./disk-space.ts";
import { startDynoxide } from "./dynoxide.ts";
import { startFauxqs } from "./fauxqs.ts";
import { dynamoGateway } from "./gateway/dynamodb.ts";
import { keptSecret } from "./gateway/kept-secret.ts";
import { s3Gateway } from "./gateway/s3.ts";
import { sessionsSealedWith } from "./gateway/sessions.ts";
import { listen } from "./http-server.ts";

type EmbeddingOptions = {
  dataPath: string;
  /** Where this platform answers; S3 lies under `/s3` there, so that a browser's uploads stay in one origin. */
  origin: string;
  /** Told how to end each thing that was started, in that order. */
  onStarted(end: () => void | Promise<void>): void;
  onDatabase(pid: number, ended: Promise<void>): void;
  /** Told after each transaction: something may wait in the outbox. */
  onCommit(): void;
};

/** As much of AWS as Concord uses, on this machine: DynamoDB, S3, SQS, and the sessions and policies in front of them. */
export async function embedAws({ dataPath, origin, onStarted, onDatabase, onCommit }: EmbeddingOptions) {
  const dynoxide = await startDynoxide({ dataFile: join(dataPath, "table.sqlite") });
  onStarted(dynoxide.stop);
  onDatabase(dynoxide.pid, dynoxide.ended);
  const fauxqs = await startFauxqs({ dataPath, region });
  onStarted(fauxqs.stop);
  const { queues } = await deploy({ dynoxide, fauxqs });

  const now = () => new Date(); // signatures are about the machine's own time, whatever time a test says it is
  const sessions = sessionsSealedWith(keptSecret(dataPath), now);
  const judges = roles();
  const gateway = {
    sessions,
    region,
    now,
    judgeOf: (role: string) => judges.get(role),
    onDenied: (what: object) => console.error(JSON.stringify({ alarm: "A call was refused by its session's own policy", ...what })),
  };
  const dynamo = dynamoGateway({ ...gateway, endpoint: dynoxide.endpoint, table: keySchema, arnOf, onCommit });
  onStarted(dynamo.close);
  const dynamoServer = await listen(0);
  onStarted(dynamoServer.stop);
  dynamoServer.answerWith(dynamo);

  const addresses = { region, dynamodb: dynamoServer.origin, s3: `${origin}/s3`, sessions };
  const clients = awsClients({ ...addresses, sqs: fauxqs.endpoint });
  onStarted(clients.close);

  /** Storage on these clients, with what a role may do of its own. */
  const storageAs = (role: string): Platform => ({
    tableName,
    buckets,
    clientsFor: clients.clientsFor,
    own: { dynamo: clients.dynamoAs(role) },
    patience: { random: Math.random, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    alarm: (message, facts) => console.error(JSON.stringify({ alarm: message, ...facts })),
  });
  return {
    addresses,
    storageAs,
    sqs: clients.sqs,
    queues,
    /** Answers under `/s3`. */
    s3: s3Gateway({ ...gateway, fauxqs, under: "/s3", hasRoomFor: (bytes) => hasRoomFor(dataPath, bytes) }),
  };
}
