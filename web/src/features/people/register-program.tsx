import { registerClient } from "@concord/contract/clients";
import { scopes, type Scope } from "@concord/kernel";
import { useWrite } from "../../app/use-write.ts";
import { Button, Checkboxes, Dialog, Form, partsOf, TextField, useForm } from "../../ui/index.ts";
import { scopeWords } from "./scope-words.ts";

type Typed = { name: string; organisation: string; login: string; scopes: readonly Scope[] };

const bodyOf = (typed: Typed) => ({ ...typed, scopes: [...typed.scopes] });

export function RegisterProgram({ onClose }: { onClose: () => void }) {
  const form = useForm<Typed>({
    start: { name: "", organisation: "", login: "", scopes: ["insights.read-published"] },
    judge: (typed) => partsOf(registerClient.body, bodyOf)(typed).map((part) => ({ ...part, detail: sentences[part.at] ?? part.detail })),
  });
  const register = useWrite(registerClient, { onDone: onClose });

  return (
    <Dialog title="Let a partner’s program in" open onClose={onClose}>
      <Form
        form={form}
        failure={register.failure}
        onReadAgain={register.readAgain}
        onSubmit={() => register.send({ body: bodyOf(form.values) })}
      >
        <TextField label="Organisation" hint="Whose program it is" {...form.field("organisation")} />
        <TextField label="Name of the program" {...form.field("name")} />
        <TextField
          label="Client id"
          hint="The partner has it with the program’s credentials, and tells you. Never ask for the secret."
          width="20"
          {...form.field("login")}
        />
        <Checkboxes
          label="It may"
          options={scopes.map((scope) => ({ value: scope, label: scopeWords[scope], hint: <code>concord/{scope}</code> }))}
          {...form.field("scopes")}
        />
        <div className="row gap-top">
          <Button type="submit" busy={register.sending}>
            Let it in
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
  organisation: "Say whose program it is.",
  name: "Give the program a name.",
  login: "Give the client id that the partner told you.",
  scopes: "Choose at least one thing that it may do.",
};
