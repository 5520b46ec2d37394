export type { DeskApp, FrontDeskPorts } from "./desk-app.ts";
export { frontDesk } from "./front-desk.ts";
export { openIdProvider, type IdentityProvider } from "./identity-provider.ts";
