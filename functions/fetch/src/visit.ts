import { connectorLimits } from "@concord/domain/connectors";
import { FetchFailure } from "./fetch-failure.ts";
import type { Internet } from "./internet.ts";
import { failureOf, safeRequest, type Answer, type Asked } from "./safe-request.ts";

export type VisitAsked = Asked & {
  /** The moment, by the internet's clock, by which all of it must have ended. */
  until: number;
  tries?: number;
  /** Told of every request that is made. */
  onRequest?: () => void;
};

/**
 * Asks a server, politely: one request at a time, a second apart where it is
 * Nomis, again after a failure that may pass, each time later, and not before
 * the moment that the server names. `read` is given what answers 200 or 304.
 */
export type Visit = <T>(asked: VisitAsked, read: (answer: Answer) => Promise<T>) => Promise<T>;

/** Between the end of one request and the beginning of the next. */
const restsMs: Readonly<Record<string, number>> = { "www.nomisweb.co.uk": 1000 };

/** First and longest wait before asking again. */
const backoffMs = { first: 2_000, longest: 60_000 };

export function visitor(internet: Internet): Visit {
  const gates = new Map<string, Promise<unknown>>();
  const lastEnded = new Map<string, number>();

  /** Lets one in at a time. */
  function inTurn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = gates.get(host) ?? Promise.resolve();
    const mine = before.then(async () => {
      const ended = lastEnded.get(host);
      const rest = ended === undefined ? 0 : ended + (restsMs[host] ?? 0) - internet.now();
      if (rest > 0) await internet.sleep(rest);
      try {
        return await work();
      } finally {
        lastEnded.set(host, internet.now());
      }
    });
    gates.set(
      host,
      mine.catch(() => undefined),
    );
    return mine;
  }

  return async (asked, read) => {
    const { until, tries = connectorLimits.tries, onRequest } = asked;
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTurn(hostOf(asked.url), () => {
          if (internet.now() >= until) throw new FetchFailure("took-too-long", undefined, { again: false });
          onRequest?.();
          return safeRequest(internet, asked, async (answer) => {
            const failure = failureIn(answer, internet.now());
            if (failure) throw failure;
            return await read(answer);
          });
        });
      } catch (error) {
        const failure = failureOf(error, "during");
        if (!(failure instanceof FetchFailure) || !failure.again || attempt >= tries) throw failure;
        const wait = Math.max(failure.waitMs ?? 0, backoff(attempt, internet.random()));
        if (wait > connectorLimits.waitMs || internet.now() + wait >= until) throw failure;
        await internet.sleep(wait);
      }
    }
  };
}

/** Twice as long each time, and by chance up to half of that sooner, so that many do not come back together. */
const backoff = (attempt: number, chance: number) => Math.min(backoffMs.first * 2 ** (attempt - 1), backoffMs.longest) * (1 - chance / 2);

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : address);

/** Why an answer is none. */
function failureIn({ status, headers }: Answer, now: number): FetchFailure | undefined {
  const waitMs = waitIn(headers["retry-after"], now);
  const answered = `It answered ${status}.`;
  if (status === 200 || status === 304) return undefined;
  if (status === 429 || status === 503) return new FetchFailure("too-busy", answered, { status, waitMs });
  if (status === 404 || status === 410) return new FetchFailure("not-there", answered, { status });
  if ([401, 402, 403, 407, 451].includes(status)) return new FetchFailure("not-permitted", answered, { status });
  if (status === 204) return new FetchFailure("answer-empty", answered, { status });
  return new FetchFailure("answered-with-error", answered, { status, waitMs, again: status >= 500 || status === 408 });
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function waitIn(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
