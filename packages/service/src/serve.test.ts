import * as z from "zod";
import { expect, test } from "vitest";
import { endpoint } from "@concord/contract";
import { serve, service } from "./serve.ts";

const name = endpoint({
  method: "POST",
  at: "desk",
  path: "/names",
  summary: "Say a name",
  needs: "anybody",
  body: z.record(z.string(), z.string()),
  reply: z.record(z.string(), z.string()),
});

const app = service(() => ({ recall: async () => undefined }));
serve(app, name, async (_, { body }) => body);

async function say(body: string) {
  const reply = await app.request("/v1/names", { method: "POST", body }, { caller: { requestId: "req" } });
  return { status: reply.status, said: (await reply.json()) as { code?: string; name?: string } };
}

test("a body with half of a character is refused, for its text could be neither hashed nor kept", async () => {
  for (const body of [String.raw`{"name":"Leeds \ud83d"}`, String.raw`{"\uDE00":"Leeds"}`]) {
    expect(await say(body)).toMatchObject({ status: 400, said: { code: "not-text" } });
  }
  expect(await say(String.raw`{"name":"\ud83c\udf39 and \\ud83d"}`)).toEqual({ status: 200, said: { name: "🌹 and \\ud83d" } });
});

test("a body that is no JSON is told so", async () => {
  for (const body of ["", "{name", "\u0000"]) expect(await say(body)).toMatchObject({ status: 400, said: { code: "not-json" } });
});
