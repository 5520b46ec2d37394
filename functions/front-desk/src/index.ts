export { frontDesk, type DeskApp, type FrontDeskPorts } from "./front-desk.ts";
export { openIdProvider, type IdentityProvider } from "./identity-provider.ts";
