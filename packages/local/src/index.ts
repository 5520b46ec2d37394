export { startPlatform, type PlatformOptions, type RunningPlatform } from "./platform.ts";
export { buildPage, pageIsStale } from "./page.ts";
export { apiGateway } from "./api-gateway.ts";
