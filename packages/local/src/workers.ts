import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { setTimeout as wait } from "node:timers/promises";
import type { JobMessage } from "@concord/relay";

export type WorkersOptions = {
  sqs: SQSClient;
  queues: readonly JobQueue[];
  /** How often a job is tried before it is given up. */
  attempts: number;
  /** How long a job that failed rests before it is begun again. */
  restSeconds(attempt: number): number;
  /** Passes on what was saved and not yet told. */
  sweep(): Promise<unknown>;
  /** Looks at what has fallen due. */
  tick(): Promise<unknown>;
};

export type JobQueue = {
  url: string;
  /** Does one job, of which the message says no more than whose and which. */
  work(job: JobMessage): Promise<void>;
};

export type Workers = {
  /** Something was saved: look now, not at the next round. */
  nudge(): void;
  /** No new work is begun. What is going on is begun again at the next start. */
  stop(): Promise<void>;
};

/** A message is another's again when this passes without word from whoever took it: they are gone. */
const visibilitySeconds = 60;
/** Between two rounds of the outbox, when nothing nudges. */
const sweepEvery = 5_000;
/** Between two looks at what has fallen due: a minute in AWS, less here, where somebody may be watching. */
const tickEvery = 15_000;
/** What a nudge waits, so that several saves are one round. */
const settle = 25;

/** The pollers that stand where event sources stand in AWS: the outbox to the queue, and the queue to the workers. */
export function startWorkers(options: WorkersOptions): Workers {
  const stopping = new AbortController();
  const loops = options.queues.map((queue) => takeJobs(options, queue, stopping.signal));
  const outbox = sweeper(options.sweep);
  const clock = ticker(options.tick, stopping.signal);
  return {
    nudge: outbox.nudge,
    async stop() {
      stopping.abort();
      await Promise.all([outbox.stop(), clock, ...loops]);
    },
  };
}

function sweeper(sweep: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let nudged = false;
  let stopped = false;

  const after = (wait: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => (round = goRound()), wait);
  };
  const goRound = async () => {
    nudged = false;
    try {
      await sweep();
    } catch (error) {
      if (!stopped) console.error("The outbox could not be read; it is tried again.", error);
    }
    round = undefined;
    after(nudged ? settle : sweepEvery);
  };

  after(0);
  return {
    nudge: () => {
      nudged = true; // one that comes in the middle of a round may have come too late for it
      if (!round) after(settle);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}

async function ticker(tick: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await tick().catch((error: unknown) => {
      if (!signal.aborted) console.error("Something that fell due was not done; it is tried again.", error);
    });
    await wait(tickEvery, undefined, { signal }).catch(() => {}); // a stop does not wait for it
  }
}

/** One job of a queue at a time: this is one machine. */
async function takeJobs(options: WorkersOptions, queue: JobQueue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { Messages = [] } = await options.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queue.url,
          MaxNumberOfMessages: 1,
          WaitTimeSeconds: 20,
          VisibilityTimeout: visibilitySeconds,
          MessageSystemAttributeNames: ["ApproximateReceiveCount"],
        }),
        { abortSignal: signal },
      );
      for (const message of Messages) await doJob(options, queue, message, signal);
    } catch (error) {
      if (signal.aborted) return;
      console.error("The queue of jobs could not be read; it is tried again.", error);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

async function doJob(
  { sqs, attempts, restSeconds }: WorkersOptions,
  { url, work }: JobQueue,
  message: Message,
  signal: AbortSignal,
): Promise<void> {
  const mine = { QueueUrl: url, ReceiptHandle: message.ReceiptHandle };
  const attempt = Number(message.Attributes?.ApproximateReceiveCount ?? 1);
  const stillAtIt = setInterval(
    () => {
      const more = new ChangeMessageVisibilityCommand({ ...mine, VisibilityTimeout: visibilitySeconds });
      sqs.send(more).catch((error: unknown) => console.error("A job could not be held on to.", error));
    },
    (visibilitySeconds / 3) * 1000,
  );

  const job = JSON.parse(message.Body ?? "{}") as JobMessage;
  try {
    // A stop does not wait for a job: it is left as a crash would leave it, and begun again.
    await Promise.race([work(job), aborted(signal)]);
    if (signal.aborted) return;
    await sqs.send(new DeleteMessageCommand(mine));
  } catch (error) {
    if (signal.aborted) return;
    const last = attempt >= attempts;
    console.error(
      `Job ${job.jobId} of ${job.tenantId} failed (attempt ${attempt} of ${attempts}); ${last ? "it is given up and lies with the dead letters" : "it is tried again"}.`,
      error,
    );
    await sqs.send(new ChangeMessageVisibilityCommand({ ...mine, VisibilityTimeout: restSeconds(attempt) }));
  } finally {
    clearInterval(stillAtIt);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));
