import { useState } from "react";
import { listClients, revokeClient } from "@concord/contract/clients";
import type { ApiClient } from "@concord/domain/clients";
import { may, type Scope } from "@concord/kernel";
import { useActor } from "../../app/session.ts";
import { useReadPages } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, count, Dialog, Empty, ErrorSummary, Pager, Table, Tag, type Column } from "../../ui/index.ts";
import { OnlyAdministrators } from "./only-administrators.tsx";
import { RegisterProgram } from "./register-program.tsx";
import { scopeWords } from "./scope-words.ts";

export function Programs() {
  const { items, more, busy } = useReadPages(listClients, { query: {} });
  const mayWrite = may(useActor(), "clients.write");
  const [registering, setRegistering] = useState(false);
  const [revoking, setRevoking] = useState<ApiClient>();
  const register = mayWrite && <Button onClick={() => setRegistering(true)}>Let a program in</Button>;

  return (
    <>
      <Card
        title="Partners’ programs"
        note="They read through the API, by the same rules as the pages."
        aside={items.length > 0 && register}
      >
        {!mayWrite && <OnlyAdministrators />}
        {items.length === 0 ? (
          <Empty title="No program has been let in" action={register}>
            A university’s or a department’s own program can read what you allow it: published insights, say. It signs in with its own
            credentials, and you can show it out whenever you like.
          </Empty>
        ) : (
          <>
            <Table
              caption={count(items.length, "program")}
              columns={mayWrite ? [...columns, revokeColumn(setRevoking)] : columns}
              rows={items}
              keyOf={({ id }) => id}
            />
            <Pager shown={items.length} what="programs" more={more} busy={busy} />
          </>
        )}
      </Card>
      {registering && <RegisterProgram onClose={() => setRegistering(false)} />}
      {revoking && <Revoke client={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

const columns: Column<ApiClient>[] = [
  {
    head: "Program",
    rowHead: true,
    sort: ({ name }) => name,
    cell: ({ name, organisation }) => (
      <>
        {name}
        <div className="tiny">{organisation}</div>
      </>
    ),
  },
  { head: "Client id", cell: ({ login }) => <code>{login}</code> },
  { head: "May", cell: ({ scopes }) => scopes.map((scope: Scope) => scopeWords[scope]).join(", ") },
  { head: "Stands", cell: ({ status }) => (status === "active" ? <Tag health="holds">let in</Tag> : <Tag>shown out</Tag>) },
];

const revokeColumn = (revoke: (client: ApiClient) => void): Column<ApiClient> => ({
  head: <span className="for-readers">What can be done</span>,
  cell: (client) =>
    client.status === "active" && (
      <Button look="quiet" little onClick={() => revoke(client)}>
        Revoke<span className="for-readers"> {client.name}</span>
      </Button>
    ),
});

function Revoke({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const revoke = useWrite(revokeClient, { onDone: onClose });
  return (
    <Dialog title={`Show ${client.name} out?`} open onClose={onClose}>
      <ErrorSummary failure={revoke.failure} onReadAgain={revoke.readAgain} />
      <p className="measure">It ends now: a token that the program still holds opens nothing here any more.</p>
      <div className="row gap-top">
        <Button look="warn" busy={revoke.sending} onClick={() => revoke.send({ params: { clientId: client.id }, ifMatch: client.version })}>
          Show it out
        </Button>
        <Button look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
