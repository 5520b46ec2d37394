import { Link } from "@tanstack/react-router";
import type { PinnedDefinition } from "@concord/domain/questions";
import { useTenantId } from "../../../app/session.ts";
import { Button, Checkboxes, number } from "../../../ui/index.ts";
import { useField } from "../fields/use-field.ts";
import { definitionsIn } from "./definitions-in.ts";

/** Which sectors, each by the version that is pinned: a newer one is said, and taken only when somebody takes it. */
export function DefinitionsField() {
  const tenantId = useTenantId();
  const { id, value = [], set, asking } = useField<PinnedDefinition[]>("definitions");
  const definitions = definitionsIn(asking.begin);
  const pinned = new Map(value.map((one) => [one.id as string, one.number]));
  const offered = definitions.filter((one) => one.retired === undefined || pinned.has(one.id));
  const unknown = value.filter((one) => !definitions.some((known) => known.id === one.id));
  const behind = definitions.filter((one) => pinned.has(one.id) && pinned.get(one.id) !== one.number);
  const choose = (ids: readonly string[]) =>
    set(
      offered
        .filter((one) => ids.includes(one.id))
        .map((one) => ({ id: one.id, number: pinned.get(one.id) ?? one.number }))
        .concat(unknown),
    );

  return (
    <div className="stack">
      <Checkboxes
        label="Sectors"
        id={id}
        name="definitions"
        error={pinned.size === 0 ? "Choose at least one sector." : undefined}
        value={[...pinned.keys()]}
        onChange={(ids) => ids.length > 0 && choose(ids)}
        options={offered.map((one) => ({
          value: one.id,
          label: one.name,
          hint: `version ${number(pinned.get(one.id) ?? one.number)}${one.retired ? ", retired" : ""}`,
        }))}
      />
      {behind.length > 0 && (
        <div className="small">
          <p>
            {behind.map((one) => `${one.name} has version ${number(one.number)} now`).join("; ")}. The answer keeps the version it was asked
            with.
          </p>
          <Button
            look="plain"
            little
            onClick={() =>
              set(value.map((one) => ({ id: one.id, number: definitions.find((known) => known.id === one.id)?.number ?? one.number })))
            }
          >
            Ask with the newest
          </Button>
        </div>
      )}
      <p className="small">
        <Link to="/t/$tenantId/sector-definitions" params={{ tenantId }}>
          Sectors of our own
        </Link>
      </p>
    </div>
  );
}
