import { expect, test } from "vitest";
import { engagements, members, removeMember } from "@concord/domain/people";
import { all } from "@concord/domain";
import { bodies } from "@concord/domain/governance";
import { world } from "@concord/testkit";
import { demonstrationPeople, demonstrationPerson } from "./people.ts";
import { demonstrator, seed, type SeedPorts } from "./seed.ts";
import { demonstrationTenants } from "./tenants.ts";

test("the demonstration is put there once, and what a person changed since stays as they left it", async () => {
  const { as, clock, audit } = world();
  const { west } = demonstrationTenants;
  const ports: SeedPorts = { now: clock.now, open: (tenantId, actor) => as(actor, tenantId).store };
  await seed(ports);
  const store = as(demonstrator, west.id).store;
  const peter = demonstrationPerson("Peter Sugden");
  await removeMember(as(demonstrator, west.id), peter.personId);
  const done = audit(west.id).length;

  await seed(ports);

  expect(audit(west.id)).toHaveLength(done);
  expect((await store.get(members, peter.personId)).status).toBe("left");
});

test("everybody who holds a seat is somebody to sign in as, and both authorities have engaged the consultancy", async () => {
  const { as, clock } = world();
  await seed({ now: clock.now, open: (tenantId, actor) => as(actor, tenantId).store });

  for (const { id, name } of [demonstrationTenants.west, demonstrationTenants.north]) {
    const { store } = as(demonstrator, id);
    const [body] = await all(store, bodies);
    const here = demonstrationPeople.filter(({ authority }) => authority === name).map(({ personId }) => personId);
    expect(body?.seats.map(({ holderId }) => holderId)).toSatisfy((holders: typeof here) =>
      holders.every((holder) => here.includes(holder)),
    );
    expect(await all(store, engagements)).toMatchObject([{ firmId: demonstrationTenants.firm.id }]);
  }
});

test("nobody's address or name is used twice", () => {
  expect(new Set(demonstrationPeople.map(({ email }) => email)).size).toBe(demonstrationPeople.length);
  expect(new Set(demonstrationPeople.map(({ personId }) => personId)).size).toBe(demonstrationPeople.length);
});
