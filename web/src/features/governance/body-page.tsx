import { useState } from "react";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { getBody, listRulePacks, removeSeat } from "@concord/contract/governance";
import { listPeople } from "@concord/contract/people";
import { capacityNames, type BodyView, type Capacity, type Seat } from "@concord/domain/governance";
import type { Id } from "@concord/kernel";
import { notPermitted } from "../../app/not-permitted.ts";
import { useActor } from "../../app/session.ts";
import { useReads } from "../../app/use-read.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Card, count, day, Dialog, Empty, ErrorSummary, FormPlace, PageHead, Table } from "../../ui/index.ts";
import { BodyForm } from "./body-form.tsx";
import { RulesCard } from "./rules-card.tsx";
import { SeatForm } from "./seat-form.tsx";
import "./governance.css";

const from = "/t/$tenantId/governance/bodies/$bodyId";
const whole = { query: { limit: 100 } };

/** A body: who sits on it and in what capacity, and the rules it decides by in plain words. */
export function BodyPage() {
  const { tenantId, bodyId } = useParams({ from });
  const { edit } = useSearch({ from });
  const navigate = useNavigate();
  const [view, packs, people] = useReads(
    [getBody, { params: { bodyId: bodyId as Id<"body"> } }],
    [listRulePacks, whole],
    [listPeople, whole],
  );
  const whyNot = notPermitted(useActor(), "governance.write");
  const open = (next?: string) => void navigate({ to: from, params: { tenantId, bodyId }, search: next ? { edit: next } : {} });
  const { body, rulePack } = view;
  const seat = body.seats.find(({ id }) => id === edit);

  return (
    <>
      <PageHead
        title={body.name}
        intro={`${count(body.seats.length, "seat")}, ${body.seats.filter(({ holderId }) => holderId).length} of them held.`}
        crumbs={[
          <Link key="governance" to="/t/$tenantId/governance" params={{ tenantId }} search={{}}>
            Governance
          </Link>,
        ]}
        actions={
          <>
            <Button look="plain" whyNot={whyNot} onClick={() => open("body")}>
              Change the body
            </Button>
            <Button whyNot={whyNot} onClick={() => open("seat")}>
              Add a seat
            </Button>
          </>
        }
      />
      {edit === "body" && whyNot === undefined && (
        <FormPlace key="body">
          <Card title="Change the body">
            <BodyForm packs={packs.items} body={body} onDone={() => open()} onCancel={() => open()} />
          </Card>
        </FormPlace>
      )}
      {(edit === "seat" || seat) && whyNot === undefined && (
        <FormPlace key={edit}>
          <Card title={seat ? `Change “${seat.name}”` : "Add a seat"}>
            <SeatForm body={body} seat={seat} people={people.items} onClose={() => open()} />
          </Card>
        </FormPlace>
      )}
      <div className="cols main-aside">
        <SeatsCard view={view} onOpen={whyNot === undefined ? open : undefined} />
        <RulesCard
          pack={rulePack}
          aside={
            <Link to="/t/$tenantId/governance/rules/$rulePackId" params={{ tenantId, rulePackId: rulePack.id }} search={{}}>
              Open the rules
            </Link>
          }
        />
      </div>
    </>
  );
}

const capacityName = (capacity: Capacity) => capacityNames[capacity].replace(/^the /, "").replace(/^./, (letter) => letter.toUpperCase());

function SeatsCard({ view: { body, rulePack, names }, onOpen }: { view: BodyView; onOpen: ((edit: string) => void) | undefined }) {
  const [removing, setRemoving] = useState<Seat>();
  const name = (person: string | undefined) => (person === undefined ? undefined : (names[person] ?? "somebody who has left"));
  if (body.seats.length === 0) {
    return (
      <Card label="Seats">
        <Empty title="No seats yet">A seat has a capacity, a council that appoints to it, a member, and perhaps a substitute.</Empty>
      </Card>
    );
  }
  return (
    <Card title="Members">
      <Table
        caption="Seats, who holds each, and in what capacity"
        captionHidden
        rows={body.seats}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Seat",
            rowHead: true,
            cell: ({ name: seat, appointedBy }) => (
              <>
                {seat}
                {appointedBy && <div className="tiny">{appointedBy}</div>}
              </>
            ),
          },
          {
            head: "Capacity",
            cell: ({ capacity }) => (
              <>
                {capacityName(capacity)}
                {!rulePack.voting.capacities.includes(capacity) && <div className="tiny">speaks, no vote</div>}
              </>
            ),
          },
          {
            head: "Held by",
            cell: ({ holderId, substituteId, to }) => (
              <>
                {name(holderId) ?? <span className="quiet">vacant</span>}
                {substituteId && <div className="tiny">substitute: {name(substituteId)}</div>}
                {to && <div className="tiny">until {day(to)}</div>}
              </>
            ),
          },
          ...(onOpen
            ? [
                {
                  head: <span className="for-readers">Change</span>,
                  cell: (seat: Seat) => (
                    <span className="seat-do">
                      <Button look="quiet" little onClick={() => onOpen(seat.id)}>
                        Change<span className="for-readers"> {seat.name}</span>
                      </Button>
                      <Button look="quiet" little onClick={() => setRemoving(seat)}>
                        Remove<span className="for-readers"> {seat.name}</span>
                      </Button>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {removing && <Removing view={{ body }} seat={removing} onClose={() => setRemoving(undefined)} />}
    </Card>
  );
}

function Removing({ view: { body }, seat, onClose }: { view: Pick<BodyView, "body">; seat: Seat; onClose: () => void }) {
  const remove = useWrite(removeSeat, { onDone: onClose });
  return (
    <Dialog title={`Remove “${seat.name}”?`} open onClose={onClose}>
      <ErrorSummary failure={remove.failure} onReadAgain={remove.readAgain} />
      <p>Decisions already taken keep it. The audit keeps that it was here.</p>
      <div className="row">
        <Button
          look="warn"
          busy={remove.sending}
          onClick={() => void remove.send({ params: { bodyId: body.id, seatId: seat.id }, ifMatch: body.version })}
        >
          Remove it
        </Button>
        <Button look="quiet" onClick={onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
