import { EncryptJWT, jwtDecrypt } from "jose";
import * as z from "zod";
import type { Clock } from "@concord/kernel";
import { Checks } from "./identity-provider.ts";

const Begun = z.object({ checks: Checks, to: z.string() });
export type Begun = z.infer<typeof Begun>;

/**
 * A sign-in that has begun, kept in the browser that began it: sealed, so that it
 * can be neither read nor made up, and good for ten minutes.
 */
export function signInStates({ signInKey, now }: { signInKey: Uint8Array; now: Clock }) {
  const seconds = 600;
  return {
    seconds,
    seal: ({ checks, to }: Begun): Promise<string> =>
      new EncryptJWT({ checks, to })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(Math.floor(now().getTime() / 1000) + seconds)
        .encrypt(signInKey),
    /** Undefined when there is none, or it was not sealed here, or its time is over. */
    async open(sealed: string | undefined): Promise<Begun | undefined> {
      if (sealed === undefined) return undefined;
      try {
        const { payload } = await jwtDecrypt(sealed, signInKey, { currentDate: now(), requiredClaims: ["exp"] });
        return Begun.parse(payload);
      } catch {
        return undefined;
      }
    },
  };
}
