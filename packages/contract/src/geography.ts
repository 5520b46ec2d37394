import * as z from "zod";
import { Day, id } from "@concord/kernel";
import { Area, AreaWords } from "@concord/domain/geography";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const AreaParams = z.object({ areaId: id("area") });

export const listAreas = endpoint({
  method: "GET",
  at: "tenant",
  path: "/areas",
  summary: "List the authority's own areas, by name",
  needs: "evidence.read",
  query: PageQuery,
  reply: page(Area),
});

export const createArea = endpoint({
  method: "POST",
  at: "tenant",
  path: "/areas",
  summary: "Make an area from places that statistics are published for. Its codes are held against the code set it names",
  needs: "evidence.write",
  writes: "creates",
  body: AreaWords,
  reply: Area,
});

export const getArea = endpoint({
  method: "GET",
  at: "tenant",
  path: "/areas/:areaId",
  summary: "Read one area with its members",
  needs: "evidence.read",
  params: AreaParams,
  reply: Area,
});

export const changeArea = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/areas/:areaId",
  summary: "Change an area. Figures worked out before keep the members they were worked out with",
  needs: "evidence.write",
  writes: "changes",
  params: AreaParams,
  body: AreaWords,
  reply: Area,
});

export const removeArea = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/areas/:areaId",
  summary: "Remove an area",
  needs: "evidence.write",
  writes: "changes",
  params: AreaParams,
  reply: Area,
});

const Named = z.object({ code: z.string(), name: z.string() });

/** How much of what came in has a place in the target. rowsIn = rowsMatched + rowsOutside + rowsLost. */
export const Coverage = z.object({
  rowsIn: z.int(),
  rowsMatched: z.int(),
  rowsOutside: z.int(),
  rowsLost: z.int(),
  valueShare: z.number().min(0).max(1).optional(),
  unmatched: z.array(
    z.object({
      code: z.string(),
      rows: z.int(),
      because: z.enum(["not-a-district", "another-level", "cannot-be-divided", "redrawn"]),
      sentence: z.string(),
    }),
  ),
  outside: z.array(z.object({ code: z.string(), rows: z.int() })),
  exact: z.boolean(),
  notes: z.array(z.string()),
});

export const Recoding = z.object({
  /** In which group each code lies. A code that has none is in `coverage`. */
  mapping: z.array(z.object({ code: z.string(), group: Named })),
  /** Each group that a code lies in: `lacking` are the districts of it for which no code was given, `doubled` codes of one ground. */
  groups: z.array(Named.extend({ codes: z.array(z.string()), lacking: z.array(Named), doubled: z.array(z.string()) })),
  coverage: Coverage,
  /** Of a list that was named as `from`: the codes that are not on it. */
  notOnList: z.array(z.object({ code: z.string(), sentence: z.string() })),
});

export const recodePlaces = endpoint({
  method: "POST",
  at: "tenant",
  path: "/geography/recoding",
  summary:
    "Work out where district codes of any year lie in the districts of another, in authorities, regions or an area, and what that leaves out",
  needs: "evidence.read",
  body: z.object({
    codes: z
      .array(z.union([z.string().max(100), z.object({ code: z.string().max(100), rows: z.int().positive() })]))
      .min(1, "Send at least one code")
      .max(5_000, "Send 5,000 codes at most"),
    /** The list they are said to be of: "LAD 2021". */
    from: z.string().max(60).optional(),
    /** "LAD 2023", "combined-authority", "region", "country", or the id of an area. */
    to: z.string().min(1).max(60),
    /** Whose authorities or districts, where `to` does not say: today's, if not said. */
    on: Day.optional(),
  }),
  reply: Recoding,
});
