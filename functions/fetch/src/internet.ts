import { lookup } from "node:dns/promises";
import { isPublicAddress } from "./public-address.ts";

/** Everything that a fetch asks of the world, so that a test can be a small world of its own. */
export type Internet = {
  /** Every address of a name. */
  resolve(host: string): Promise<readonly string[]>;
  mayConnect(address: string): boolean;
  /** Ports as `URL` gives them: "" is the scheme's own. */
  ports: readonly string[];
  /** Milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  random(): number;
  /** How whoever runs a server that we ask can tell who we are, and reach us. */
  userAgent: string;
};

/** The real one. Nothing in a process' environment opens it any further. `contact`: where whoever runs a server may write to us. */
export const publicInternet = (contact?: string): Internet => ({
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  mayConnect: isPublicAddress,
  ports: ["", "80", "443"],
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
  userAgent: `Concord/0.1 (fetches public data for combined authorities in England${contact ? `; contact: ${contact}` : ""})`,
});
