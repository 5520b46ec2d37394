import * as z from "zod";
import { id } from "@concord/kernel";
import {
  ConnectorView,
  FetchRecord,
  NomisCode,
  NomisDataset,
  NomisDatasetSummary,
  NomisQuery,
  Schedule,
  SourceSaid,
} from "@concord/domain/connectors";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const DatasetParams = z.object({ datasetId: id("dataset") });
const ConnectorParams = z.object({ connectorId: id("connector") });
const ConnectorBody = z.object({ source: SourceSaid, schedule: Schedule });

export const listConnectors = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/connectors",
  summary: "List where a dataset is fetched from: one source at most",
  needs: "evidence.read",
  params: DatasetParams,
  query: PageQuery,
  reply: page(ConnectorView),
});

export const createConnector = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/connectors",
  summary: "Connect a dataset to where it comes from: a query of Nomis, or a file at an address",
  needs: "evidence.write",
  writes: "creates",
  params: DatasetParams,
  body: ConnectorBody,
  reply: ConnectorView,
});

export const getConnector = endpoint({
  method: "GET",
  at: "tenant",
  path: "/connectors/:connectorId",
  summary: "Read one connector: its source, its schedule and how its last fetch ended",
  needs: "evidence.read",
  params: ConnectorParams,
  reply: ConnectorView,
});

export const changeConnector = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/connectors/:connectorId",
  summary: "Change where a dataset is fetched from, or when",
  needs: "evidence.write",
  writes: "changes",
  params: ConnectorParams,
  body: ConnectorBody,
  reply: ConnectorView,
});

export const removeConnector = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/connectors/:connectorId",
  summary: "Cut a dataset from its source. Its versions stand",
  needs: "evidence.write",
  writes: "changes",
  params: ConnectorParams,
  reply: ConnectorView,
});

export const runConnector = endpoint({
  method: "POST",
  at: "tenant",
  path: "/connectors/:connectorId/fetches",
  summary: "Fetch now. A job does it, which the reply names",
  needs: "evidence.write",
  writes: "creates",
  params: ConnectorParams,
  reply: ConnectorView,
});

export const pauseConnector = endpoint({
  method: "POST",
  at: "tenant",
  path: "/connectors/:connectorId/pause",
  summary: "Let a connector's schedule rest, and say why",
  needs: "evidence.write",
  writes: "changes",
  params: ConnectorParams,
  body: z.object({ because: z.string().trim().min(1, "Say why it rests, for whoever looks at it next").max(500) }),
  reply: ConnectorView,
});

export const resumeConnector = endpoint({
  method: "POST",
  at: "tenant",
  path: "/connectors/:connectorId/resumption",
  summary: "Take a connector's schedule up again",
  needs: "evidence.write",
  writes: "changes",
  params: ConnectorParams,
  reply: ConnectorView,
});

export const listFetches = endpoint({
  method: "GET",
  at: "tenant",
  path: "/connectors/:connectorId/fetches",
  summary: "List what a connector's fetches did, newest first",
  needs: "evidence.read",
  params: ConnectorParams,
  query: PageQuery,
  reply: page(FetchRecord),
});

// The catalogue of Nomis. Each may ask Nomis itself, so it is for those who may connect a dataset to it.

const NomisParams = z.object({ nomisId: z.string().min(1).max(40) });

export const searchNomis = endpoint({
  method: "GET",
  at: "tenant",
  path: "/connectors/nomis/datasets",
  summary: "Search the datasets of Nomis by words of their names",
  needs: "evidence.write",
  query: z.object({ q: z.string().trim().min(2, "Give two letters or more").max(100) }),
  reply: z.object({ items: z.array(NomisDatasetSummary) }),
});

export const getNomisDataset = endpoint({
  method: "GET",
  at: "tenant",
  path: "/connectors/nomis/datasets/:nomisId",
  summary: "Read what has to be chosen of a dataset of Nomis",
  needs: "evidence.write",
  params: NomisParams,
  reply: NomisDataset,
});

export const listNomisCodes = endpoint({
  method: "GET",
  at: "tenant",
  path: "/connectors/nomis/datasets/:nomisId/dimensions/:dimension",
  summary: "List the codes of a dimension of Nomis. Of geography: the types of area, or with a type its areas",
  needs: "evidence.write",
  params: NomisParams.extend({ dimension: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/) }),
  query: z.object({
    type: z
      .string()
      .regex(/^TYPE\d{1,6}$/)
      .optional(),
  }),
  reply: z.object({ items: z.array(NomisCode) }),
});

export const estimateNomis = endpoint({
  method: "POST",
  at: "tenant",
  path: "/connectors/nomis/estimate",
  summary: "Ask how many rows a query of Nomis has, and how many calls it takes as a guest and with a key",
  needs: "evidence.write",
  body: z.object({ query: NomisQuery }),
  reply: z.object({
    /** By Nomis' own count. */
    rows: z.int(),
    /** More than are fetched at once. */
    tooMany: z.boolean(),
    guest: z.object({ calls: z.int(), seconds: z.int() }),
    registered: z.object({ calls: z.int(), seconds: z.int() }),
    address: z.string(),
  }),
});
