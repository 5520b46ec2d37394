import { openQuestion, type Asked, type AskingOptions } from "./open-question.ts";
import type { Question } from "./question.ts";
import type { Reading } from "./reader.ts";

/** Asks a question of the versions named of its datasets, or of the newest, and works the answer out. Nothing is kept. */
export const askQuestion = async (context: Reading, question: Question, options: AskingOptions = {}): Promise<Asked> =>
  (await openQuestion(context, question, options)).answer();
