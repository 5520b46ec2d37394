/** The one table, as data: CDK deploys it and a local start makes it, from this. */
export const table = {
  partitionKey: "pk",
  sortKey: "sk",
  ttl: "ttl",
  indexes: [
    /** The tenant's: its keys begin as `pk` does. */
    { name: "gsi1", partitionKey: "gsi1pk", sortKey: "gsi1sk" },
    /** The platform's: sparse; the outbox, and what falls due. */
    { name: "gsi2", partitionKey: "gsi2pk", sortKey: "gsi2sk" },
  ],
} as const;

/** The same, as DynamoDB's CreateTable wants it. */
export function createTableInput(tableName: string) {
  const schemaOf = (partitionKey: string, sortKey: string) => [
    { AttributeName: partitionKey, KeyType: "HASH" as const },
    { AttributeName: sortKey, KeyType: "RANGE" as const },
  ];
  const attributes = [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName: tableName,
    BillingMode: "PAY_PER_REQUEST" as const,
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
    KeySchema: schemaOf(table.partitionKey, table.sortKey),
    GlobalSecondaryIndexes: table.indexes.map(({ name, partitionKey, sortKey }) => ({
      IndexName: name,
      KeySchema: schemaOf(partitionKey, sortKey),
      Projection: { ProjectionType: "ALL" as const },
    })),
  };
}
