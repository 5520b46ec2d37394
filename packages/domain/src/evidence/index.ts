export { abandonUpload } from "./abandon-upload.ts";
export { acceptanceRefusals, judgeAcceptance, type Acceptance, type AcceptanceRefusal, type Findings } from "./acceptance.ts";
export { addressesForParts, type PartAddress } from "./addresses-for-parts.ts";
export { acceptVersion } from "./accept-version.ts";
export { beginMending, judgeMending, mendingRefusals } from "./begin-mending.ts";
export { beginUpload } from "./begin-upload.ts";
export { cellOf } from "./cell-of.ts";
export { changeDataset } from "./change-dataset.ts";
export { Column, Meaning } from "./column.ts";
export { completeUpload } from "./complete-upload.ts";
export { correctVersion } from "./correct-version.ts";
export { createDataset } from "./create-dataset.ts";
export { keepRecipe } from "./dataset-recipe.ts";
export { declineVersion } from "./decline-version.ts";
export { descriptionRefusals, judgeDescribed, judgeDescription, lackingSentences, type Described, type Lacking } from "./described.ts";
export { AboutDataset } from "./about-dataset.ts";
export { Cadence } from "./cadence.ts";
export { CatalogueAsk, CatalogueItem, listCatalogue } from "./catalogue.ts";
export { ChangeWord, Comparison, ComparisonSummary } from "./comparison.ts";
export { Coverage, Dataset, DatasetDescription, datasets, datasetsOfKind, Licence, openGovernmentLicence, SourceKind } from "./dataset.ts";
export { Freshness, freshness } from "./freshness.ts";
export {
  AbandonedVersion,
  AcceptedVersion,
  CheckingVersion,
  Correction,
  DatasetVersion,
  datasetVersions,
  isChecked,
  Mended,
  Pin,
  ProposedVersion,
  Reading,
  Reject,
  RejectedVersion,
  UploadingVersion,
  versionKey,
  type CheckedVersion,
} from "./dataset-version.ts";
export { addressOfBadRows, addressOfOriginal, addressOfRejects } from "./download-addresses.ts";
export { codesBeside, fileKeys, type FileStore, type StoredPart } from "./file-store.ts";
export { comparisonRefusals, getComparison } from "./get-comparison.ts";
export { findColumn, getAcceptedVersion, getDatasetVersion } from "./get-dataset-version.ts";
export { evidenceLimits } from "./limits.ts";
export { getTableToLookAt, lookAtVersion, requireMayLookInto } from "./look-at-version.ts";
export { listDatasetVersions } from "./list-dataset-versions.ts";
export { judgeLeaving, leavingRefusals, requireMayLeave, thoseThatMayLeave } from "./leaving.ts";
export { ColumnCorrection, DateFormat, NumberFormat, Recipe, TextEncoding } from "./recipe.ts";
export { readMark, readStatus, type Marked, type ObservationStatus } from "./observation-status.ts";
export {
  columnsChanged,
  judgeCorrection,
  judgeProposal,
  judgeRecipe,
  proposalRefusals,
  reasonsToAsk,
  type ProposalRefusal,
} from "./proposal.ts";
export { listRejects } from "./list-rejects.ts";
export { listShelf } from "./list-shelf.ts";
export { isOnTheShelf, whereKept, type KeptAt } from "./where-kept.ts";
export { recordIngest, type IngestOutcome } from "./record-ingest.ts";
export { readRejects, rejectLine, rejectsHeader } from "./rejects-file.ts";
export { bareCell, guardedCell, spreadsheetCell } from "./spreadsheet-cell.ts";
export { bytesOfPart, judgeFile, partsOf, uploadRefusals, type DeclaredFile, type UploadRefusal } from "./upload.ts";
export { uploadState } from "./upload-state.ts";
export type { Cell, CellColumns, CellRow, Warehouse } from "./warehouse.ts";
