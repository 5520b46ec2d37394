export { clockOver, type Due } from "./clock-over.ts";
export { due } from "./due.ts";
