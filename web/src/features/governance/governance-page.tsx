import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { listBodies, listInterests, listRulePacks } from "@concord/contract/governance";
import { majorityInWords } from "@concord/domain/governance";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { Button, Card, count, Empty, FormPlace, PageHead, Table } from "../../ui/index.ts";
import { BodyForm } from "./body-form.tsx";
import { InterestForm } from "./interest-form.tsx";
import { RegisterCard } from "./register-card.tsx";

const from = "/t/$tenantId/governance";
const whole = { query: { limit: 100 } };

/** Who decides, by which rules, and what interests they have declared. */
export function GovernancePage() {
  const { tenantId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const actor = useActor();
  const [bodies, packs, register] = useReads([listBodies, whole], [listRulePacks, whole], [listInterests, whole]);
  const notWriter = notPermitted(actor, "governance.write");
  const notDeclarer = notPermitted(actor, "interests.declare");
  const open = (next?: string) => void navigate({ to: from, params: { tenantId }, search: next ? { edit: next } : {} });
  const packName = (id: string) => packs.items.find((pack) => pack.id === id)?.name ?? "";

  return (
    <>
      <PageHead
        title="Governance"
        intro="The bodies that decide, the rules they decide by, and the register of their members' interests."
        actions={
          <>
            <Button look="plain" whyNot={notWriter} onClick={() => open("body")}>
              Add a body
            </Button>
            <Button whyNot={notDeclarer} onClick={() => open("interest")}>
              Declare an interest
            </Button>
          </>
        }
      />
      {edit === "interest" && notDeclarer === undefined && (
        <FormPlace key="interest">
          <Card title="Declare an interest of yours">
            <InterestForm onClose={() => open()} />
          </Card>
        </FormPlace>
      )}
      {edit === "body" && notWriter === undefined && (
        <FormPlace key="body">
          <Card title="Add a body">
            <BodyForm
              packs={packs.items}
              onDone={({ id }) =>
                void navigate({ to: "/t/$tenantId/governance/bodies/$bodyId", params: { tenantId, bodyId: id }, search: {} })
              }
              onCancel={() => open()}
            />
          </Card>
        </FormPlace>
      )}
      <Card title="Bodies">
        {bodies.items.length === 0 ? (
          <Empty title="No bodies yet">
            A body has seats, each with a capacity and a member, and rules as its Order or constitution has them.
          </Empty>
        ) : (
          <Table
            caption="Bodies"
            captionHidden
            rows={bodies.items}
            keyOf={({ id }) => id}
            columns={[
              {
                head: "Body",
                rowHead: true,
                cell: ({ id, name }) => (
                  <Link to="/t/$tenantId/governance/bodies/$bodyId" params={{ tenantId, bodyId: id }} search={{}}>
                    {name}
                  </Link>
                ),
              },
              { head: "Decides by", cell: ({ rulePackId }) => packName(rulePackId) },
              { head: "Seats", numeric: true, cell: ({ seats }) => seats.length },
              { head: "Held", numeric: true, cell: ({ seats }) => seats.filter(({ holderId }) => holderId).length },
            ]}
          />
        )}
      </Card>
      <Card title="Rules" note={`${count(packs.items.length, "rule pack")}. A decision keeps the version it was opened under.`}>
        <ul className="list">
          {packs.items.map((pack) => (
            <li key={pack.id}>
              <span>
                <Link to="/t/$tenantId/governance/rules/$rulePackId" params={{ tenantId, rulePackId: pack.id }} search={{}}>
                  {pack.name}
                </Link>
                <span className="tiny">
                  {majorityInWords(pack.majority)} {pack.majority.authority}.
                </span>
              </span>
              <span className="tiny">version {pack.version}</span>
            </li>
          ))}
        </ul>
      </Card>
      <RegisterCard interests={register.items} />
    </>
  );
}
