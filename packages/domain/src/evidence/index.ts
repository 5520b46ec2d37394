export { abandonUpload } from "./abandon-upload.ts";
export { acceptanceRefusals, judgeAcceptance, type Acceptance, type AcceptanceRefusal, type Findings } from "./acceptance.ts";
export { addressesForParts, type PartAddress } from "./addresses-for-parts.ts";
export { beginUpload } from "./begin-upload.ts";
export { changeDataset } from "./change-dataset.ts";
export { Column, Meaning } from "./column.ts";
export { completeUpload } from "./complete-upload.ts";
export { createDataset } from "./create-dataset.ts";
export { Dataset, DatasetDescription, datasets, datasetsOfKind, Licence, openGovernmentLicence, SourceKind } from "./dataset.ts";
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
  type CheckedVersion,
} from "./dataset-version.ts";
export { addressOfOriginal, addressOfRejects } from "./download-addresses.ts";
export { codesBeside, fileKeys, type FileStore, type StoredPart } from "./file-store.ts";
export { findColumn, getAcceptedVersion, getDatasetVersion } from "./get-dataset-version.ts";
export { evidenceLimits } from "./limits.ts";
export { listDatasetVersions } from "./list-dataset-versions.ts";
export { judgeLeaving, leavingRefusals, requireMayLeave, thoseThatMayLeave } from "./leaving.ts";
export { ColumnCorrection, DateFormat, NumberFormat, Recipe, TextEncoding } from "./recipe.ts";
export { readMark, type Marked, type ObservationStatus } from "./observation-status.ts";
export { listRejects } from "./list-rejects.ts";
export { recordIngest, type IngestOutcome } from "./record-ingest.ts";
export { readRejects, rejectLine, rejectsHeader } from "./rejects-file.ts";
export { bytesOfPart, judgeFile, partsOf, uploadRefusals, type DeclaredFile, type UploadRefusal } from "./upload.ts";
export { uploadState } from "./upload-state.ts";
export type { Cell, CellColumns, CellRow, Warehouse } from "./warehouse.ts";
