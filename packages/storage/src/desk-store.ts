import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { contentHash, type Clock, type Id } from "@concord/kernel";
import { Session, type Desk, type Login } from "@concord/domain/people";
import type { Dynamo } from "./dynamo.ts";
import { platformKeys, type Key } from "./keys.ts";
import type { ListedClient, ListedTenant, ProjectionRow } from "./projections.ts";
import { currentSchema, inSeconds } from "./rows.ts";
import { transact, type Patience } from "./transact.ts";

/** What the desk asks of storage, in DynamoDB: sessions, whom a login means, and the lists that the relay keeps. */
export function deskStore(options: { dynamo: Dynamo; tableName: string; now: Clock; patience: Patience }): Desk {
  const { dynamo, tableName: TableName, now, patience } = options;
  const identityOf = ({ issuer, subject }: Login) => platformKeys.identity(contentHash([issuer, subject]));

  async function read(Key: Key): Promise<Record<string, any> | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item;
  }

  async function listed<R>({ pk }: Key): Promise<R[]> {
    const found: R[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": pk },
          ExclusiveStartKey: from,
        }),
      );
      for (const row of Items as ProjectionRow<R>[]) if (!row.gone) found.push(row.listed);
      from = LastEvaluatedKey;
    } while (from);
    return found;
  }

  const tenantsListed = async (key: Key) => (await listed<ListedTenant>(key)).map(({ tenantId }) => tenantId);
  const personOf = async (login: Login): Promise<Id<"person"> | undefined> => (await read(identityOf(login)))?.personId;

  return {
    async session(hash) {
      const row = await read(platformKeys.session(hash));
      if (!row || row.ttl <= inSeconds(now())) return undefined; // DynamoDB takes its time to delete
      const parsed = Session.safeParse(row.session);
      return parsed.success ? parsed.data : undefined; // one of an older shape: its person signs in again
    },
    async beginSession(session) {
      const Item = { ...platformKeys.session(session.hash), schema: currentSchema, session, ttl: inSeconds(new Date(session.endsAt)) };
      await dynamo.send(new PutCommand({ TableName, Item }));
    },
    async endSession(hash) {
      await dynamo.send(new DeleteCommand({ TableName, Key: platformKeys.session(hash) }));
    },

    personOf,
    async tie(login, personId) {
      const put = (key: Key) => ({
        Put: { TableName, Item: { ...key, schema: currentSchema, personId }, ConditionExpression: "attribute_not_exists(pk)" },
      });
      const { failed } = await transact(dynamo, [put(identityOf(login)), put(platformKeys.tied(personId))], patience);
      return failed.size === 0 || (await personOf(login)) === personId; // the same login, from a second tab
    },

    tenantsOf: (personId) => tenantsListed(platformKeys.personsTenant(personId, "")),
    clientsOf: (firmId) => listed<ListedClient>(platformKeys.firmsClient(firmId, "", "")),
    everyTenant: () => tenantsListed(platformKeys.everyTenant("")),
  };
}
