import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "@concord/kernel";

/** Whom a session's calls are made for: a role, and the tags that the role's policy reads. */
export type Principal = { role: string; tags: Readonly<Record<string, string>> };

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };

/** What a gateway must know of a session that signed a call. */
export type Session = { principal: Principal; secretAccessKey: string; expiresAt: number };

/** As long as a role session lives in AWS when nothing else is said. */
const lifetime = 60 * 60 * 1000;

/** Renewed while this much is left, so that an address signed with it lives as long as it says. */
const margin = 20 * 60 * 1000;

export type Sessions = {
  /** What STS AssumeRole answers: credentials that die within the hour. */
  mint(principal: Principal): Credentials;
  /** The same, made again only when they are about to die: what an SDK client takes as its `credentials`. */
  provider(principal: Principal): () => Promise<Credentials>;
  /** The session behind a token that was minted here and lives; otherwise why not. */
  read(accessKeyId: string, sessionToken: string): Session | "unknown" | "expired";
};

/**
 * The STS of this machine. A session's token carries its own principal and end,
 * sealed with the platform's secret: nothing is remembered, so what was signed
 * before a restart is still good after it.
 */
export function sessionsSealedWith(secret: Uint8Array, now: Clock): Sessions {
  const seal = (purpose: string, text: string) => createHmac("sha256", secret).update(`${purpose}\n${text}`).digest("base64url");

  const mint: Sessions["mint"] = (principal) => {
    const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
    const expiresAt = now().getTime() + lifetime;
    const claims = Buffer.from(JSON.stringify({ accessKeyId, principal, expiresAt })).toString("base64url");
    return {
      accessKeyId,
      secretAccessKey: seal("secret key", accessKeyId),
      sessionToken: `${claims}.${seal("token", claims)}`,
      expiration: new Date(expiresAt),
    };
  };

  return {
    mint,
    provider(principal) {
      let current: Credentials | undefined;
      return async () => {
        if (!current || current.expiration.getTime() - now().getTime() < margin) current = mint(principal);
        return current;
      };
    },
    read(accessKeyId, sessionToken) {
      const [claims = "", signature = ""] = sessionToken.split(".");
      if (!sameText(signature, seal("token", claims))) return "unknown";
      const session = JSON.parse(Buffer.from(claims, "base64url").toString()) as {
        accessKeyId: string;
        principal: Principal;
        expiresAt: number;
      };
      if (session.accessKeyId !== accessKeyId) return "unknown";
      if (session.expiresAt <= now().getTime()) return "expired";
      return { principal: session.principal, secretAccessKey: seal("secret key", accessKeyId), expiresAt: session.expiresAt };
    },
  };
}

/** Compares in a time that tells nothing about where two texts differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
