export { Job, jobs } from "./job.ts";
export type { JobProgress, Progress } from "./job-progress.ts";
