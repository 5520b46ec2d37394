export { ClientHealth, healthOf } from "./health.ts";
