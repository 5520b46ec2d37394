import type { Actor, Clock, Id, PersonActor } from "@concord/kernel";
import type { Store } from "@concord/domain";
import type { Desk, Walls } from "@concord/domain/people";
import type { Service } from "@concord/service";
import type { IdentityProvider } from "./identity-provider.ts";

/** What the desk asks of the world. */
export type FrontDeskPorts = {
  now: Clock;
  /** Concord's own origin: `https://concord.example`. */
  origin: string;
  desk: Desk;
  identityProvider: IdentityProvider;
  /** 32 bytes under which a sign-in that has begun is kept in the browser that began it. */
  signInKey: Uint8Array;
  /** A secret that nobody can guess, for a cookie. */
  mintSecret(): string;
  /** One tenant's rows, to read as this actor. */
  open(tenantId: Id<"tenant">, actor: Actor): Store;
};

/** What a handler at the desk works with: the person who asks, and the way into each tenant that lets them in. */
export type DeskContext = {
  now: Clock;
  desk: Desk;
  person: PersonActor | undefined;
  walls: Walls;
  open: FrontDeskPorts["open"];
  recall(): Promise<undefined>;
};

export type DeskApp = Service<DeskContext>;

/** Finding out who somebody is in a tenant is the desk's own doing, before there is an actor to do it as. */
export const deskItself = { type: "job", name: "front-desk" } as const satisfies Actor;
