import { connectors as contract } from "@concord/contract";
import {
  changeConnector,
  connectorLimits,
  connectors,
  createConnector,
  effortOf,
  listFetches,
  nomisAddress,
  pauseConnector,
  removeConnector,
  resumeConnector,
  runConnector,
} from "@concord/domain/connectors";
import { datasets } from "@concord/domain/evidence";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

/** Replies are parsed by a schema without the key of Nomis, so that it leaves here in none of them. */
export function connectorRoutes(app: TenantApp): void {
  serve(app, contract.listConnectors, async (context, { params: { datasetId }, query }) => {
    await context.store.get(datasets, datasetId); // an unknown dataset is not one without a source
    return context.store.list(connectors, { ...query, in: datasetId });
  });
  serve(app, contract.createConnector, (context, { params, body }) => createConnector(context, params.datasetId, body));
  serve(app, contract.getConnector, (context, { params }) => context.store.get(connectors, params.connectorId));
  serve(app, contract.changeConnector, (context, { params, body }) => changeConnector(context, params.connectorId, body));
  serve(app, contract.removeConnector, (context, { params }) => removeConnector(context, params.connectorId));
  serve(app, contract.runConnector, (context, { params }) => runConnector(context, params.connectorId));
  serve(app, contract.pauseConnector, (context, { params, body }) => pauseConnector(context, params.connectorId, body.because));
  serve(app, contract.resumeConnector, (context, { params }) => resumeConnector(context, params.connectorId));
  serve(app, contract.listFetches, (context, { params, query }) => listFetches(context, params.connectorId, query));

  serve(app, contract.searchNomis, async ({ nomis }, { query }) => ({ items: await nomis.search(query.q) }));
  serve(app, contract.getNomisDataset, ({ nomis }, { params }) => nomis.describe(params.nomisId));
  serve(app, contract.listNomisCodes, async ({ nomis }, { params, query }) => ({
    items: await nomis.codes(params.nomisId, params.dimension, query.type),
  }));
  serve(app, contract.estimateNomis, async ({ nomis }, { body: { query } }) => {
    const rows = await nomis.count(query);
    return {
      rows,
      tooMany: rows > connectorLimits.nomisRows,
      guest: effortOf(rows, false),
      registered: effortOf(rows, true),
      address: nomisAddress(query),
    };
  });
}
