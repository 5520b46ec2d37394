import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { router } from "./router.ts";

const lambda = new LambdaClient({});

const route = router(workersIn(process.env), async (worker, tenantId, payload) => {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: worker, TenantId: tenantId, Payload: Buffer.from(payload) }));
  if (answer.FunctionError) throw new Error(`${worker} failed: ${Buffer.from(answer.Payload ?? []).toString()}`);
});

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => route(event);

function workersIn(environment: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const pair = (name: string): [string, string] => {
    const [queue, worker] = [environment[`${name}_QUEUE_ARN`], environment[`${name}_FUNCTION`]];
    if (!queue || !worker) throw new Error(`The router's environment lacks ${name}_QUEUE_ARN or ${name}_FUNCTION`);
    return [queue, worker];
  };
  return new Map([pair("INGEST"), pair("ANALYSE"), pair("FETCH"), pair("EXPLORE")]);
}
