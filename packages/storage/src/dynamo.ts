import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** What storage needs of a DynamoDB client. */
export type Dynamo = Pick<DynamoDBDocumentClient, "send">;

/** One request to DynamoDB, and what it cost. */
export type Use = { operation: string; capacityUnits: number };

/** The same client, telling of each request what it was and what it consumed. */
export function metered(dynamo: Dynamo, tell: (use: Use) => void): Dynamo {
  const send = async (command: { input: object; constructor: { name: string } }, ...rest: unknown[]) => {
    Object.assign(command.input, { ReturnConsumedCapacity: "TOTAL" });
    const output: { ConsumedCapacity?: Capacity | Capacity[] } = await (dynamo.send as (...all: unknown[]) => Promise<object>)(
      command,
      ...rest,
    );
    const consumed = [output.ConsumedCapacity ?? []].flat();
    tell({
      operation: command.constructor.name.replace("Command", ""),
      capacityUnits: consumed.reduce((units, { CapacityUnits = 0 }) => units + CapacityUnits, 0),
    });
    return output;
  };
  return { send: send as Dynamo["send"] };
}

type Capacity = { CapacityUnits?: number };

/** As every document client here is made: fields that are undefined are left out, as JSON leaves them out. */
export const translateConfig = { marshallOptions: { removeUndefinedValues: true } };
