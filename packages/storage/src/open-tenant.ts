import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";
import type { Actor, Clock, Id, MintId } from "@concord/kernel";
import type { Context, ReferenceShelf, RequestFacts, Store } from "@concord/domain";
import type { Desk } from "@concord/domain/people";
import { platformTenantId } from "@concord/domain/tenancy";
import { deskStore } from "./desk-store.ts";
import { metered, type Use } from "./dynamo.ts";
import { dynamoStore, type StoreOpening } from "./dynamo-store.ts";
import { s3FileStore, type Buckets } from "./file-store.ts";
import { progressStore } from "./progress.ts";
import type { Patience } from "./transact.ts";

/** What storage stands on: the same in AWS and on one machine, with other clients. */
export type Platform = {
  tableName: string;
  buckets: Buckets;
  /** Clients that can touch this tenant's things and no others: their session carries its tag. */
  clientsFor(tenantId: Id<"tenant">): { dynamo: DynamoDBDocumentClient; s3: S3Client };
  /** A client with what the function itself may do, which is nothing of any tenant's. */
  own: { dynamo: DynamoDBDocumentClient };
  patience: Patience;
  alarm: StoreOpening["alarm"];
};

/** A verb's context, but for the warehouse, which only some functions carry. */
export type OpenedTenant = Omit<Context, "warehouse" | "reference"> &
  Pick<Store, "recall"> & { reference: Omit<ReferenceShelf, "warehouse"> };

export type TenantOpening = {
  tenantId: Id<"tenant">;
  actor: Actor;
  request?: RequestFacts | undefined;
  now: Clock;
  mintId: MintId;
  /** Told of every request to DynamoDB and what it consumed. */
  meter?: ((use: Use) => void) | undefined;
};

/** One tenant's things, for one actor and one request. */
export function openTenant(platform: Platform, { tenantId, actor, request, now, mintId, meter }: TenantOpening): OpenedTenant {
  const { tableName, buckets, patience, alarm } = platform;
  const clients = platform.clientsFor(tenantId);
  const dynamo = meter ? metered(clients.dynamo, meter) : clients.dynamo;
  const store = dynamoStore({ dynamo, tableName, tenantId, actor, request, now, mintId, patience, alarm });
  return {
    tenantId,
    actor,
    now,
    mintId,
    store,
    files: s3FileStore({ s3: clients.s3, buckets, tenantId }),
    progress: progressStore({ dynamo, tableName, tenantId, now }),
    // With this tenant's own session, whose policy lets everybody read the platform's evidence and nobody change it.
    reference: {
      store: dynamoStore({ dynamo, tableName, tenantId: platformTenantId, actor, now, mintId, patience, alarm }),
      files: s3FileStore({ s3: clients.s3, buckets, tenantId: platformTenantId }),
    },
    recall: store.recall,
  };
}

/** What belongs to no single tenant. */
export const openDesk = ({ own, tableName, patience }: Platform, { now }: { now: Clock }): Desk =>
  deskStore({ dynamo: own.dynamo, tableName, now, patience });
