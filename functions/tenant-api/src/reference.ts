import { dayOf } from "@concord/kernel";
import { reference } from "@concord/contract";
import { authoritiesOn, bankHolidays, bankHolidayYears, frameworks, sicSections } from "@concord/domain/reference";
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
}
