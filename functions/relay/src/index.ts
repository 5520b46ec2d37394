export { relay, type JobMessage, type RelayPorts } from "./relay.ts";
export { relayOver } from "./relay-over.ts";
export { sweep } from "./sweep.ts";
