import { fileKeys } from "@concord/domain/evidence";
import { answerOf, writeJson, type WorkQuestion } from "@concord/domain/explore";
import { askTable } from "@concord/warehouse/ask";
import { withTable, type Work } from "./with-table.ts";

/** Answers a view and keeps the answer under the question's hash. Says what it did. */
export async function answerQuestion(work: Work, question: Extract<WorkQuestion, { kind: "view" }>): Promise<string> {
  const answer = await withTable(work, question, {
    view: question.view,
    work: async ({ duck, parquet, opened, planned }) => await answerOf(opened, planned, await askTable(duck, parquet, planned.plan)),
  });
  await writeJson(work.context, fileKeys.exploration(work.hash).answer, answer);
  const { rows } = answer.total;
  return `Answered: ${rows.toLocaleString("en-GB")} ${rows === 1 ? "line" : "lines"}.`;
}
