import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/**
 * What the identity provider remembers between two requests: sign-ins under way
 * and codes. In memory, since a restart may well ask somebody to begin again;
 * those who are in are in by our own session, which is kept.
 */
export function memoryAdapter(): AdapterFactory {
  const kept = new Map<string, { payload: AdapterPayload; ends: number }>();

  return (model: string): Adapter => {
    const at = (id: string) => `${model}:${id}`;
    const find = (key: string) => {
      const entry = kept.get(key);
      if (entry && entry.ends > Date.now()) return entry.payload;
      kept.delete(key);
      return undefined;
    };
    const findBy = (field: "uid" | "userCode", value: string) => {
      for (const [key, { payload }] of kept) if (key.startsWith(`${model}:`) && payload[field] === value) return find(key);
      return undefined;
    };
    return {
      async upsert(id, payload, expiresIn) {
        for (const [key, { ends }] of kept) if (ends <= Date.now()) kept.delete(key);
        kept.set(at(id), { payload, ends: Date.now() + (expiresIn ?? 3600) * 1000 });
      },
      find: async (id) => find(at(id)),
      findByUid: async (uid) => findBy("uid", uid),
      findByUserCode: async (userCode) => findBy("userCode", userCode),
      async destroy(id) {
        kept.delete(at(id));
      },
      async consume(id) {
        const payload = find(at(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
