import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { listPublishedDefinitions, listSectorDefinitions } from "@concord/contract/sector-definitions";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead, useReadPages } from "../../app/use-read.ts";
import { Button, Card, count, day, Empty, number, PageHead, Pager, Table, Tag } from "../../ui/index.ts";
import "./sector-definitions.css";

export function SectorDefinitionsPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/sector-definitions" });
  const { items, more, busy } = useReadPages(listSectorDefinitions, { query: { limit: 50 } });
  const published = useRead(listPublishedDefinitions);
  const navigate = useNavigate();
  const whyNot = notPermitted(useActor(), "insights.write");
  const begin = (search: { published?: string }) =>
    void navigate({ to: "/t/$tenantId/sector-definitions/new", params: { tenantId }, search });
  const add = (
    <Button whyNot={whyNot} onClick={() => begin({})}>
      Define a sector
    </Button>
  );

  return (
    <>
      <PageHead
        title="Sectors of our own"
        intro="Clusters and sectors that the classification of industries does not have, put together from the industries it has."
        crumbs={[
          <Link key="insights" to="/t/$tenantId/insights" params={{ tenantId }} search={{}}>
            Insights
          </Link>,
        ]}
        actions={items.length > 0 && add}
      />
      <div className="stack-wide">
        {items.length === 0 ? (
          <Empty title="No sectors yet" action={add}>
            <p>
              A sector is a list of codes of SIC 2007 under a name: screen, green industry, the visitor economy. Define it once, with whose
              definition it is, and ask how large it is here, how it grew and what it shares with the others.
            </p>
            <p className="gap-top">
              Each change makes a new version and the old ones stay, so that an answer given with one can always be given again. A good
              first one is a published definition from below: other places are measured by it too.
            </p>
          </Empty>
        ) : (
          <Card label="Sectors">
            <Table
              caption={count(items.length, "sector")}
              captionHidden
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: "Sector",
                  rowHead: true,
                  sort: ({ name }) => name,
                  cell: ({ id, name, retired }) => (
                    <>
                      <Link
                        to="/t/$tenantId/sector-definitions/$sectorDefinitionId"
                        params={{ tenantId, sectorDefinitionId: id }}
                        search={{}}
                      >
                        {name}
                      </Link>{" "}
                      {retired && <Tag>Retired</Tag>}
                    </>
                  ),
                },
                { head: "Whose definition", width: "36%", cell: ({ source }) => shortened(source) },
                { head: "Codes", numeric: true, sort: ({ codes }) => codes.length, cell: ({ codes }) => number(codes.length) },
                { head: "Version", numeric: true, sort: (one) => one.number, cell: (one) => number(one.number) },
                {
                  head: "Made by",
                  cell: ({ createdByName, createdAt, changedAt, changedByName }) => (
                    <>
                      {createdByName}, {day(createdAt)}
                      {changedAt && (
                        <span className="tiny under">
                          changed by {changedByName}, {day(changedAt)}
                        </span>
                      )}
                    </>
                  ),
                },
              ]}
            />
            <Pager shown={items.length} what="sectors" more={more} busy={busy} />
          </Card>
        )}
        <Card title="Begin from one that was published" note="It becomes one of yours, to keep as it is or to change.">
          <ul className="published-sectors">
            {published.items.map(({ key, name, description, source, codes }) => (
              <li key={key}>
                <div>
                  <strong>{name}</strong>
                  <p className="small">{description}</p>
                  <p className="tiny quiet">
                    {source}. {count(codes.length, "code")}.
                  </p>
                </div>
                <Button look="plain" little whyNot={whyNot} onClick={() => begin({ published: key })}>
                  Begin from this<span className="for-readers">: {name}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 150).trimEnd()}…` : text);
