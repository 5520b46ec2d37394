import { addSeat, changeSeat } from "@concord/contract/governance";
import { capacityNames, SeatContent, type Body, type Capacity, type Seat } from "@concord/domain/governance";
import type { Member } from "@concord/domain/people";
import { dayOf } from "@concord/kernel";
import { useWrite } from "../../app/use-write.ts";
import { Button, ComboBox, DateField, Form, partsOf, Select, TextField, useForm } from "../../ui/index.ts";

type Props = { body: Body; seat: Seat | undefined; people: readonly Member[]; onClose: () => void };
type Values = {
  name: string;
  capacity: Capacity;
  appointedBy: string;
  holderId: string | undefined;
  substituteId: string | undefined;
  from: string;
  to: string;
};

const bodyOf = ({ to, ...values }: Values) => ({ ...values, ...(to ? { to } : {}) }) as SeatContent;

/** What a seat is, who holds it, who stands in, and for how long. */
export function SeatForm({ body, seat, people, onClose }: Props) {
  const form = useForm<Values>({
    start: {
      name: seat?.name ?? "",
      capacity: seat?.capacity ?? "constituent",
      appointedBy: seat?.appointedBy ?? "",
      holderId: seat?.holderId,
      substituteId: seat?.substituteId,
      from: seat?.from ?? dayOf(new Date()),
      to: seat?.to ?? "",
    },
    judge: partsOf(SeatContent, bodyOf),
  });
  const add = useWrite(addSeat, { onDone: onClose });
  const change = useWrite(changeSeat, { onDone: onClose });
  const write = seat ? change : add;
  const options = people
    .filter(({ status }) => status === "active")
    .map(({ personId, name, title }) => ({ value: personId, label: name, hint: title }));

  return (
    <Form
      form={form}
      failure={write.failure}
      onReadAgain={write.readAgain}
      onSubmit={() =>
        seat
          ? void change.send({ params: { bodyId: body.id, seatId: seat.id }, body: bodyOf(form.values), ifMatch: body.version })
          : void add.send({ params: { bodyId: body.id }, body: bodyOf(form.values), ifMatch: body.version })
      }
    >
      <TextField label="Name of the seat" hint="Member for Calderdale." {...form.field("name")} />
      <Select<Capacity>
        label="Capacity"
        options={(Object.keys(capacityNames) as Capacity[]).map((value) => ({ value, label: capitalised(capacityNames[value]) }))}
        {...form.field("capacity")}
      />
      <TextField label="Appointed by" hint="The council or body." {...form.field("appointedBy")} />
      <ComboBox
        label="Held by"
        optional
        hint="A person of this authority, found by typing."
        options={options}
        {...form.field("holderId")}
      />
      <ComboBox
        label="Substitute"
        optional
        hint="Acts in the member's place and capacity."
        options={options}
        {...form.field("substituteId")}
      />
      <DateField label="From" {...form.field("from")} />
      <DateField label="Until" optional hint="The last day of the term." {...form.field("to")} />
      <div className="row">
        <Button type="submit" busy={write.sending}>
          {seat ? "Keep the change" : "Add the seat"}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}

const capitalised = (words: string) => words.replace(/^the /, "").replace(/^./, (letter) => letter.toUpperCase());
