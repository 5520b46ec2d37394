import type { ReactNode } from "react";
import * as contract from "@concord/contract/questions";
import type { AskableDataset, Question } from "@concord/domain/questions";
import { useReadLater } from "../../app/use-read.ts";
import { pageOf } from "./questions/index.ts";
import type { AnyQuestionPage } from "./questions/question-page.ts";
import { addressOf, type Version } from "./workbench/question-address.ts";
import { useWorkbench, type OneAsking } from "./workbench/use-workbench.ts";
import { fieldsIn } from "./workbench/workbench-search.ts";

/** A question that was asked: undefined while what it was asked of is on its way, or where that is no longer there. */
type Found = { set: OneAsking | undefined; waiting: boolean };

type Props = { question: Question; pins: readonly Version[]; children: (found: Found) => ReactNode };

/** What a question that was asked before needs to be shown: the names of its places and codes, and how its page draws it. */
export function KeptAsking({ question, pins, children }: Props) {
  const page = pageOf(question.question);
  const datasets = useReadLater(contract.listAskableDatasets, {});
  if (!page || !datasets.data) return children({ set: undefined, waiting: page !== undefined && datasets.error === undefined });
  const of: Opened = { page, question, pins, datasets: datasets.data.items, children };
  return page.useMore ? <WithMore key={page.question} {...of} /> : <Asked key={page.question} {...of} more={undefined} />;
}

type Opened = Props & { page: AnyQuestionPage; datasets: readonly AskableDataset[] };

function WithMore(props: Opened) {
  return <Asked {...props} more={props.page.useMore!()} />; // only where the page has it
}

function Asked({ page, question, pins, datasets, more, children }: Opened & { more: unknown }) {
  const { search } = addressOf(question, pins);
  const found = useWorkbench({ page, fieldsOfSets: [fieldsIn(search)], versions: search.versions, datasets, more });
  return children({ set: found.state === "asking" ? found.sets[0] : undefined, waiting: found.state === "waiting" });
}
