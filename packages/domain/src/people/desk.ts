import type { Id } from "@concord/kernel";
import type { Session } from "./session.ts";

/** How an identity provider names somebody: unique among all providers, and never given to another. */
export type Login = { issuer: string; subject: string };

/**
 * What the desk asks of storage: sign-ins, and lists to start from. The lists are
 * projections and may be a moment old. They say where to look, never who may:
 * that is the row in the tenant itself, read each time.
 */
export type Desk = {
  session(hash: string): Promise<Session | undefined>;
  beginSession(session: Session): Promise<void>;
  endSession(hash: string): Promise<void>;
  /** Whose login it is, once it has been tied. */
  personOf(login: Login): Promise<Id<"person"> | undefined>;
  /**
   * Ties a login to a person for good. False when the person is tied to another
   * login already: an address that was given to somebody new does not bring the
   * old holder's authorities with it.
   */
  tie(login: Login, personId: Id<"person">): Promise<boolean>;
  tenantsOf(personId: Id<"person">): Promise<Id<"tenant">[]>;
  clientsOf(firmId: Id<"tenant">): Promise<{ tenantId: Id<"tenant">; engagementId: Id<"engagement"> }[]>;
  everyTenant(): Promise<Id<"tenant">[]>;
};
