import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import * as contract from "@concord/contract/questions";
import type { AskableDataset, Question, Row, Table } from "@concord/domain/questions";
import { notPermitted } from "../../../app/not-permitted.ts";
import { placeProps } from "../../../app/place-link.tsx";
import { useActor, useHere } from "../../../app/session.ts";
import { useRead } from "../../../app/use-read.ts";
import { Button, ButtonLink, Card, Empty, Loading, LoadingPage, Notice, number, PageHead, Problem, Progress } from "../../../ui/index.ts";
import { ClaimDialog } from "../claim-dialog.tsx";
import { figureOf, mainMeasure } from "../figures.ts";
import { pageOf } from "../questions/index.ts";
import type { AnyQuestionPage } from "../questions/question-page.ts";
import { useAsked, type Asked } from "../use-asked.ts";
import { AnswerView } from "./answer-view.tsx";
import { AskingContext, lacking } from "./asking.ts";
import { BusinessesCard } from "./businesses-card.tsx";
import { ComparisonView } from "./comparison-view.tsx";
import { differenceOf } from "./difference.ts";
import { ParametersCard } from "./parameters-card.tsx";
import { addressOf, datasetsIn, type Version } from "./question-address.ts";
import { fieldsIn, lookingIn, type Fields, type Looking, type LookingChange, type WorkbenchSearch } from "./workbench-search.ts";
import { Trail } from "./trail.tsx";
import { fieldsWith } from "./fields-with.ts";
import { useWorkbench, type OneAsking } from "./use-workbench.ts";
import "../insights.css";

const route = "/t/$tenantId/insights/ask/$question";

/** One question: its parameters beside its answer, all of it in the address. */
export function WorkbenchPage() {
  const { question } = useParams({ from: route });
  const { tenant } = useHere();
  const { items: datasets } = useRead(contract.listAskableDatasets);
  const page = pageOf(question);
  if (!page) {
    return (
      <>
        <PageHead title="There is no such question" crumbs={[<Insights key="insights" />]} />
        <Empty
          title="Nobody can ask that here"
          action={
            <ButtonLink to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
              See every question
            </ButtonLink>
          }
        >
          The address names a question that this page does not know.
        </Empty>
      </>
    );
  }
  const without = lacking(page, datasets);
  if (without.length > 0) {
    return (
      <>
        <Head page={page} />
        <Empty
          title={`There is no evidence for this yet`}
          action={
            <>
              <ButtonLink {...placeProps(tenant.id, "evidence/new")}>Add a dataset</ButtonLink>
              <ButtonLink look="plain" to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
                Ask something else
              </ButtonLink>
            </>
          }
        >
          <p>{page.about}</p>
          <p>It needs:</p>
          <ul>
            {without.map(({ label, needs, example }) => (
              <li key={label}>
                {needs}
                {example && <span className="quiet"> ({example})</span>}
              </li>
            ))}
          </ul>
          <p>Send the file, and its columns are recognised by themselves.</p>
        </Empty>
      </>
    );
  }
  return page.useMore ? (
    <WithMore key={page.question} page={page} datasets={datasets} />
  ) : (
    <Workbench key={page.question} page={page} datasets={datasets} more={undefined} />
  );
}

type OfPage = { page: AnyQuestionPage; datasets: readonly AskableDataset[] };

function WithMore({ page, datasets }: OfPage) {
  const more = page.useMore!(); // only where the page has it, and for as long as it is this page
  return <Workbench page={page} datasets={datasets} more={more} />;
}

const Insights = () => {
  const { tenant } = useHere();
  return (
    <Link to="/t/$tenantId/insights" params={{ tenantId: tenant.id }}>
      Insights
    </Link>
  );
};

function Head({ page, actions }: { page: AnyQuestionPage; actions?: React.ReactNode }) {
  const { tenant } = useHere();
  return (
    <PageHead
      title={page.title}
      intro={page.about}
      crumbs={[
        <Insights key="insights" />,
        <Link key="ask" to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }}>
          Questions
        </Link>,
      ]}
      actions={actions}
    />
  );
}

/** Of an asking that is otherwise in nothing yet. */
const sameName = "The same";

/** How many askings of one question can stand side by side. */
const mostSets = 6;

function Workbench({ page, datasets, more }: OfPage & { more: unknown }) {
  const search = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const { tenant } = useHere();
  const notMine = notPermitted(useActor(), "insights.write");
  const looking = lookingIn(search);
  const fields = fieldsIn(search);
  const compared = (looking.compare ?? []).slice(0, mostSets - 1);
  const fieldsOfSets = [fields, ...compared.map((other): Fields => ({ ...fields, ...other }))];
  const found = useWorkbench({ page, fieldsOfSets, versions: looking.versions, datasets, more });

  const answerPlace = useRef<HTMLElement>(null);
  const go = useCallback((next: WorkbenchSearch) => void navigate({ search: said(next), replace: true, resetScroll: false }), [navigate]);
  const look = useCallback(
    (changes: LookingChange) => void navigate({ search: (before) => said({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  );

  const sets = found.state === "asking" ? found.sets : [];
  const asked = useAskedAll(sets, (datasetId) => (found.state === "asking" ? found.optionsOf(datasetId)?.version.number : undefined));

  if (found.state === "waiting") return <LoadingPage />;
  if (found.state === "cannot") {
    return (
      <>
        <Head page={page} />
        <Empty title={found.cannot.title} action={found.cannot.action}>
          {found.cannot.words}
        </Empty>
      </>
    );
  }
  if (found.state === "failed") {
    return (
      <>
        <Head page={page} />
        <Problem
          error={found.error}
          kept="What you chose is kept in the address."
          action={
            <>
              <ButtonLink look="plain" {...placeProps(tenant.id, `evidence/${found.datasetId}`)}>
                Open this dataset
              </ButtonLink>
              <ButtonLink look="plain" to={route} params={{ tenantId: tenant.id, question: page.question }} search={{}}>
                Begin this question again
              </ButtonLink>
            </>
          }
        />
      </>
    );
  }

  const [first] = sets as [OneAsking];
  const [firstAsked] = asked as [Asked];
  const answer = firstAsked.answered && !firstAsked.isOld ? firstAsked.answered.answer : undefined;
  const claimable = answer && leadingFigure(answer, looking.marked);
  /** The first set is the address itself; of a further one, the address says what is otherwise. */
  const changeOf = (at: number) => (changes: Readonly<Record<string, unknown>>) => {
    if (at === 0) go({ ...looking, ...fieldsWith(first, changes) } as WorkbenchSearch);
    else {
      const next = fieldsWith(sets[at]!, changes); // there is one at each
      const other = Object.fromEntries(
        [...new Set([...Object.keys(next), ...Object.keys(fields)])]
          .filter((name) => JSON.stringify(next[name]) !== JSON.stringify(fields[name]))
          .map((name) => [name, next[name] ?? null]),
      );
      look({ compare: compared.map((one, place) => (place === at - 1 ? other : one)) });
    }
  };
  const names = sets.map((set) =>
    sets.length === 1
      ? ""
      : differenceOf(
          set,
          sets.filter((other) => other !== set),
          (id) => found.optionsOf(id)?.dataset.name ?? id,
        ) || sameName,
  );
  const isWaiting = asked.some(({ waiting }) => waiting);
  /** What was refused or could not be worked out has no answer to show: not the one before it either. */
  const seen = sets.flatMap((set, at) => {
    const { answered, isOld, error, because, waiting } = asked[at]!; // each is asked
    const isRefused = (error !== undefined && !waiting) || because !== undefined;
    return answered && !isRefused ? [{ set, asked: answered, isOld, name: names[at]! }] : [];
  });
  const [alone] = seen;
  /** The first answer of one of them is awaited. */
  const isComing = asked.some(({ answered, waiting, progress }) => !answered && waiting && !progress);

  return (
    <>
      <Head
        page={page}
        actions={
          <>
            <CopyLink
              question={first.question}
              versions={versionsOf(first.question, (id) => found.optionsOf(id)?.version.number)}
              looking={looking}
            />
            <Button look="plain" onClick={() => window.print()}>
              Print
            </Button>
            <Button
              whyNot={notMine ?? (claimable ? undefined : "There is no figure to claim anything of yet.")}
              onClick={() => claimable && look({ claim: claimable })}
            >
              Save as an insight
            </Button>
          </>
        }
      />
      <div className="cols aside-main workbench">
        <div>
          <p className="to-answer not-printed">
            <button type="button" className="link-button" onClick={() => answerPlace.current?.focus()}>
              Go to the answer
            </button>
          </p>
          {sets.map((set, at) => (
            <AskingContext key={at} value={{ ...set, change: changeOf(at) }}>
              <ParametersCard
                title={sets.length === 1 ? undefined : at === 0 ? "The first" : `Beside it: ${names[at]}`}
                startsOpen={at > 0 && names[at] === sameName}
                onRemove={at === 0 ? undefined : () => look({ compare: emptied(compared.filter((_, place) => place !== at - 1)) })}
              />
            </AskingContext>
          ))}
          <CompareMore
            set={first}
            many={sets.length}
            onCompare={(others) => look({ compare: [...compared, ...others].slice(0, mostSets - 1) })}
          />
        </div>
        <section aria-label="The answer" aria-busy={isWaiting} tabIndex={-1} ref={answerPlace}>
          <Trail set={first} looking={looking} />
          {asked.map((one, at) => (
            <UnderWay key={at} asked={one} name={names[at]} />
          ))}
          {seen.length > 1 && !isComing ? (
            <ComparisonView compared={seen} looking={looking} onLook={look} waiting={asked.some(({ isOld }) => isOld)} />
          ) : (
            alone &&
            !isComing && (
              <AnswerView
                asked={alone.asked}
                set={alone.set}
                looking={looking}
                onLook={look}
                waiting={alone.isOld}
                further={<BusinessesCard set={alone.set} />}
              />
            )
          )}
          {isComing && (
            <div className="card">
              <Loading what="the answer" lines={8} />
            </div>
          )}
        </section>
      </div>
      {answer && looking.claim !== undefined && notMine === undefined && (
        <ClaimDialog
          answer={answer}
          at={looking.claim}
          names={first.names}
          looking={looking}
          versions={versionsOf(first.question, (id) => found.optionsOf(id)?.version.number)}
          onClose={() => look({ claim: undefined })}
        />
      )}
    </>
  );
}

/** Without what is not said. */
const said = (search: LookingChange): WorkbenchSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

const emptied = <T,>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

const versionsOf = (question: Question, numberOf: (datasetId: string) => number | undefined): Version[] =>
  datasetsIn(question).flatMap((datasetId) => {
    const number = numberOf(datasetId);
    return number === undefined ? [] : [{ datasetId, number }];
  });

/** Every set is asked. A hook must be called as often each time, so those that are not there are asked nothing. */
function useAskedAll(sets: readonly OneAsking[], numberOf: (datasetId: string) => number | undefined): Asked[] {
  const bodyOf = (set: OneAsking | undefined) => ({
    question: set?.question as Question,
    ...(set ? { versions: versionsOf(set.question, numberOf) as { datasetId: AskableDataset["id"]; number: number }[] } : {}),
  });
  const asked = [
    useAsked(bodyOf(sets[0]), sets.length > 0),
    useAsked(bodyOf(sets[1]), sets.length > 1),
    useAsked(bodyOf(sets[2]), sets.length > 2),
    useAsked(bodyOf(sets[3]), sets.length > 3),
    useAsked(bodyOf(sets[4]), sets.length > 4),
    useAsked(bodyOf(sets[5]), sets.length > 5),
  ];
  return asked.slice(0, sets.length);
}

/** What is between the question and its answer: refused, failed, or so far. */
function UnderWay({ asked, name }: { asked: Asked; name: string | undefined }) {
  const { error, waiting, because, progress, stop, askAgain } = asked;
  const of = name ? `${name}: ` : "";
  if (error !== undefined && !waiting)
    return <Problem error={error} kept="What you chose is kept in the address. Choose something else beside this." />;
  if (because !== undefined) {
    return (
      <Notice live health="over" title={`${of}${because}`}>
        <Button look="plain" little onClick={askAgain}>
          Ask again
        </Button>
      </Notice>
    );
  }
  if (!progress) return null;
  return (
    <Card
      title={`${of}This takes a little, and a worker is at it`}
      note="You can go on, or come back to this address later: the answer is kept."
    >
      <div className="stack">
        <Progress
          done={progress.done}
          of={progress.total ?? Math.max(1, progress.done)}
          label={`${progress.stage}${progress.total ? `: ${number(progress.done)} of ${number(progress.total)} ${progress.unit}` : ""}`}
        />
        {stop && (
          <Button look="plain" little onClick={stop}>
            Stop
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Another asking beside this one: to begin with it is the same, or each of our places by itself. */
function CompareMore({ set, many, onCompare }: { set: OneAsking; many: number; onCompare: (others: readonly Fields[]) => void }) {
  const role = Object.keys(set.page.roles)[0]!; // a question rests on one at least
  const own = "places" in set.question && !set.page.roles[role]!.shapes ? set.begin.own(role) : undefined;
  const left = mostSets - many;
  return (
    <p className="row gap-top not-printed">
      <Button
        look="plain"
        little
        whyNot={left > 0 ? undefined : `Six can stand side by side. Remove one first.`}
        onClick={() => onCompare([{}])}
      >
        Compare with another
      </Button>
      {own && own.codes.length > 1 && own.codes.length <= left && (
        <Button look="plain" little onClick={() => onCompare(own.codes.map((code) => ({ places: code })))}>
          Compare our {number(own.codes.length)} districts
        </Button>
      )}
    </p>
  );
}

/** A link to exactly this: nothing is left to be chosen anew, and the versions are named. */
function CopyLink({ question, versions, looking }: { question: Question; versions: readonly Version[]; looking: Looking }) {
  const [copied, setCopied] = useState(false);
  const navigate = useNavigate();
  const { tenant } = useHere();
  const copy = async () => {
    const { params, search } = addressOf(question, versions);
    const { claim: _, versions: __, ...seen } = looking;
    const exact = said({ ...seen, ...search });
    await navigate({ to: route, params: { tenantId: tenant.id, ...params }, search: exact, replace: true, resetScroll: false });
    await navigator.clipboard.writeText(window.location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <span className="copying">
      <Button look="plain" onClick={() => void copy()}>
        Copy a link to this
      </Button>
      <span role="status" className="small quiet">
        {copied && "Copied, with the versions it rests on"}
      </span>
    </span>
  );
}

/**
 * The figure that a claim would begin with: that of the row that is marked; else the highest of the first table that stands out
 * from what is usual, else the first that is known.
 */
function leadingFigure({ tables }: { tables: readonly Table[] }, marked: string | undefined) {
  const table = tables.find(({ rows }) => rows.some(({ code }) => code === marked)) ?? tables[0];
  if (!table) return undefined;
  const measure = [mainMeasure(table), ...table.measures].find(
    ({ key, notClaimable }) => !notClaimable && table.rows.some((row) => figureOf(row, key).point !== null),
  );
  if (!measure) return undefined;
  const point = (row: Row) => figureOf(row, measure.key).point;
  const known = table.rows.filter((row) => point(row) !== null).toSorted((one, other) => point(other)! - point(one)!); // each is known
  const standing = known.find(
    (row) => measure.neutral !== undefined && (figureOf(row, measure.key).low ?? Number.NEGATIVE_INFINITY) > measure.neutral,
  );
  const row = known.find(({ code }) => code === marked) ?? standing ?? known[0];
  return row && { table: table.key, row: row.code, measure: measure.key };
}
