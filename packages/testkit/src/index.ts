export {
  administrator,
  analyst,
  consultant,
  financeOfficer,
  firm,
  fixedId,
  mayor,
  memberA,
  memberB,
  memberC,
  memberD,
  memberE,
  monitoringOfficer,
  north,
  operator,
  partner,
  programmeManager,
  stranger,
  strategyLead,
  west,
  worker,
} from "./actors.ts";
export { fakeNomisKey, startFakeNomis, type FakeNomis, type NomisFaults } from "./fake-nomis.ts";
export { fakeNomisCatalogue } from "./fake-nomis-catalogue.ts";
export { fakeNomisData, type FakeNomisData } from "./fake-nomis-data.ts";
export { smallInternet } from "./small-internet.ts";
export { startFakeSite, type FakeFile, type FakeSite } from "./fake-site.ts";
export { memoryFileStore, type MemoryFileStore } from "./memory-file-store.ts";
export { memoryStore, memoryTenant, putInMemory, type MemoryTenant } from "./memory-store.ts";
export { memoryWarehouse, tableOf, type CellRow, type MemoryTable } from "./memory-warehouse.ts";
export {
  acceptedVersion,
  action,
  apiClient,
  appraisal,
  area,
  body,
  connector,
  dataset,
  draftDeal,
  engagement,
  insight,
  interest,
  job,
  member,
  openCase,
  pin,
  priority,
  rulePack,
  sectorDefinition,
  sectorDefinitionVersion,
  strategy,
  submittedDeal,
  tenant,
  uploadingVersion,
  vision,
  vote,
} from "./nouns.ts";
export { rowsOfCells } from "./rows-of-cells.ts";
export { world, type OpenedContext } from "./world.ts";
export { memoryDesk, type MemoryDesk } from "./memory-desk.ts";
export { writeTable, type TableWriting } from "./write-table.ts";
export { writeWorkbook, type WorkbookCell, type WorkbookOptions, type WorkbookSheet } from "./write-workbook.ts";
export { writeZip, type ZipEntry } from "./write-zip.ts";
export { cubeOfRows, type RowOfCube } from "./cube-of-rows.ts";
