export { startPlatform, type PlatformOptions, type RunningPlatform } from "./platform.ts";
export { buildPage, pageIsStale } from "@concord/web/build-page";
export { apiGateway } from "./api-gateway.ts";
