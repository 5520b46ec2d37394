import { Link, useSearch } from "@tanstack/react-router";
import * as contract from "@concord/contract/questions";
import type { AskableDataset } from "@concord/domain/questions";
import { listed } from "@concord/kernel";
import { placeProps } from "../../app/place-link.tsx";
import { useHere } from "../../app/session.ts";
import { useRead } from "../../app/use-read.ts";
import { ButtonLink, count, Notice, PageHead } from "../../ui/index.ts";
import { questionPages } from "./questions/index.ts";
import type { AnyQuestionPage } from "./questions/question-page.ts";
import { fitting, lacking } from "./workbench/asking.ts";
import "./insights.css";

/** The questions that a place asks, in its own words. Formulae come with the answers. */
export function QuestionsPage() {
  const { tenant } = useHere();
  const { dataset: only } = useSearch({ from: "/t/$tenantId/insights/ask" });
  const { items: datasets } = useRead(contract.listAskableDatasets);
  const dataset = datasets.find(({ id }) => id === only);
  const of = questionPages.map((page) => ({ page, role: dataset && roleFor(page, dataset), without: lacking(page, datasets) }));
  const askable = of.filter(({ without, role }) => without.length === 0 && (dataset === undefined || role !== undefined));
  const others = of.filter((one) => !askable.includes(one));

  return (
    <>
      <PageHead
        title="What do you want to know?"
        intro="Choose a question. Its answer says how sure it is, where every figure comes from, and how it was worked out."
        crumbs={[
          <Link key="insights" to="/t/$tenantId/insights" params={{ tenantId: tenant.id }}>
            Insights
          </Link>,
        ]}
      />
      {dataset && (
        <Notice title={`Questions of ${dataset.name}`}>
          <p>
            {askable.length === 0
              ? "No question fits this table. "
              : `${count(askable.length, "question fits", "questions fit")} this table. `}
            <Link to="/t/$tenantId/insights/ask" params={{ tenantId: tenant.id }} search={{}}>
              See every question
            </Link>
          </p>
        </Notice>
      )}
      {datasets.length === 0 && (
        <Notice title="There is no evidence to ask yet">
          <p>
            A question needs a table, such as a BRES download from Nomis. Upload one, and its columns are recognised by themselves.{" "}
            <Link {...placeProps(tenant.id, "evidence")}>Open the evidence</Link>
          </p>
        </Notice>
      )}
      <ul className="grid questions">
        {askable.map(({ page, role }) => (
          <li key={page.question} className="card question-card">
            <h2>
              <Link
                to="/t/$tenantId/insights/ask/$question"
                params={{ tenantId: tenant.id, question: page.question }}
                search={dataset && role ? { [role]: dataset.id } : {}}
              >
                {page.title}
              </Link>
            </h2>
            <p>{page.about}</p>
            <p className="tiny">{sayEvidence(page, datasets, dataset)}</p>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <section aria-labelledby="not-yet" className="not-yet">
          <h2 id="not-yet">{dataset ? "Other questions need another table" : "These need evidence that is not here yet"}</h2>
          <ul className="grid questions">
            {others.map(({ page, without }) => (
              <li key={page.question} className="card question-card">
                <h3>
                  {without.length === 0 ? (
                    <Link to="/t/$tenantId/insights/ask/$question" params={{ tenantId: tenant.id, question: page.question }} search={{}}>
                      {page.title}
                    </Link>
                  ) : (
                    page.title
                  )}
                </h3>
                <p>{page.about}</p>
                <p className="small">
                  {without.length === 0
                    ? `It is asked of ${listed(rolesOf(page))}.`
                    : `None of your datasets is ${listed(
                        without.map(({ needs, example }) => (example ? `${needs} (${example})` : needs)),
                        { joint: "or" },
                      )}.`}
                </p>
              </li>
            ))}
          </ul>
          {others.some(({ without }) => without.length > 0) && (
            <p className="row gap-top">
              <ButtonLink look="plain" {...placeProps(tenant.id, "evidence")}>
                Open the evidence
              </ButtonLink>
            </p>
          )}
        </section>
      )}
    </>
  );
}

/** The role in which a dataset may stand in a question: the first that it fits. */
const roleFor = (page: AnyQuestionPage, dataset: AskableDataset): string | undefined =>
  Object.keys(page.roles).find((role) => fitting(page, role, [dataset]).length > 0);

const rolesOf = ({ roles }: AnyQuestionPage): string[] => Object.values(roles).flatMap(({ needs, optional }) => (optional ? [] : [needs]));

/** What it would be asked of. */
function sayEvidence(page: AnyQuestionPage, datasets: readonly AskableDataset[], dataset: AskableDataset | undefined): string {
  const names = Object.entries(page.roles).flatMap(([role, { optional }]) => {
    const [first] = fitting(page, role, dataset && fitting(page, role, [dataset]).length > 0 ? [dataset] : datasets);
    return first && !optional ? [first.name] : [];
  });
  return `From ${listed([...new Set(names)])}.`;
}
