import * as z from "zod";
import { Day } from "@concord/kernel";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

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

export const CodeSets = z.object({
  codeSets: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      meaning: z.enum(["place", "industry", "occupation"]),
      vintage: z.int().optional(),
      from: Day.optional(),
      to: Day.optional(),
      /** How many codes it has. Absent of sets that are known by the shape of their codes alone, such as output areas. */
      size: z.int().optional(),
    }),
  ),
});
export const getCodeSets = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/code-sets",
  summary: "The code sets of places, industries and occupations that columns are held against, with their vintages",
  needs: "tenant.read",
  reply: CodeSets,
});

export const getCodes = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/code-sets/:key/codes",
  summary: "List the codes of a code set with their names, in order of code; those with a word in code or name",
  needs: "tenant.read",
  params: z.object({ key: z.string().min(1).max(60) }),
  query: PageQuery.extend({ q: z.string().trim().max(200).optional() }),
  reply: page(Named),
});

export const Districts = z.object({
  on: Day,
  districts: z.array(
    Named.extend({
      from: Day,
      to: Day.optional(),
      country: z.string(),
      region: z.string().optional(),
      county: z.string().optional(),
      succeededBy: z
        .array(z.object({ code: z.string(), change: z.enum(["merged", "recoded", "boundary-changed", "redrawn"]), on: Day }))
        .optional(),
    }),
  ),
});
export const getDistricts = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/districts",
  summary: "The local authority districts there were on a day, and what took over from those that have ended",
  needs: "tenant.read",
  query: z.object({ on: Day.optional() }),
  reply: Districts,
});
