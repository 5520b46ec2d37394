import * as z from "zod";
import { refused } from "@concord/kernel";
import { addressRefusals, judgeAddress } from "./address.ts";
import type { ConnectorSettings } from "./connector.ts";
import { connectorRefusals } from "./fetching.ts";
import { connectorLimits } from "./limits.ts";
import { judgeQuery, NomisQuery, queryRefusals } from "./nomis-query.ts";

/** What a person says of a source. `key`: a registered key of Nomis; none sent keeps the one that is there, "" takes it away. */
export const SourceSaid = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nomis"), query: NomisQuery, key: z.string().trim().max(100).optional() }),
  z.object({
    kind: z.literal("url"),
    url: z.string().trim().min(1, addressRefusals["address-not-a-url"]).max(connectorLimits.urlLength, addressRefusals["address-too-long"]),
  }),
]);
export type SourceSaid = z.infer<typeof SourceSaid>;

/** `0x` and hexadecimal, as it stands in an account at Nomis. */
export const isNomisKey = (key: string): boolean => /^0x[0-9a-f]{8,80}$/i.test(key);

/** What was said, as it is kept: judged, and the key apart from what is shown. Throws refused. */
export function settingsOf(said: SourceSaid, keptKey?: string | undefined): { settings: ConnectorSettings; key?: string } {
  if (said.kind === "url") {
    const judged = judgeAddress(said.url);
    if (!judged.allowed)
      throw refused(judged.because, addressRefusals[judged.because], [{ at: "body.source.url", detail: addressRefusals[judged.because] }]);
    return { settings: { kind: "url", url: judged.url.href } };
  }
  const judged = judgeQuery(said.query);
  if (!judged.allowed) throw refused(judged.because, queryRefusals[judged.because]);
  const key = said.key ?? keptKey ?? "";
  if (key === "") return { settings: { kind: "nomis", query: said.query } };
  if (!isNomisKey(key))
    throw refused("key-shape", connectorRefusals["key-shape"], [{ at: "body.source.key", detail: connectorRefusals["key-shape"] }]);
  return { settings: { kind: "nomis", query: said.query, keyEnds: key.slice(-4) }, key };
}
