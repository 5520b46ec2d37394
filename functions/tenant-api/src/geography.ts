import { dayOf } from "@concord/kernel";
import { geography } from "@concord/contract";
import { allAreas, areas, changeArea, createArea, recodePlaces, removeArea } from "@concord/domain/geography";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function geographyRoutes(app: TenantApp) {
  serve(app, geography.listAreas, (context, { query }) => context.store.list(areas, { ...query, in: allAreas }));
  serve(app, geography.createArea, (context, { body }) => createArea(context, body));
  serve(app, geography.getArea, (context, { params }) => context.store.get(areas, params.areaId));
  serve(app, geography.changeArea, (context, { params, body }) => changeArea(context, params.areaId, body));
  serve(app, geography.removeArea, (context, { params }) => removeArea(context, params.areaId));

  serve(app, geography.recodePlaces, async (context, { body: { codes, from, to, on } }) => {
    const counted = codes.map((code) => (typeof code === "string" ? { code, rows: 1 } : code));
    const { mapping, groups, coverage, notOnList } = await recodePlaces(context, {
      codes: counted,
      from,
      to,
      on: on ?? dayOf(context.now()),
    });
    return {
      mapping: [...mapping],
      groups: groups.map((group) => ({
        ...group,
        codes: [...group.codes],
        lacking: [...group.lacking],
        doubled: [...group.doubled],
      })),
      coverage: { ...coverage, unmatched: [...coverage.unmatched], outside: [...coverage.outside], notes: [...coverage.notes] },
      notOnList: [...notOnList],
    };
  });
}
