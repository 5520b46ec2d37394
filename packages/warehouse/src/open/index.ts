export { openFile, type OpenOptions } from "./open-file.ts";
export type { OpenedTable } from "./opened-table.ts";
export { recogniseContainer, type Container } from "./recognise-container.ts";
