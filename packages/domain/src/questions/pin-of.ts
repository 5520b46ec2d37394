import type { AcceptedVersion, Pin } from "../evidence/index.ts";

export const pinOf = ({ datasetId, number, originalHash }: AcceptedVersion): Pin => ({ datasetId, number, originalHash });
