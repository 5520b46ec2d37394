import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, expect, test } from "vitest";
import { tokenVerifier } from "./token-verifier.ts";

const issuer = "https://identity.example";
const good = { client_id: "observatory", scope: "concord/insights.read-published other/thing", token_use: "access" };
let ours: Awaited<ReturnType<typeof generateKeyPair>>;
let theirs: typeof ours;
let verify: ReturnType<typeof tokenVerifier>;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(ours.publicKey)), kid: "k", alg: "RS256" }] });
  verify = tokenVerifier(keys, { issuer, audience: "urn:concord" });
});

const signed = (claims: Record<string, unknown>, { by = ours, from = issuer, audience = "urn:concord", ends = "1h" } = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: "k" })
    .setIssuer(from)
    .setAudience(audience)
    .setExpirationTime(ends)
    .sign(by.privateKey);

test("a good token says which program it is and which of our scopes it has", async () => {
  await expect(verify(await signed(good))).resolves.toEqual({ login: "observatory", scopes: ["insights.read-published"] });
});

test("a token that somebody else made, made for something else, or that has expired is no token", async () => {
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await signed(good)).split(".")[1]}.`;
  const bad = [
    unsigned,
    "not a token",
    await signed(good, { by: theirs }),
    await signed(good, { from: "https://elsewhere.example" }),
    await signed(good, { audience: "urn:elsewhere" }),
    await signed(good, { ends: "-1s" }),
    await signed({ ...good, token_use: "id" }),
    await signed({ ...good, scope: "other/insights.read-published" }),
  ];
  await expect(Promise.all(bad.map(verify))).resolves.toEqual(bad.map(() => undefined));
});

test("when the keys cannot be had nobody is called a forger", async () => {
  const down = tokenVerifier(
    async () => {
      throw new TypeError("fetch failed");
    },
    { issuer },
  );
  await expect(down(await signed(good))).rejects.toThrow("fetch failed");
});
