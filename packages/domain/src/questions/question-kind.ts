import type { Noun } from "../noun.ts";
import type { Finding, Method } from "./answer.ts";
import type { Cube } from "./cube/cube.ts";
import type { Pace } from "./pace.ts";
import type { Reader } from "./reader.ts";
import type { Part, Source } from "./source.ts";

/**
 * One question that can be asked. To add one: its schema, what it reads, and
 * how it is answered; then one line in `kinds.ts` and one in `question.ts`.
 */
export type QuestionKind<Asked, Evidence> = {
  /** The datasets it rests on, by role. The first is the one an insight is listed under. */
  readonly sources: (question: Asked) => Readonly<Record<string, Source>>;
  readonly method: (question: Asked) => Method;
  /** The records it is asked under, as `read` asks the reader for them. Their content is part of what the same question is. */
  readonly records?: (question: Asked) => readonly RecordAsk[];
  /** Everything it needs, read through the reader, which notes the exact versions. Refuses what cannot be asked of these tables. */
  readonly read: (question: Asked, reader: Reader) => Promise<Evidence>;
  /**
   * Pure: the same evidence always has the same answer, to the last digit. What
   * takes longer than some 20 ms goes by `paced`, so that it can be watched and stopped.
   */
  readonly answer: (question: Asked, evidence: Evidence, pace: Pace) => Promise<Finding>;
  /**
   * The sums of cells that one figure of the answer is worked out from. When the figure is published all of them are as good as
   * known, and what is hidden must not be had from them. A figure of cells that were each published as they are names those.
   */
  readonly sumsBehind: (question: Asked, evidence: Evidence, figure: FigureAt) => readonly SumBehind[];
  /** Whether answering this, once read, is known to take longer than a second or so: it is then a worker's. What is read is weighed by the reader. */
  readonly isLong?: (question: Asked) => boolean;
};

/** A record by what it is to the question, as `Reader.record` takes it. */
export type RecordAsk = { role: string; noun: Noun<any>; address: { id: string; within?: string } };

export type FigureAt = { table: string; row: string; measure: string };

/** Some cells of a cube added up: of each part that is named, these codes, under a name; of each other part, every code. */
export type SumBehind = {
  cube: Cube;
  of: Partial<Record<Part, { name: string; codes: readonly string[] }>>;
};

export const questionKind = <Asked, Evidence>(kind: QuestionKind<Asked, Evidence>): QuestionKind<Asked, Evidence> => kind;
