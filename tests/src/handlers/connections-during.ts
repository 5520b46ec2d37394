import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** Every address that this process connects to, or tries to, while something is done: by node's own word, whoever asked for it. */
export async function connectionsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const addresses: string[] = [];
  const watch = (message: unknown) => {
    (message as { socket: Socket }).socket.on("connectionAttempt", (address: string) => addresses.push(address));
  };
  subscribe("net.client.socket", watch);
  try {
    await work();
  } finally {
    unsubscribe("net.client.socket", watch);
  }
  return addresses;
}
