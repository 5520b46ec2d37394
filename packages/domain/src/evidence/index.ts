export { abandonUpload } from "./uploads/abandon-upload.ts";
export { acceptanceRefusals, judgeAcceptance, type Acceptance, type AcceptanceRefusal, type Findings } from "./versions/acceptance.ts";
export { addressesForParts, type PartAddress } from "./uploads/addresses-for-parts.ts";
export { acceptVersion } from "./versions/accept-version.ts";
export { beginMending, judgeMending, mendingRefusals } from "./uploads/begin-mending.ts";
export { beginUpload } from "./uploads/begin-upload.ts";
export { cellOf } from "./tables/cell-of.ts";
export { changeDataset } from "./catalogue/change-dataset.ts";
export { Column, isOfPlaces, Meaning } from "./tables/column.ts";
export { completeUpload } from "./uploads/complete-upload.ts";
export { correctVersion } from "./versions/correct-version.ts";
export { createDataset } from "./catalogue/create-dataset.ts";
export { keepRecipe } from "./catalogue/dataset-recipe.ts";
export { declineVersion } from "./versions/decline-version.ts";
export {
  descriptionRefusals,
  judgeDescribed,
  judgeDescription,
  lackingSentences,
  type Described,
  type Lacking,
} from "./catalogue/described.ts";
export { AboutDataset } from "./catalogue/about-dataset.ts";
export { Cadence } from "./catalogue/cadence.ts";
export { CatalogueAsk, CatalogueItem, listCatalogue } from "./catalogue/catalogue.ts";
export { ChangeWord, Comparison, ComparisonSummary } from "./versions/comparison.ts";
export {
  Coverage,
  Dataset,
  DatasetDescription,
  datasets,
  datasetsOfKind,
  Licence,
  openGovernmentLicence,
  SourceKind,
} from "./catalogue/dataset.ts";
export { Freshness, freshness } from "./catalogue/freshness.ts";
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
} from "./versions/dataset-version.ts";
export { addressOfBadRows, addressOfOriginal, addressOfRejects } from "./versions/download-addresses.ts";
export { codesBeside, fileKeys, type FileStore, type StoredPart } from "./file-store.ts";
export { comparisonRefusals, getComparison } from "./versions/get-comparison.ts";
export { findColumn, getAcceptedVersion, getDatasetVersion } from "./versions/get-dataset-version.ts";
export { evidenceLimits } from "./limits.ts";
export { getTableToLookAt, lookAtVersion, requireMayLookInto } from "./versions/look-at-version.ts";
export { listDatasetVersions } from "./versions/list-dataset-versions.ts";
export { judgeLeaving, leavingRefusals, requireMayLeave, thoseThatMayLeave } from "./leaving.ts";
export { ColumnCorrection, DateFormat, NumberFormat, Recipe, TextEncoding } from "./tables/recipe.ts";
export { readMark, readStatus, type Marked, type ObservationStatus } from "./tables/observation-status.ts";
export {
  columnsChanged,
  judgeCorrection,
  judgeProposal,
  judgeRecipe,
  proposalRefusals,
  reasonsToAsk,
  type ProposalRefusal,
} from "./versions/proposal.ts";
export { listRejects } from "./versions/list-rejects.ts";
export { listShelf } from "./catalogue/list-shelf.ts";
export { isOnTheShelf, whereKept, type KeptAt } from "./catalogue/where-kept.ts";
export { recordIngest, type IngestOutcome } from "./versions/record-ingest.ts";
export { readRejects, rejectLine, rejectsHeader } from "./versions/rejects-file.ts";
export { bareCell, guardedCell, spreadsheetCell } from "./tables/spreadsheet-cell.ts";
export { bytesOfPart, judgeFile, partsOf, uploadRefusals, type DeclaredFile, type UploadRefusal } from "./uploads/upload.ts";
export { uploadState } from "./uploads/upload-state.ts";
export type { Cell, Warehouse } from "./tables/warehouse.ts";
export { cellGatherer, inOrder, observationStatuses, ordering, type CellAsk, type CellTable, type FoundCell } from "./tables/cell-table.ts";
