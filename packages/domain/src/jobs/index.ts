export { Job, jobs } from "./job.ts";
export type { JobProgress, Progress } from "./job-progress.ts";
export { beginJob } from "./begin-job.ts";
export { ended, endJob, isOver } from "./ended.ts";
export { standingOfJob, type Standing } from "./standing.ts";
export { stopJob, stopRefusals } from "./stop-job.ts";
export { Stopped, watchJob } from "./watch-job.ts";
export { progressReporter, type ProgressReporter } from "./progress-reporter.ts";
