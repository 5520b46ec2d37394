import * as contract from "@concord/contract";
import { serve } from "@concord/service";
import type { DeskApp } from "./desk-app.ts";

/** The description of the whole API, printed once from the endpoints that it is routed by. */
export function openApiRoutes(app: DeskApp): void {
  let document: Record<string, unknown> | undefined;
  serve(app, contract.platform.getOpenApi, async () => {
    document ??= contract.openApi(contract as unknown as Record<string, Record<string, unknown>>);
    return document;
  });
}
