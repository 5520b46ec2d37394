import * as z from "zod";
import { Hash, id } from "@concord/kernel";
import { Lineage } from "@concord/domain/insights";
import { Answer, AskableDataset, Question, QuestionOptions, Table } from "@concord/domain/questions";
import { endpoint } from "./endpoint.ts";

/** The version of each dataset to ask; the newest accepted one where none is named. */
export const Versions = z.array(z.object({ datasetId: id("dataset"), number: z.int().positive() })).max(20);

/** An answer, the hash that proves it, and where it comes from. */
export const AnswerView = z.object({ answer: Answer, resultHash: Hash, lineage: Lineage });
export type AnswerView = z.infer<typeof AnswerView>;

const Seen = z.object({ stage: z.string(), done: z.number(), total: z.number().optional(), unit: z.string(), at: z.string() });

/**
 * How a question stands. `inputHash` is its address: the hash of the question, of the exact versions and records it is
 * asked of, and of its method, so that the same question asked of the same evidence is the same address.
 */
export const AskedView = z.discriminatedUnion("state", [
  AnswerView.extend({ state: z.literal("answered"), inputHash: Hash }),
  z.object({ state: z.literal("working"), inputHash: Hash, jobId: id("job"), progress: Seen.optional() }),
  z.object({ state: z.literal("failed"), inputHash: Hash, because: z.string() }),
]);
export type AskedView = z.infer<typeof AskedView>;

/** A row of an answer's table as a notebook wants it: a value a column, null where nothing is known. */
export const TableRecord = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type TableRecord = z.infer<typeof TableRecord>;

/** An answer without its rows: what each column of its tables is, and where it all comes from. */
export const AskedAbout = Answer.omit({ tables: true }).extend({
  inputHash: Hash,
  resultHash: Hash,
  lineage: Lineage,
  tables: z.array(
    Table.omit({ rows: true }).extend({
      rows: z.int(),
      /** Where its rows are read. */
      address: z.string(),
      /** What each column of the CSV and each field of a JSON record holds, in order. */
      columns: z.array(
        z.object({ name: z.string(), type: z.enum(["text", "number", "integer"]), unit: z.string().optional(), help: z.string() }),
      ),
    }),
  ),
});
export type AskedAbout = z.infer<typeof AskedAbout>;

const AskedParams = z.object({ inputHash: Hash });

export const askQuestion = endpoint({
  method: "POST",
  at: "tenant",
  path: "/questions",
  summary: "Ask a question of dataset versions: at once where that is little work, by a worker where it is not; nothing is saved",
  needs: "insights.read",
  body: z.object({ question: Question, versions: Versions.optional() }),
  reply: AskedView,
});

export const listAskableDatasets = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/datasets",
  summary: "List the datasets that have a version to ask a question of",
  needs: "insights.read",
  reply: z.object({ items: z.array(AskableDataset) }),
});

export const getQuestionOptions = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/options",
  summary: "List the columns and codes that a dataset version can be asked about",
  needs: "insights.read",
  query: z.object({ datasetId: id("dataset"), versionNumber: z.coerce.number().int().positive().optional() }),
  reply: QuestionOptions,
});

export const getAsked = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/:inputHash",
  summary: "Read how a question stands that was asked, and its answer once it is there",
  needs: "insights.read",
  params: AskedParams,
  reply: AskedView,
});

export const stopAsked = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/questions/:inputHash/work",
  summary: "Stop the worker that is at a question; a program stops only what it asked for itself",
  needs: "insights.read",
  params: AskedParams,
  reply: z.object({ stopped: z.boolean() }),
});

export const describeAsked = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/:inputHash/about",
  summary:
    "Read what an answer's tables hold and where they come from: the method, lineage, warnings and disclosure status, without the rows",
  needs: "insights.read",
  params: AskedParams,
  reply: AskedAbout,
});

export const getAskedTable = endpoint({
  method: "GET",
  at: "tenant",
  path: "/questions/:inputHash/tables/:table",
  summary: "Read one table of an answer for a notebook: a record a row, unrounded, as JSON or as CSV",
  needs: "insights.read",
  params: AskedParams.extend({ table: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) }),
  query: z.object({
    /** Where it is not said, what `Accept` asks for; JSON where that says nothing either. */
    format: z.enum(["json", "csv"]).optional(),
  }),
  media: ["application/json", "text/csv"],
  reply: z.array(TableRecord),
});
