import * as z from "zod";
import { id } from "@concord/kernel";
import { Baseline, BaselineAsk, OutcomeWords, Vision } from "@concord/domain/vision";
import { endpoint } from "./endpoint.ts";

const OutcomeParams = z.object({ outcomeId: id("outcome") });

export const getVision = endpoint({
  method: "GET",
  at: "tenant",
  path: "/vision",
  summary: "Read the vision; before there is one, an empty one at version 0",
  needs: "vision.read",
  reply: Vision,
});

export const writeVision = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/vision",
  summary: "Write the vision's statement",
  needs: "vision.write",
  writes: "changes",
  body: z.object({ statement: Vision.shape.statement }),
  reply: Vision,
});

export const addOutcome = endpoint({
  method: "POST",
  at: "tenant",
  path: "/vision/outcomes",
  summary: "Add an outcome with its baseline and its dated target",
  needs: "vision.write",
  writes: "changes",
  body: OutcomeWords,
  reply: Vision,
});

export const changeOutcome = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/vision/outcomes/:outcomeId",
  summary: "Change an outcome; a baseline from a dataset is read again",
  needs: "vision.write",
  writes: "changes",
  params: OutcomeParams,
  body: OutcomeWords,
  reply: Vision,
});

export const removeOutcome = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/vision/outcomes/:outcomeId",
  summary: "Remove an outcome at which nothing aims",
  needs: "vision.write",
  writes: "changes",
  params: OutcomeParams,
  reply: Vision,
});

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]));

/** Shows a figure before it becomes a baseline. The outcome's own baseline is read again when it is kept. */
export const readBaseline = endpoint({
  method: "GET",
  at: "tenant",
  path: "/vision/baseline",
  summary: "Read a figure from a dataset version, with the interval that rounding leaves",
  needs: "evidence.read",
  query: z.object({
    datasetId: BaselineAsk.shape.datasetId,
    number: z.coerce.number().int().positive(),
    places: several.pipe(BaselineAsk.shape.places),
    industries: several.pipe(BaselineAsk.shape.industries),
    period: BaselineAsk.shape.period,
  }),
  reply: Baseline.options[0],
});
