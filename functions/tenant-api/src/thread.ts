import { thread } from "@concord/contract";
import { readHome, readThread } from "@concord/domain/thread";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function threadRoutes(app: TenantApp) {
  serve(app, thread.getThread, (context) => readThread(context));
  serve(app, thread.getHome, (context) => readHome(context));
}
