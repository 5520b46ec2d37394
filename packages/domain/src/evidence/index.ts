export { Column, Meaning } from "./column.ts";
export { Dataset, datasets, Licence, openGovernmentLicence, SourceKind } from "./dataset.ts";
export {
  AbandonedVersion,
  AcceptedVersion,
  CheckingVersion,
  DatasetVersion,
  datasetVersions,
  Pin,
  Reading,
  Reject,
  RejectedVersion,
  UploadingVersion,
  versionKey,
} from "./dataset-version.ts";
export { fileKeys, type FileStore, type StoredPart } from "./file-store.ts";
export type { Cell, CellColumns, CellRow, Warehouse } from "./warehouse.ts";
