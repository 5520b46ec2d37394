import { service, type Caller } from "@concord/service";
import type { Walls } from "@concord/domain/people";
import { deskItself, type DeskApp, type FrontDeskPorts } from "./desk-app.ts";
import { meRoutes } from "./me.ts";
import { openApiRoutes } from "./open-api.ts";
import { platformRoutes } from "./platform.ts";
import { portfolioRoutes } from "./portfolio.ts";
import { signInRoutes } from "./sign-in.ts";

/** What belongs to no single tenant: signing in, who I am, a consultancy's portfolio, the platform's own pages. */
export function frontDesk(ports: FrontDeskPorts): DeskApp {
  const walls: Walls = { now: ports.now, at: (tenantId) => ports.open(tenantId, deskItself) };
  const app: DeskApp = service((caller: Caller) => ({
    now: ports.now,
    desk: ports.desk,
    person: caller.actor?.type === "person" ? caller.actor : undefined,
    walls,
    open: ports.open,
    recall: async () => undefined,
  }));
  signInRoutes(app, ports);
  meRoutes(app);
  portfolioRoutes(app);
  platformRoutes(app);
  openApiRoutes(app);
  return app;
}
