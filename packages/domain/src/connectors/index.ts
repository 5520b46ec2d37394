export { addressRefusals, judgeAddress, judgeTarget, withoutSecrets, type AddressRefusal, type JudgedAddress } from "./address.ts";
export { changeConnector } from "./change-connector.ts";
export { isNomisKey, SourceSaid } from "./connecting.ts";
export { Connector, connectors, ConnectorSettings, ConnectorView, FetchOutcome } from "./connector.ts";
export { createConnector } from "./create-connector.ts";
export { beginFetch, type BegunFetch } from "./begin-fetch.ts";
export { recordFailure, recordUnchanged } from "./end-fetch.ts";
export { sentenceOf, type Brought, type Seen } from "./fetched.ts";
export { receiveFetched } from "./receive-fetched.ts";
export { fetchFailures, maySucceedLater, type FetchFailureCode } from "./fetch-failures.ts";
export { fetches, FetchRecord } from "./fetch-record.ts";
export { connectorRefusals, isDue, isFetching, judgeIdle, type ConnectorRefusal } from "./fetching.ts";
export { connectorLimits } from "./limits.ts";
export { listFetches } from "./list-fetches.ts";
export { NomisCode, NomisDataset, NomisDatasetSummary, type NomisCatalogue } from "./nomis-catalogue.ts";
export {
  cellsOf,
  effortOf,
  isType,
  judgeQuery,
  nomisAddress,
  nomisColumns,
  nomisOrigin,
  nomisParameters,
  NomisPeriods,
  NomisQuery,
  nomisRowsACall,
  NomisSelection,
  queryRefusals,
} from "./nomis-query.ts";
export { pauseConnector, resumeConnector } from "./pause-connector.ts";
export { queueDueFetch, runConnector } from "./queue-fetch.ts";
export { removeConnector } from "./remove-connector.ts";
export { Cadence, nextRun, runDayFrom, Schedule } from "./schedule.ts";
export { judgeWholeness, type Arrived, type Wholeness } from "./wholeness.ts";
