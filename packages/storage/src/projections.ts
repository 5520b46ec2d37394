import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Id } from "@concord/kernel";
import type { ApiClient } from "@concord/domain/clients";
import type { Engagement, Member } from "@concord/domain/people";
import type { Tenant } from "@concord/domain/tenancy";
import type { Dynamo } from "./dynamo.ts";
import { platformKeys, type Key } from "./keys.ts";
import { currentSchema } from "./rows.ts";

/** A row of a list to start from. `gone` keeps an older row from coming back when it arrives late. */
export type ProjectionRow<R> = Key & { schema: number; listed: R; version: number; gone?: true };
export type ListedTenant = { tenantId: Id<"tenant"> };
export type ListedClient = { tenantId: Id<"tenant">; engagementId: Id<"engagement"> };

/** How the relay writes them: from the tenant's own row as it is now. What comes late never overwrites what is newer. */
export type Projections = {
  tenant(tenant: Tenant): Promise<void>;
  member(tenantId: Id<"tenant">, member: Member): Promise<void>;
  engagement(tenantId: Id<"tenant">, engagement: Engagement): Promise<void>;
  apiClient(tenantId: Id<"tenant">, client: ApiClient): Promise<void>;
};

export function projections({ dynamo, tableName }: { dynamo: Dynamo; tableName: string }): Projections {
  async function put(key: Key, listed: object, { version, gone }: { version: number; gone: boolean }): Promise<void> {
    const row: ProjectionRow<object> = { ...key, schema: currentSchema, listed, version, ...(gone ? { gone } : {}) };
    const newer = {
      ConditionExpression: "attribute_not_exists(pk) OR version < :version",
      ExpressionAttributeValues: { ":version": version },
    };
    try {
      await dynamo.send(new PutCommand({ TableName: tableName, Item: row, ...newer }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error; // what is there is as new
    }
  }

  return {
    async tenant({ id, version }) {
      await put(platformKeys.everyTenant(id), { tenantId: id }, { version, gone: false });
    },
    async member(tenantId, { personId, version, status }) {
      await put(platformKeys.personsTenant(personId, tenantId), { tenantId }, { version, gone: status !== "active" });
    },
    async engagement(tenantId, { id, firmId, version, endedAt }) {
      const gone = endedAt !== undefined;
      await put(platformKeys.firmsClient(firmId, tenantId, id), { tenantId, engagementId: id }, { version, gone });
    },
    async apiClient(tenantId, { id, login, version, status }) {
      await put(platformKeys.loginsClient(login, tenantId, id), { tenantId, clientId: id }, { version, gone: status !== "active" });
    },
  };
}
