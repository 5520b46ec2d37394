import { useState } from "react";
import { listPeople } from "@concord/contract/people";
import type { Member } from "@concord/domain/people";
import { may, roleNames } from "@concord/kernel";
import { useActor } from "../../app/session.ts";
import { useReadPages } from "../../app/use-read.ts";
import { Button, Card, count, Pager, Table, Tag, type Column } from "../../ui/index.ts";
import { AddPerson } from "./add-person.tsx";
import { ChangePerson } from "./change-person.tsx";
import { OnlyAdministrators } from "./only-administrators.tsx";
import { RemovePerson } from "./remove-person.tsx";

type Doing = { what: "add" } | { what: "change" | "remove"; member: Member };

export function Members() {
  const { items, more, busy } = useReadPages(listPeople, { query: {} });
  const mayWrite = may(useActor(), "people.write");
  const [doing, setDoing] = useState<Doing>();
  const stop = () => setDoing(undefined);
  const here = items.filter(({ status }) => status === "active");
  const left = items.filter(({ status }) => status === "left");

  return (
    <>
      <Card title="People here" aside={mayWrite && <Button onClick={() => setDoing({ what: "add" })}>Add a person</Button>}>
        {!mayWrite && <OnlyAdministrators />}
        <Table
          caption={count(here.length, "person", "people")}
          columns={mayWrite ? [...columns, actionsColumn(setDoing)] : columns}
          rows={here}
          keyOf={({ personId }) => personId}
          startSorted={{ column: 0, descending: false }}
        />
        <Pager shown={items.length} what="people" more={more} busy={busy} />
      </Card>
      {left.length > 0 && (
        <Card title="Have left" note="What they did here still carries their name.">
          <ul className="list">
            {left.map(({ personId, name, email }) => (
              <li key={personId}>
                <span>{name}</span>
                <span className="small quiet">{email}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {doing?.what === "add" && <AddPerson onClose={stop} />}
      {doing?.what === "change" && <ChangePerson member={doing.member} onClose={stop} />}
      {doing?.what === "remove" && <RemovePerson member={doing.member} everybody={items} onClose={stop} />}
    </>
  );
}

const columns: Column<Member>[] = [
  {
    head: "Name",
    rowHead: true,
    sort: ({ name }) => name,
    cell: ({ name, email }) => (
      <>
        {name}
        <div className="tiny">{email}</div>
      </>
    ),
  },
  {
    head: "As they are called here",
    sort: ({ title }) => title ?? null,
    cell: ({ title }) => title ?? <span className="quiet">Not said</span>,
  },
  {
    head: "Roles",
    sort: ({ roles }) => roles.map((role) => roleNames[role]).join(", "),
    cell: ({ roles }) => (
      <span className="row">
        {roles.map((role) => (
          <Tag key={role}>{roleNames[role]}</Tag>
        ))}
      </span>
    ),
  },
];

const actionsColumn = (set: (doing: Doing) => void): Column<Member> => ({
  head: <span className="for-readers">What can be done</span>,
  cell: (member) => (
    <span className="row">
      <Button look="quiet" little onClick={() => set({ what: "change", member })}>
        Change<span className="for-readers"> the roles of {member.name}</span>
      </Button>
      <Button look="quiet" little onClick={() => set({ what: "remove", member })}>
        Remove<span className="for-readers"> {member.name}</span>
      </Button>
    </span>
  ),
});
