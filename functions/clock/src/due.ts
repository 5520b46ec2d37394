import type { Due } from "./clock-over.ts";

/** Everything that falls due, and the verb that does what is then to be done. */
export const due: Due = {};
