import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useId } from "react";
import * as contract from "@concord/contract/insights";
import { listAskableDatasets } from "@concord/contract/questions";
import { getThread } from "@concord/contract/thread";
import { datasetsOf, type Insight } from "@concord/domain/insights";
import type { QuestionName } from "@concord/domain/questions";
import { useHere } from "../../app/session.ts";
import { useReadLater, useReadPages } from "../../app/use-read.ts";
import { ButtonLink, count, Empty, PageHead, Pager, Select } from "../../ui/index.ts";
import { InsightCard } from "./insight-card.tsx";
import { states, type InsightsSearch } from "./insights-search.ts";
import { pageOf } from "./questions/index.ts";
import { shownInsights, stateOf } from "./shown-insights.ts";
import "./insights.css";

/** Every claim, as it stands on the newest evidence; found by words, state, question, dataset and review, all in the address. */
export function InsightsPage() {
  const { tenant } = useHere();
  const search = useSearch({ from: "/t/$tenantId/insights" });
  const { items, more, busy } = useReadPages(contract.listInsights, { query: { limit: 50, retired: "too" } });
  const thread = useReadLater(getThread, {});
  const shown = shownInsights(items, search);
  // All of them are read, page by page, so that what is counted and found is counted and found among all.
  useEffect(() => {
    if (more && !busy) more();
  }, [more, busy]);

  return (
    <>
      <PageHead
        title="Insights"
        intro="What the evidence says, as claims that are tested again on every new version of it."
        actions={
          <>
            <ButtonLink look="plain" to="/t/$tenantId/sector-definitions" params={{ tenantId: tenant.id }}>
              Sectors of our own
            </ButtonLink>
            <ButtonLink to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
              Ask a question
            </ButtonLink>
          </>
        }
      />
      {items.length === 0 ? (
        <Empty
          title="No insights yet"
          action={
            <ButtonLink to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
              Ask a question
            </ButtonLink>
          }
        >
          An insight is a claim with the figure, the dataset version and the parameters it rests on. Priorities cite it, and when the data
          changes it says whether it still holds. Begin with a question.
        </Empty>
      ) : (
        <>
          <States items={items} search={search} />
          <Filters items={items} search={search} />
          <p className="small" role="status">
            {shown.length === 0 ? "No insight is like that." : `${count(shown.length, "insight")} of ${items.length}.`}
          </p>
          <ul className="grid gap-top">
            {shown.map((insight) => (
              <InsightCard key={insight.id} insight={insight} thread={thread.data} />
            ))}
          </ul>
          <Pager shown={items.length} what="insights" more={more} busy={busy} />
        </>
      )}
    </>
  );
}

type Props = { items: readonly Insight[]; search: InsightsSearch };

function States({ items, search }: Props) {
  const { tenant } = useHere();
  const { state: _, ...rest } = search;
  const many = (state: (typeof states)[number]) => items.filter((insight) => stateOf(insight) === state).length;
  const live = items.filter((insight) => stateOf(insight) !== "retired").length;
  return (
    <nav aria-label="Show" className="choices">
      <Link to="/t/$tenantId/insights" params={{ tenantId: tenant.id }} search={rest} activeOptions={{ exact: true, includeSearch: true }}>
        All {live}
      </Link>
      {states
        .filter((state) => state !== "retired" || many(state) > 0)
        .map((state) => (
          <Link key={state} to="/t/$tenantId/insights" params={{ tenantId: tenant.id }} search={{ ...rest, state }}>
            {state === "retired" ? "Merged or split" : state[0]!.toUpperCase() + state.slice(1)} {many(state)}
          </Link>
        ))}
    </nav>
  );
}

function Filters({ items, search }: Props) {
  const id = useId();
  const navigate = useNavigate({ from: "/t/$tenantId/insights" });
  const datasets = useReadLater(listAskableDatasets, {});
  const change = (part: { [K in keyof InsightsSearch]?: InsightsSearch[K] | undefined }) =>
    void navigate({
      search: Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== "")),
      replace: true,
      resetScroll: false,
    });
  const questions = [...new Set(items.map(({ question }) => question.question))];
  const resting = [...new Set(items.flatMap(datasetsOf))];
  const nameOf = (datasetId: string) => datasets.data?.items.find((one) => one.id === datasetId)?.name ?? datasetId;
  const select = (
    label: string,
    name: "question" | "dataset" | "review",
    any: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      id={`${id}-${name}`}
      name={name}
      error={undefined}
      value={search[name] ?? ""}
      options={[{ value: "", label: any }, ...options]}
      onChange={(value) => change({ [name]: value === "" ? undefined : value })}
    />
  );
  return (
    <search className="insight-filters not-printed">
      <div className="find">
        <label htmlFor={`${id}-find`}>Find</label>
        <input
          id={`${id}-find`}
          type="search"
          autoComplete="off"
          placeholder="Words of a claim, a sector, a place…"
          defaultValue={search.find}
          onChange={({ target }) => change({ find: target.value.trim() })}
        />
      </div>
      {select(
        "Question",
        "question",
        "Any question",
        questions.map((question: QuestionName) => ({ value: question, label: pageOf(question)?.title ?? question })),
      )}
      {select(
        "Rests on",
        "dataset",
        "Any dataset",
        resting.map((dataset) => ({ value: dataset, label: nameOf(dataset) })),
      )}
      {select("Review", "review", "Any", [
        { value: "agreed", label: "Agreed" },
        { value: "changes-asked", label: "Changes asked for" },
        { value: "not-yet", label: "Not reviewed as it is now" },
      ])}
    </search>
  );
}
