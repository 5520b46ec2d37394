import { sectorDefinitions as contract } from "@concord/contract";
import {
  allSectorDefinitions,
  changeSectorDefinition,
  createSectorDefinition,
  publishedDefinitions,
  readSectorDefinition,
  readSectorDefinitionVersion,
  retireSectorDefinition,
  sectorDefinitions,
} from "@concord/domain/sector-definitions";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

type Shared = { code: string; shares: [number, number] };

export function sectorDefinitionRoutes(app: TenantApp) {
  serve(app, contract.listSectorDefinitions, (context, { query }) =>
    context.store.list(sectorDefinitions, { ...query, in: allSectorDefinitions }),
  );
  serve(app, contract.listPublishedDefinitions, async () => ({
    items: publishedDefinitions.map((one) => ({ ...one, codes: [...one.codes] })),
  }));
  serve(app, contract.createSectorDefinition, (context, { body }) => createSectorDefinition(context, body));
  serve(app, contract.getSectorDefinition, (context, { params }) => context.store.get(sectorDefinitions, params.sectorDefinitionId));
  serve(app, contract.getSectorDefinitionHistory, async (context, { params }) => {
    const { versions, overlaps } = await readSectorDefinition(context, params.sectorDefinitionId);
    return {
      versions,
      overlaps: overlaps.map(({ codes, ...other }) => ({
        ...other,
        codes: codes.map(({ code, shares }): Shared => ({ code, shares: [...shares] })),
      })),
    };
  });
  serve(app, contract.getSectorDefinitionVersion, (context, { params }) =>
    readSectorDefinitionVersion(context, { id: params.sectorDefinitionId, number: params.number }),
  );
  serve(app, contract.changeSectorDefinition, (context, { params, body }) =>
    changeSectorDefinition(context, params.sectorDefinitionId, body),
  );
  serve(app, contract.retireSectorDefinition, (context, { params }) => retireSectorDefinition(context, params.sectorDefinitionId));
}
