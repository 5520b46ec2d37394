import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { becomeTenantPolicy, clockPolicy, relayPolicy } from "@concord/storage";
import { ConcordFunction } from "../constructs/concord-function.ts";
import { functions } from "../functions.ts";
import { contactSettings, settings } from "../settings.ts";
import type { DataStack } from "./data-stack.ts";

type Props = StackProps & { data: DataStack; origin: string };

/**
 * What goes on after the answer. The relay reads the outbox and queues jobs; the
 * router takes them from the queue and calls the worker in that tenant's own
 * environment, since SQS itself cannot feed a tenant-isolated function.
 */
export class WorkersStack extends Stack {
  constructor(scope: Construct, id: string, { data, origin, ...props }: Props) {
    super(scope, id, props);
    const { key } = data;
    const environment = settings(data);
    const becomeTenant = becomeTenantPolicy({ tenantRole: data.tenantRole.roleArn });
    const dead = this.queue("DeadJobs", key, { retentionPeriod: Duration.days(14) });

    const router = new ConcordFunction(this, "Router", { spec: functions.router, key });
    const queues = { ingest: functions.ingest, analyse: functions.analyse, fetch: functions.fetch, explore: functions.explore };
    const addresses: Record<string, string> = {};
    const filled: Queue[] = [];
    for (const [name, spec] of Object.entries(queues)) {
      const queue = this.queue(`${capital(name)}Jobs`, key, {
        visibilityTimeout: Duration.minutes(16),
        deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
      });
      const asksTheWorld = spec === functions.fetch ? contactSettings(origin) : {};
      const worker = new ConcordFunction(this, capital(name), { spec, environment: { ...environment, ...asksTheWorld }, key });
      worker.may(becomeTenant);
      worker.handler.grantInvoke(router.role);
      router.handler.addEnvironment(`${name.toUpperCase()}_QUEUE_ARN`, queue.queueArn);
      router.handler.addEnvironment(`${name.toUpperCase()}_FUNCTION`, worker.handler.functionName);
      router.handler.addEventSource(
        new SqsEventSource(queue, { batchSize: 1, maxConcurrency: mostAtOnce[name] ?? 20, reportBatchItemFailures: true }),
      );
      addresses[`${name.toUpperCase()}_QUEUE_URL`] = queue.queueUrl;
      filled.push(queue);
    }

    const relay = new ConcordFunction(this, "Relay", { spec: functions.relay, environment: { ...environment, ...addresses }, key });
    relay.may(becomeTenant);
    relay.may(relayPolicy(data.arns));
    for (const queue of filled) queue.grantSendMessages(relay.role);
    const lost = this.queue("LostEvents", key, { retentionPeriod: Duration.days(14) });
    relay.handler.addEventSource(
      new DynamoEventSource(data.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 20,
        onFailure: new SqsDlq(lost),
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual("INSERT"),
            dynamodb: { Keys: { sk: { S: FilterRule.beginsWith("evt_") } } }, // the outbox, and the audit beside it
          }),
        ],
      }),
    );
    // What the stream did not bring through is found by its place in the index.
    new Rule(this, "SweepOutbox", {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(relay.handler, { retryAttempts: 0 })],
    });

    const clock = new ConcordFunction(this, "Clock", { spec: functions.clock, environment, key });
    clock.may(becomeTenant);
    clock.may(clockPolicy(data.arns));
    key.grant(clock.role, "kms:Decrypt", "kms:DescribeKey"); // its index lies under our key
    new Rule(this, "Tick", {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(clock.handler, { retryAttempts: 0 })],
    });

    this.alarmOn(
      dead,
      "Somebody waits for what will not come: a file's check, a fetch, an insight asked again or an answer about a large table was given up after five tries.",
    );
    this.alarmOn(lost, "Something was saved but never passed on: a file waits unchecked, or a new member cannot see their authority.");
  }

  private queue(id: string, key: DataStack["key"], props: ConstructorParameters<typeof Queue>[2]): Queue {
    return new Queue(this, id, { encryption: QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true, ...props });
  }

  private alarmOn(queue: Queue, impact: string): void {
    new Alarm(this, `${queue.node.id}NotEmpty`, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: "Maximum" }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: impact,
    });
  }
}

/** Publishers are asked politely, and not by twenty of us at once. */
const mostAtOnce: Readonly<Record<string, number>> = { fetch: 3 };

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1); // no word here is empty
