export { checkFile, type CheckedFile, type CheckOptions } from "./check-file.ts";
export type { CheckProgress } from "./progress.ts";
export { sandboxSettings, type SandboxSettings } from "./sandbox.ts";
export { hashOf } from "./survey.ts";
export { badRowsWriter } from "./bad-rows-file.ts";
export { mendFile, type MendedFile, type MendOptions } from "./mend-file.ts";
