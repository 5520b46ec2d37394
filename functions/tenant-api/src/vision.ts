import { vision } from "@concord/contract";
import { requireMayRelease } from "@concord/domain/disclosure";
import { addOutcome, changeOutcome, readBaseline, readVision, removeOutcome, writeVision } from "@concord/domain/vision";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function visionRoutes(app: TenantApp) {
  serve(app, vision.getVision, (context) => readVision(context));
  serve(app, vision.writeVision, (context, { body }) => writeVision(context, body));
  serve(app, vision.addOutcome, (context, { body }) => addOutcome(context, body));
  serve(app, vision.changeOutcome, (context, { params, body }) => changeOutcome(context, params.outcomeId, body));
  serve(app, vision.removeOutcome, (context, { params }) => removeOutcome(context, params.outcomeId));
  serve(app, vision.readBaseline, async (context, { query }) => {
    await requireMayRelease(context, query);
    return readBaseline(context, query);
  });
}
