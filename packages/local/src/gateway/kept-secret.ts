import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What sessions are sealed with. Kept, so that what was signed before a restart is good after it. */
export function keptSecret(dataPath: string): Uint8Array {
  const path = join(dataPath, "secret");
  if (!existsSync(path)) {
    writeFileSync(`${path}.new`, randomBytes(32), { mode: 0o600 });
    renameSync(`${path}.new`, path); // whole or not at all
  }
  return readFileSync(path);
}
