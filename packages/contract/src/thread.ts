import { Home, Thread } from "@concord/domain/thread";
import { endpoint } from "./endpoint.ts";

/** Needs a permission that no API client can hold: the thread runs through deals and decisions. */
export const getThread = endpoint({
  method: "GET",
  at: "tenant",
  path: "/thread",
  summary: "The golden thread: every link from dataset version to decision, and what moved evidence has done to it",
  needs: "deals.read",
  reply: Thread,
});

export const getHome = endpoint({
  method: "GET",
  at: "tenant",
  path: "/home",
  summary: "The thread's health, claims that fell, what waits for you and what changed",
  needs: "tenant.read",
  reply: Home,
});
