import { dayOf, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { engagements, type Engagement } from "./engagement.ts";
import { grantingRefusals, judgeEnding } from "./granting.ts";

/** Shows a consultancy out, now. Its people's next request finds nothing here. */
export async function endEngagement({ store, now }: Pick<Context, "store" | "now">, id: Id<"engagement">): Promise<Engagement> {
  const engagement = await store.get(engagements, id);

  const ending = judgeEnding(engagement, dayOf(now()));
  if (!ending.allowed) throw refused(ending.because, grantingRefusals[ending.because]);

  return await store.save(
    engagements,
    { ...engagement, endedAt: now().toISOString() },
    { name: "engagement.ended", detail: { firm: engagement.firmName } },
  );
}
