import { changePersonsRoles } from "@concord/contract/people";
import type { Member } from "@concord/domain/people";
import type { Role } from "@concord/kernel";
import { useHere } from "../../app/session.ts";
import { useWrite } from "../../app/use-write.ts";
import { Button, Checkboxes, Dialog, Form, TextField, useForm } from "../../ui/index.ts";
import { roleOptions } from "./role-options.ts";

type Typed = { title: string; roles: readonly Role[] };

export function ChangePerson({ member, onClose }: { member: Member; onClose: () => void }) {
  const { tenant } = useHere();
  const form = useForm<Typed>({
    start: { title: member.title ?? "", roles: member.roles },
    judge: ({ roles }) => (roles.length === 0 ? [{ at: "roles", detail: "Choose at least one role, or remove the person." }] : []),
  });
  const change = useWrite(changePersonsRoles, { onDone: onClose });
  const send = () => {
    const { title, roles } = form.values;
    return change.send({
      params: { personId: member.personId },
      body: { roles: [...roles], ...(title.trim() ? { title: title.trim() } : {}) },
      ifMatch: member.version,
    });
  };

  return (
    <Dialog title={`What ${member.name} is here`} open onClose={onClose}>
      <Form form={form} failure={change.failure} onReadAgain={change.readAgain} onSubmit={send}>
        <TextField label="As they are called here" optional {...form.field("title")} />
        <Checkboxes label="Roles" options={roleOptions(tenant.kind)} {...form.field("roles")} />
        <div className="row gap-top">
          <Button type="submit" busy={change.sending}>
            Save
          </Button>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
