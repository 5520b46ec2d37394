import { expect, test } from "vitest";
import { west, world } from "@concord/testkit";
import { sessionOf } from "./aws-platform.ts";

test("a tenant's session is shared, tagged with the tenant, and renewed before what it signed could die with it", async () => {
  const { clock } = world();
  const asked: unknown[] = [];
  const send = async ({ input }: { input: unknown }) => {
    asked.push(input);
    return { Credentials: { AccessKeyId: `key-${asked.length}`, SecretAccessKey: "secret", SessionToken: "token" } };
  };
  const session = sessionOf({ send: send as never }, "arn:aws:iam::1:role/tenant", west, clock.now);

  const [one, other] = await Promise.all([session(), session()]);
  expect(one).toBe(other);
  expect(asked).toMatchObject([{ RoleArn: "arn:aws:iam::1:role/tenant", Tags: [{ Key: "tenantId", Value: west }] }]);

  clock.advance({ minutes: 39 });
  expect(await session()).toMatchObject({ accessKeyId: "key-1" });
  clock.advance({ minutes: 1 }); // twenty are left: enough for an address that lives for fifteen
  expect(await session()).toMatchObject({ accessKeyId: "key-2" });
});
