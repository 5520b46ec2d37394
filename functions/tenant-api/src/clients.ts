import { clients } from "@concord/contract";
import { apiClients, registerClient, revokeClient } from "@concord/domain/clients";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function clientRoutes(app: TenantApp): void {
  serve(app, clients.listClients, ({ store }, { query }) => store.list(apiClients, query));
  serve(app, clients.registerClient, (context, { body }) => registerClient(context, body));
  serve(app, clients.revokeClient, (context, { params }) => revokeClient(context, params.clientId));
}
