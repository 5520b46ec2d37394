import { expect, test } from "vitest";
import { administrator, world } from "@concord/testkit";
import { registerClient } from "./register-client.ts";
import { revokeClient } from "./revoke-client.ts";

const observatory = {
  name: "Regional observatory",
  organisation: "University of the Vale",
  login: "vale-observatory",
  scopes: ["insights.read-published" as const],
};

test("a program is let in once at a time: shown out, it can be let in again with other scopes", async () => {
  const { as, audit } = world();
  const client = await registerClient(as(administrator), observatory);
  await expect(registerClient(as(administrator), observatory)).rejects.toMatchObject({ kind: "refused", code: "let-in-already" });

  await revokeClient(as(administrator), client.id);
  await expect(revokeClient(as(administrator), client.id)).rejects.toMatchObject({ code: "revoked-already" });
  const again = await registerClient(as(administrator), { ...observatory, scopes: ["evidence.read"] });

  expect(again.id).not.toBe(client.id);
  expect(audit().map(({ name }) => name)).toEqual(["api-client.registered", "api-client.revoked", "api-client.registered"]);
});
