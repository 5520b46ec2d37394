import { addPerson } from "@concord/contract/people";
import type { Role } from "@concord/kernel";
import { useHere } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Checkboxes, Dialog, Form, partsOf, TextField, useForm } from "../../ui/index.ts";
import { roleOptions } from "./role-options.ts";

type Typed = { name: string; email: string; title: string; roles: readonly Role[] };

const bodyOf = ({ name, email, title, roles }: Typed) => ({
  name,
  email: email.trim(),
  ...(title.trim() ? { title: title.trim() } : {}),
  roles: [...roles],
});

export function AddPerson({ onClose }: { onClose: () => void }) {
  const { tenant } = useHere();
  const form = useForm<Typed>({
    start: { name: "", email: "", title: "", roles: [] },
    judge: (typed) => partsOf(addPerson.body, bodyOf)(typed).map((part) => ({ ...part, detail: sentences[part.at] ?? part.detail })),
  });
  const add = useWrite(addPerson, { onDone: onClose });

  return (
    <Dialog title="Add a person" open onClose={onClose}>
      <Form form={form} failure={add.failure} onReadAgain={add.readAgain} onSubmit={() => add.send({ body: bodyOf(form.values) })}>
        <TextField label="Name" {...form.field("name")} />
        <TextField
          label="E-mail address"
          hint="The one they sign in with. They need not have signed in before."
          type="email"
          inputMode="email"
          {...form.field("email")}
        />
        <TextField label="As they are called here" hint="Such as “Member for Calderdale”" optional {...form.field("title")} />
        <Checkboxes label="Roles" options={roleOptions(tenant.kind)} {...form.field("roles")} />
        <div className="row gap-top">
          <Button type="submit" busy={add.sending}>
            Add
          </Button>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

const sentences: Record<string, string> = {
  name: "Say what the person is called.",
  email: "Give an e-mail address, such as name@authority.gov.uk.",
  roles: "Choose at least one role.",
};
