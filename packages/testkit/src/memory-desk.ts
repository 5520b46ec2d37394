import type { Id } from "@concord/kernel";
import type { Desk, Session } from "@concord/domain/people";

export type MemoryDesk = Desk & {
  /** What the projections would say, had the relay made them. */
  lists(tenantId: Id<"tenant">): void;
  listsMember(personId: Id<"person">, tenantId: Id<"tenant">): void;
  listsClient(firmId: Id<"tenant">, tenantId: Id<"tenant">, engagementId: Id<"engagement">): void;
};

/** The desk's own rows, in memory. */
export function memoryDesk(): MemoryDesk {
  const sessions = new Map<string, Session>();
  const logins = new Map<string, Id<"person">>();
  const tied = new Map<Id<"person">, string>();
  const tenants = new Set<Id<"tenant">>();
  const memberships: { personId: Id<"person">; tenantId: Id<"tenant"> }[] = [];
  const clients: { firmId: Id<"tenant">; tenantId: Id<"tenant">; engagementId: Id<"engagement"> }[] = [];
  const named = ({ issuer, subject }: { issuer: string; subject: string }) => JSON.stringify([issuer, subject]);

  return {
    session: async (hash) => sessions.get(hash),
    beginSession: async (session) => void sessions.set(session.hash, session),
    endSession: async (hash) => void sessions.delete(hash),
    personOf: async (login) => logins.get(named(login)),
    async tie(login, personId) {
      if (tied.has(personId) || logins.has(named(login))) return logins.get(named(login)) === personId;
      tied.set(personId, named(login));
      logins.set(named(login), personId);
      return true;
    },
    tenantsOf: async (personId) => memberships.filter((one) => one.personId === personId).map(({ tenantId }) => tenantId),
    clientsOf: async (firmId) =>
      clients.filter((one) => one.firmId === firmId).map(({ tenantId, engagementId }) => ({ tenantId, engagementId })),
    everyTenant: async () => [...tenants],

    lists: (tenantId) => void tenants.add(tenantId),
    listsMember: (personId, tenantId) => void memberships.push({ personId, tenantId }),
    listsClient: (firmId, tenantId, engagementId) => void clients.push({ firmId, tenantId, engagementId }),
  };
}
