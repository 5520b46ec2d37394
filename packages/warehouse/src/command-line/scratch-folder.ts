import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of this run's own, made while nothing else can happen, so that there is no moment in which it would be left behind. */
export const scratchFolder = (): string => mkdtempSync(join(tmpdir(), "concord-check-"));
