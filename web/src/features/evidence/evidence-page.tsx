import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { listDatasets } from "@concord/contract/evidence";
import type { Dataset } from "@concord/domain/evidence";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReadPages } from "../../app/use-read.ts";
import { Button, Card, count, day, Empty, number, PageHead, Pager, Table, Tag } from "../../ui/index.ts";
import { kindName, kinds } from "./kinds.ts";
import "./evidence.css";

const from = "/t/$tenantId/evidence";

export function EvidencePage() {
  const { tenantId } = useParams({ from });
  const { kind, find } = useSearch({ from });
  const navigate = useNavigate();
  const { items, more, busy } = useReadPages(listDatasets, { query: { limit: 100, ...(kind ? { kind } : {}) } });
  const shown = items.filter((dataset) => matches(dataset, find));
  const add = (
    <Button
      whyNot={notPermitted(useActor(), "evidence.write")}
      onClick={() => void navigate({ to: "/t/$tenantId/evidence/new", params: { tenantId } })}
    >
      Add a dataset
    </Button>
  );
  const nothingAtAll = items.length === 0 && kind === undefined;

  return (
    <>
      <PageHead
        title="Evidence"
        intro="The datasets that everything else rests on: what they are, where they come from, what may be done with them."
        actions={!nothingAtAll && add}
      />
      {nothingAtAll ? (
        <Empty title="No datasets yet" action={add}>
          <p>
            A dataset is a table that somebody publishes again and again. Add one, say who publishes it and under which licence, then drop a
            file on its page. The file is checked row by row and becomes a version that never changes, so a figure can always be followed to
            the file it came from.
          </p>
          <p className="gap-top">
            A good first one is the Business Register and Employment Survey from Nomis: jobs by district and industry, downloaded as CSV.
          </p>
        </Empty>
      ) : (
        <>
          <div className="row row-between">
            <nav aria-label="Kinds of source" className="choices">
              <Link to={from} params={{ tenantId }} search={find ? { find } : {}} activeOptions={{ exact: true, includeSearch: true }}>
                All kinds
              </Link>
              {kinds.map(({ value, label }) => (
                <Link key={value} to={from} params={{ tenantId }} search={{ kind: value, ...(find ? { find } : {}) }}>
                  {label}
                </Link>
              ))}
            </nav>
            <Find
              key={kind}
              value={find}
              onFind={(typed) =>
                void navigate({
                  to: from,
                  params: { tenantId },
                  search: { ...(kind ? { kind } : {}), ...(typed ? { find: typed } : {}) },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </div>
          <Card label="Datasets">
            {shown.length === 0 ? (
              <p role="status">
                {find
                  ? `No dataset here has “${find}” in its name or publisher.`
                  : `No dataset is ${kindName(kind ?? "open").toLowerCase()} yet.`}
              </p>
            ) : (
              <Table
                caption={`${count(shown.length, "dataset")}${kind ? `, ${kindName(kind).toLowerCase()}` : ""}`}
                captionHidden
                rows={shown}
                keyOf={({ id }) => id}
                columns={[
                  {
                    head: "Dataset",
                    rowHead: true,
                    sort: ({ name }) => name,
                    cell: ({ id, name, publisher }) => (
                      <>
                        <Link to="/t/$tenantId/evidence/$datasetId" params={{ tenantId, datasetId: id }}>
                          {name}
                        </Link>
                        <span className="tiny under">{publisher}</span>
                      </>
                    ),
                  },
                  { head: "Kind", sort: ({ kind }) => kindName(kind), cell: ({ kind }) => kindName(kind) },
                  { head: "Licence", cell: ({ licence }) => licence.name },
                  {
                    head: "Rows",
                    numeric: true,
                    sort: ({ latestFacts }) => latestFacts?.rows,
                    cell: ({ latestFacts }) => (latestFacts ? number(latestFacts.rows) : "–"),
                  },
                  {
                    head: "Latest version",
                    sort: ({ latestFacts }) => latestFacts?.checkedAt,
                    cell: ({ latest, latestFacts }) =>
                      latest ? `${latest}${latestFacts ? `, ${day(latestFacts.checkedAt)}` : ""}` : <Tag>no version yet</Tag>,
                  },
                ]}
              />
            )}
            <Pager shown={items.length} what="datasets" more={more} busy={busy} />
          </Card>
        </>
      )}
    </>
  );
}

const matches = ({ name, publisher }: Dataset, find = ""): boolean =>
  `${name} ${publisher}`.toLowerCase().includes(find.trim().toLowerCase());

function Find({ value, onFind }: { value: string | undefined; onFind: (typed: string) => void }) {
  return (
    <div className="find">
      <label htmlFor="find-dataset">Find by name or publisher</label>
      <input id="find-dataset" type="search" autoComplete="off" defaultValue={value} onChange={(event) => onFind(event.target.value)} />
    </div>
  );
}
