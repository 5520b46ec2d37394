import * as z from "zod";
import { Day } from "@concord/kernel";
import { endpoint } from "./endpoint.ts";

const Named = z.object({ code: z.string(), name: z.string() });

export const Industries = z.object({ sections: z.array(Named.extend({ divisions: z.array(Named) })) });
export const getIndustries = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/industries",
  summary: "The sections and divisions of SIC 2007",
  needs: "tenant.read",
  reply: Industries,
});

export const Authorities = z.object({
  authorities: z.array(
    Named.extend({
      area: z.string(),
      mayor: z.boolean(),
      from: Day,
      to: Day.optional(),
      succeededBy: z.array(z.string()).optional(),
      districts: z.array(Named),
    }),
  ),
});
export const getAuthorities = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/authorities",
  summary: "The combined authorities there were on a day, with their districts",
  needs: "tenant.read",
  query: z.object({ on: Day.optional() }),
  reply: Authorities,
});

export const Frameworks = z.object({
  frameworks: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      edition: z.string(),
      publisher: z.string(),
      source: z.string(),
      inForceFrom: Day,
      inForceTo: Day.optional(),
      groups: z.array(
        z.object({ title: z.string(), elements: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })) }),
      ),
    }),
  ),
});
export const getFrameworks = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/frameworks",
  summary: "The national frameworks that a strategy can be written under",
  needs: "tenant.read",
  reply: Frameworks,
});

export const BankHolidays = z.object({
  years: z.object({ from: z.int(), to: z.int() }),
  days: z.array(z.object({ day: Day, name: z.string() })),
});
export const getBankHolidays = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/bank-holidays",
  summary: "Bank holidays in England, and the years for which they are known",
  needs: "tenant.read",
  reply: BankHolidays,
});
