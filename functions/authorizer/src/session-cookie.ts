import { createHash } from "node:crypto";

/** `__Host-` binds a cookie to one https origin; browsers refuse it on the plain http of one's own machine. */
export const sessionCookieName = (origin: string): string => (origin.startsWith("https:") ? "__Host-concord" : "concord");

/** What is kept of the cookie's secret. The secret has 256 bits of chance, so one round is enough. */
export const sessionHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The value of one cookie. A name that comes twice is somebody's trick, and counts as none. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}
