import { useState } from "react";
import { listEngagements } from "@concord/contract/people";
import { standingOf, type Engagement } from "@concord/domain/people";
import { may } from "@concord/kernel";
import { useActor } from "../../app/session.ts";
import { useReadPages } from "../../app/use-read.ts";
import { Button, Card, count, day, Empty, Pager, Table, Tag, type Column } from "../../ui/index.ts";
import { EndEngagement } from "./end-engagement.tsx";
import { GrantEngagement } from "./grant-engagement.tsx";
import { OnlyAdministrators } from "./only-administrators.tsx";

export function Consultancies() {
  const { items, more, busy } = useReadPages(listEngagements, { query: {} });
  const mayWrite = may(useActor(), "engagements.write");
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Engagement>();
  const grant = mayWrite && <Button onClick={() => setGranting(true)}>Let a consultancy in</Button>;

  return (
    <>
      <Card title="Consultancies" aside={items.length > 0 && grant}>
        {!mayWrite && <OnlyAdministrators />}
        {items.length === 0 ? (
          <Empty title="No consultancy has been let in" action={grant}>
            An engagement lets a consultancy’s people work here, for a purpose and until a day. You can end it whenever you like.
          </Empty>
        ) : (
          <>
            <Table
              caption={count(items.length, "engagement")}
              columns={mayWrite ? [...columns, endColumn(setEnding)] : columns}
              rows={items}
              keyOf={({ id }) => id}
            />
            <Pager shown={items.length} what="engagements" more={more} busy={busy} />
          </>
        )}
      </Card>
      {granting && <GrantEngagement onClose={() => setGranting(false)} />}
      {ending && <EndEngagement engagement={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

const columns: Column<Engagement>[] = [
  {
    head: "Consultancy",
    rowHead: true,
    sort: ({ firmName }) => firmName,
    cell: ({ firmName, purpose }) => (
      <>
        {firmName}
        <div className="tiny">{purpose}</div>
      </>
    ),
  },
  { head: "From", sort: ({ startsOn }) => startsOn, cell: ({ startsOn }) => day(startsOn) },
  { head: "Last day", sort: ({ endsOn }) => endsOn, cell: ({ endsOn }) => day(endsOn) },
  { head: "Stands", cell: (engagement) => standings[standingOf(engagement, new Date())](engagement) },
];

const standings = {
  "in-force": () => <Tag health="holds">in force</Tag>,
  "to-come": () => <Tag health="weak">to come</Tag>,
  ended: ({ endedAt }: Engagement) => <Tag>{endedAt ? `ended ${day(endedAt)}` : "over"}</Tag>,
};

const endColumn = (end: (engagement: Engagement) => void): Column<Engagement> => ({
  head: <span className="for-readers">What can be done</span>,
  cell: (engagement) =>
    standingOf(engagement, new Date()) === "ended" ? null : (
      <Button look="quiet" little onClick={() => end(engagement)}>
        End<span className="for-readers"> the engagement of {engagement.firmName}</span>
      </Button>
    ),
});
