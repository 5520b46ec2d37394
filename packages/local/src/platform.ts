import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { getRequestListener } from "@hono/node-server";
import { clockOver, due } from "@concord/clock";
import { ulidMinter, type Clock } from "@concord/kernel";
import { relayOver } from "@concord/relay";
import type { Platform } from "@concord/storage";
import { composeApi, opener, type Open } from "./compose.ts";
import {
  demonstrationPeople,
  demonstrationPrograms,
  furnish,
  furnishFurther,
  seed,
  type DemonstrationPerson,
} from "./demonstration/index.ts";
import { jobAttempts } from "./deploy.ts";
import { hasRoomFor } from "./disk-space.ts";
import { embedAws } from "./embedded-aws.ts";
import type { Sessions } from "./gateway/sessions.ts";
import { drained, listen, onlyAt } from "./http-server.ts";
import { keptKeys, localIdentityProvider } from "./identity/index.ts";
import { jobQueues } from "./job-queues.ts";
import { takeLock } from "./lock.ts";
import { pageFolder } from "@concord/web/build-page";
import { DiskFull } from "./plain-words.ts";
import { staticFiles } from "./static-files.ts";
import { startWorkers, type Workers } from "./workers.ts";

export type PlatformOptions = {
  /** Everything it keeps lies here. */
  dataPath: string;
  /** 0 for any that is free. */
  port: number;
  /** Throws away what is in the folder first. */
  reset?: boolean;
  now?: Clock;
  /** Jobs are queued and left there, and what falls due is left too, for a test that does them itself; the demonstration is then without evidence. */
  leaveJobs?: boolean;
  /** How much evidence the demonstration begins with: tables for every question unless said, or only what its story rests on. */
  evidence?: "all" | "first";
  /** Told when the database ended though nobody stopped it. */
  onDatabaseLost?: () => void;
};

export type RunningPlatform = {
  origin: string;
  dataPath: string;
  people: readonly DemonstrationPerson[];
  /** Settles once the demonstration's evidence, and what rests on it, is there. */
  furnished: Promise<void>;
  /** Settles once all of it is there: tables for every question that can be asked. */
  fullyFurnished: Promise<void>;
  /** Opens a tenant as a function would: through the gateways, in that tenant's session. */
  open: Open;
  storage: Platform;
  /** Where this machine's AWS answers, and who may sign for it: what a packed function is pointed at in a test. */
  aws: { region: string; dynamodb: string; s3: string; sessions: Sessions };
  stop(): Promise<void>;
};

/** The whole of Concord in this process, but for the database, which is a child of it. */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const { dataPath } = options;
  const now = options.now ?? (() => new Date());
  const started: (() => void | Promise<void>)[] = [];
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const end of started.splice(0).reverse()) await end();
  };

  try {
    const lock = takeLock(dataPath, now());
    started.push(lock.release);
    if (options.reset) empty(dataPath);
    rmSync(workPath(dataPath), { recursive: true, force: true }); // what a job that was cut short was about
    mkdirSync(workPath(dataPath), { recursive: true });
    if (!(await hasRoomFor(dataPath, 0))) throw new DiskFull(dataPath);

    const server = await listen(options.port);
    started.push(server.stop);
    const { origin } = server;
    lock.note({ origin });

    let workers: Workers | undefined;
    const { addresses, storageAs, sqs, queues, s3 } = await embedAws({
      dataPath,
      origin,
      onStarted: (end) => started.push(end),
      onDatabase: (pid, ended) => {
        lock.note({ child: pid });
        void ended.then(() => stopping || options.onDatabaseLost?.());
      },
      onCommit: () => workers?.nudge(),
    });
    const keys = await keptKeys(dataPath);
    const mintId = ulidMinter(now, randomBytes);
    const open = opener(storageAs("none"), { now, mintId });

    const identityProvider = localIdentityProvider({ origin, keys, people: demonstrationPeople, programs: demonstrationPrograms });
    const api = composeApi({ origin, storageAs, open, now, mintId, keys, identityProvider });
    const page = staticFiles(pageFolder);
    const web = getRequestListener(async (request, { outgoing }) => {
      if (!isApi(request)) return page(request);
      const answer = await api(request);
      // What was too large was not read to its end, so nothing more can be asked on this connection: say so.
      if (answer.status === 413 && "shouldKeepAlive" in outgoing) outgoing.shouldKeepAlive = false;
      return answer;
    });
    const people = drained(async (request, response) => {
      if (request.url?.startsWith("/oidc/")) await identityProvider.handle(request, response);
      else await web(request, response);
    });
    const { sweep } = relayOver(storageAs("relay"), {
      now,
      mintId,
      send: async (kind, message) => {
        await sqs.send(new SendMessageCommand({ QueueUrl: queues[kind], MessageBody: JSON.stringify(message) }));
      },
    });
    await seed({ now, open: (tenantId, actor) => open(tenantId, actor).store });
    await sweep(); // those who were just put there can sign in at once
    workers = startWorkers({
      sqs,
      attempts: jobAttempts,
      restSeconds: (attempt) => 2 ** attempt,
      sweep,
      tick: options.leaveJobs ? async () => {} : clockOver(storageAs("clock"), { now, mintId, due }),
      queues: options.leaveJobs ? [] : jobQueues(open, queues),
    });
    server.answerWith(
      onlyAt(origin, (request, response) => (request.url?.startsWith("/s3/") ? s3(request, response) : people.answer(request, response))),
    );
    // Answers that people wait for come first; while they are made, the file store must still answer at this address.
    started.splice(started.indexOf(server.stop), 1);
    started.push(server.stop, workers.stop, people.drain);

    // Goes on while the first page is already there; what a stop cuts short, the next start finishes.
    const leaving = new AbortController();
    const saying = (work: Promise<void>) =>
      work.catch((error: unknown) => {
        if (!leaving.signal.aborted) console.error("The demonstration's evidence could not be put there:", error);
      });
    const furnished = saying(options.leaveJobs ? Promise.resolve() : furnish({ open, signal: leaving.signal }));
    const onlyFirst = options.leaveJobs || options.evidence === "first";
    const fullyFurnished = saying(furnished.then(() => (onlyFirst ? undefined : furnishFurther({ open, signal: leaving.signal }))));
    started.push(async () => {
      leaving.abort();
      await fullyFurnished;
    });

    return {
      origin,
      dataPath,
      people: demonstrationPeople,
      furnished,
      fullyFurnished,
      open,
      storage: storageAs("front-desk"),
      aws: addresses,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const isApi = (request: Request) => /^\/+(v1|auth)(\/|$)/.test(new URL(request.url).pathname);

/** Where workers put what they are about: on the same disk as the data, and swept at each start. */
export const workPath = (dataPath: string) => join(dataPath, "work");

/** All but the lock, which is ours. */
function empty(dataPath: string): void {
  for (const name of ["table.sqlite", "table.sqlite-wal", "table.sqlite-shm", "s3", "sqs", "secret", "identity-keys.json"]) {
    rmSync(join(dataPath, name), { recursive: true, force: true });
  }
}
