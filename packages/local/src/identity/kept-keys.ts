import { generateKeyPair, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** The identity provider's own secrets, and the desk's key for sign-ins that have begun. */
export type KeptKeys = {
  jwks: { keys: Record<string, unknown>[] };
  cookieKeys: string[];
  clientSecret: string;
  /** 32 bytes, base64url. */
  signInKey: string;
};

/** Made once and kept in the data folder, so that a token outlives a restart. */
export async function keptKeys(folder: string): Promise<KeptKeys> {
  const path = join(folder, "identity-keys.json");
  try {
    return JSON.parse(await readFile(path, "utf8")) as KeptKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const keys = await makeKeys();
  await mkdir(folder, { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${path}.new`, path); // whole or not at all, also when the machine stops here
  return keys;
}

async function makeKeys(): Promise<KeptKeys> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const kid = secret(8);
  return {
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" }] },
    cookieKeys: [secret(32)],
    clientSecret: secret(32),
    signInKey: secret(32),
  };
}

const secret = (bytes: number) => randomBytes(bytes).toString("base64url");
