import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { listAreas } from "@concord/contract/geography";
import { getCodeSets } from "@concord/contract/reference";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useRead, useReadPages } from "../../app/use-read.ts";
import { Button, ButtonLink, Card, count, day, Empty, number, PageHead, Pager, Table } from "../../ui/index.ts";
import "./areas.css";

export function AreasPage() {
  const { tenantId } = useParams({ from: "/t/$tenantId/evidence/areas" });
  const { items, more, busy } = useReadPages(listAreas, { query: { limit: 50 } });
  const { codeSets } = useRead(getCodeSets);
  const navigate = useNavigate();
  const add = (
    <Button
      whyNot={notPermitted(useActor(), "evidence.write")}
      onClick={() => void navigate({ to: "/t/$tenantId/evidence/areas/new", params: { tenantId } })}
    >
      Make an area
    </Button>
  );

  return (
    <>
      <PageHead
        title="Areas of our own"
        intro="Places that no statistics are published for, put together from those they are: a corridor, a travel-to-work area, a town deal."
        crumbs={[
          <Link key="evidence" to="/t/$tenantId/evidence" params={{ tenantId }}>
            Evidence
          </Link>,
        ]}
        actions={
          <>
            <ButtonLink look="plain" to="/t/$tenantId/evidence/code-sets" params={{ tenantId }}>
              Code sets
            </ButtonLink>
            {items.length > 0 && add}
          </>
        }
      />
      {items.length === 0 ? (
        <Empty title="No areas yet" action={add}>
          <p>
            An area is a list of codes under a name: the districts along a railway, the neighbourhoods of a town. Make it once, and any
            table that is grouped by those places can be brought to it, with how much of the table it covers said each time.
          </p>
          <p className="gap-top">
            A good first one is the part of the authority that a strategy is about. Choose districts of one year, or paste the codes that
            somebody sent you: those that are on no list are named, with what was likely meant.
          </p>
        </Empty>
      ) : (
        <Card label="Areas">
          <Table
            caption={count(items.length, "area")}
            captionHidden
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                head: "Area",
                rowHead: true,
                cell: ({ id, name }) => (
                  <Link to="/t/$tenantId/evidence/areas/$areaId" params={{ tenantId, areaId: id }}>
                    {name}
                  </Link>
                ),
              },
              {
                head: "What it is for",
                width: "34%",
                cell: ({ description }) => (description === "" ? <span className="quiet">Not said</span> : shortened(description)),
              },
              { head: "Made of", cell: ({ codeSet }) => codeSets.find(({ key }) => key === codeSet)?.name ?? codeSet },
              { head: "Places", numeric: true, cell: ({ members }) => number(members.length) },
              {
                head: "Made by",
                cell: ({ createdByName, createdAt, changedAt }) => (
                  <>
                    {createdByName}, {day(createdAt)}
                    {changedAt && <span className="tiny under">changed {day(changedAt)}</span>}
                  </>
                ),
              },
            ]}
          />
          <Pager shown={items.length} what="areas" more={more} busy={busy} />
        </Card>
      )}
    </>
  );
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 150).trimEnd()}…` : text);
