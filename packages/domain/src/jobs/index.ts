export { Job, jobs } from "./job.ts";
export type { JobProgress, Progress } from "./job-progress.ts";
export { beginJob } from "./begin-job.ts";
export { ended } from "./ended.ts";
