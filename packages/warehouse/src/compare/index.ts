export { compareVersions, type CompareOptions } from "./compare-versions.ts";
export type { ComparedVersion } from "./compared-tables.ts";
