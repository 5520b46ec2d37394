import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { Reply } from "@concord/contract/endpoint";
import * as contract from "@concord/contract/insights";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { placeProps } from "../../app/place-link.tsx";
import { useActor, useHere } from "../../app/session.ts";
import { useRead, useReadLater } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, Empty, Loading, LoadingPage, PageHead, Problem } from "../../ui/index.ts";
import { AnswerView } from "./answer-view.tsx";
import { askingOf } from "./asking.ts";
import { ClaimDialog } from "./claim-dialog.tsx";
import { leadingSector } from "./finding.ts";
import { ChooseDataset, Parameters } from "./parameters.tsx";
import type { QuestionSearch } from "./question-search.ts";
import "./insights.css";

const title = "What are we unusually good at?";

export function QuestionPage() {
  const { tenant } = useHere();
  const { dataset } = useSearch({ from: "/t/$tenantId/insights/ask" });
  const { items: datasets } = useRead(contract.listAskableDatasets);
  const chosen = datasets.find(({ id }) => id === dataset) ?? datasets[0];
  if (chosen) return <Question datasetId={chosen.id} datasets={datasets} />;
  return (
    <>
      <PageHead title={title} crumbs={[<Insights key="insights" />]} />
      <Empty
        title="There is no evidence to ask yet"
        action={<ButtonLink {...placeProps(tenant.id, "evidence")}>Open the evidence</ButtonLink>}
      >
        The question needs a table of counts by place, period and industry: a BRES download from Nomis will do. Upload one, and its columns
        are recognised by themselves.
      </Empty>
    </>
  );
}

const Insights = () => {
  const { tenant } = useHere();
  return (
    <Link to="/t/$tenantId/insights" params={{ tenantId: tenant.id }}>
      Insights
    </Link>
  );
};

type Props = { datasetId: Id<"dataset">; datasets: readonly { id: Id<"dataset">; name: string; publisher: string }[] };

/** Not every table can be asked: which other one to ask stays to be chosen, and what was read of this one is a click away. */
function Question({ datasetId, datasets }: Props) {
  const { version } = useSearch({ from: "/t/$tenantId/insights/ask" });
  const navigate = useNavigate({ from: "/t/$tenantId/insights/ask" });
  const { tenant } = useHere();
  const options = useReadLater(contract.getQuestionOptions, { query: { datasetId, ...(version ? { versionNumber: version } : {}) } });
  if (options.data) return <Asked datasetId={datasetId} datasets={datasets} options={options.data} />;
  if (options.error === undefined) return <LoadingPage />;
  return (
    <>
      <PageHead title={title} crumbs={[<Insights key="insights" />]} />
      <div className="cols aside-main">
        <Card label="What is asked">
          <ChooseDataset datasets={datasets} value={datasetId} onChange={(dataset) => navigate({ search: { dataset }, replace: true })} />
        </Card>
        <Problem
          error={options.error}
          kept={datasets.length > 1 && "Choose another dataset beside this."}
          action={
            <ButtonLink look="plain" {...placeProps(tenant.id, `evidence/${datasetId}`)}>
              Open this dataset
            </ButtonLink>
          }
        />
      </div>
    </>
  );
}

function Asked({ datasetId, datasets, options }: Props & { options: Reply<typeof contract.getQuestionOptions> }) {
  const search = useSearch({ from: "/t/$tenantId/insights/ask" });
  const navigate = useNavigate({ from: "/t/$tenantId/insights/ask" });
  const { tenant } = useHere();
  const notMine = notPermitted(useActor(), "insights.write");
  const asking = askingOf(search, options, tenant);
  const asked = useReadLater(
    contract.askQuestion,
    { body: { question: asking.question, versionNumber: options.version.number } },
    { keepLast: true },
  );

  /** Another dataset has other places and periods, so nothing of the old is kept. */
  const change = (changes: Partial<QuestionSearch>) =>
    navigate({
      search: (before): QuestionSearch => (changes.dataset ? { dataset: changes.dataset } : { ...before, dataset: datasetId, ...changes }),
      replace: true,
      resetScroll: false,
    });
  const answer = asked.data?.answer;
  const claimable = answer && leadingSector(answer);

  return (
    <>
      <PageHead
        title={title}
        crumbs={[<Insights key="insights" />]}
        actions={
          <Button
            whyNot={notMine ?? (claimable ? undefined : "There is no figure to claim anything of yet.")}
            onClick={() => claimable && change({ claim: claimable.code })}
          >
            Save as an insight
          </Button>
        }
      />
      <div className="cols aside-main">
        <Parameters asking={asking} options={options} datasets={datasets} onChange={change} />
        <div aria-busy={asked.waiting}>
          {asked.error !== undefined && !asked.waiting ? (
            <Problem error={asked.error} kept="What you chose is kept in the address. Choose something else beside this." />
          ) : asked.data ? (
            <AnswerView asked={asked.data} asking={asking} options={options} search={search} onChange={change} waiting={asked.waiting} />
          ) : (
            <div className="card">
              <Loading what="the answer" lines={8} />
            </div>
          )}
        </div>
      </div>
      {answer && search.claim !== undefined && notMine === undefined && (
        <ClaimDialog
          answer={answer}
          sector={search.claim}
          asking={asking}
          options={options}
          onClose={() => navigate({ search: ({ claim: _, ...before }): QuestionSearch => before, replace: true, resetScroll: false })}
        />
      )}
    </>
  );
}
