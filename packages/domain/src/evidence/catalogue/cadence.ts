import * as z from "zod";

/** How often its publisher brings it out. `irregular`: whenever it suits them; `once`: never again. */
export const Cadence = z.enum(["once", "daily", "weekly", "monthly", "quarterly", "yearly", "irregular"]);
export type Cadence = z.infer<typeof Cadence>;
