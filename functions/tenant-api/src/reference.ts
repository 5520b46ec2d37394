import { dayOf } from "@concord/kernel";
import { reference } from "@concord/contract";
import { codeSets, listCodes } from "@concord/domain/code-sets";
import { authoritiesOn, bankHolidays, bankHolidayYears, districtsOn, frameworks, sicSections } from "@concord/domain/reference";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function referenceRoutes(app: TenantApp) {
  serve(app, reference.getIndustries, async () => ({
    sections: sicSections.map((section) => ({ ...section, divisions: [...section.divisions] })),
  }));
  serve(app, reference.getAuthorities, async (context, { query }) => ({
    authorities: authoritiesOn(query.on ?? dayOf(context.now())).map(({ succeededBy, ...authority }) => ({
      ...authority,
      ...(succeededBy ? { succeededBy: [...succeededBy] } : {}),
      districts: [...authority.districts],
    })),
  }));
  serve(app, reference.getFrameworks, async () => ({
    frameworks: frameworks.map((framework) => ({
      ...framework,
      groups: framework.groups.map((group) => ({ ...group, elements: [...group.elements] })),
    })),
  }));
  serve(app, reference.getBankHolidays, async () => ({
    years: bankHolidayYears,
    days: Object.entries(bankHolidays).map(([day, name]) => ({ day, name })),
  }));
  serve(app, reference.getCodeSets, async () => ({
    codeSets: codeSets.map(({ key, name, meaning, vintage, from, to, codes }) => ({
      key,
      name,
      meaning,
      ...(vintage === undefined ? {} : { vintage }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(codes ? { size: codes().size } : {}),
    })),
  }));
  serve(app, reference.getCodes, async (_, { params, query }) => listCodes(params.key, query));
  serve(app, reference.getDistricts, async (context, { query }) => {
    const on = query.on ?? dayOf(context.now());
    return {
      on,
      districts: districtsOn(on).map(({ predecessors: _, successors, ...district }) => ({
        ...district,
        ...(successors.length > 0 ? { succeededBy: successors.map(({ party: _party, ...step }) => step) } : {}),
      })),
    };
  });
}
