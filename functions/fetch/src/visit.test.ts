import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { smallInternet, startFakeSite, type FakeSite } from "@concord/testkit";
import { fileLimits } from "./safe-request.ts";
import { visitor } from "./visit.ts";

let site: FakeSite;
beforeAll(async () => {
  site = await startFakeSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.files.clear();
  site.requests.length = 0;
});

function visiting(internet = smallInternet()) {
  const visit = visitor(internet);
  const until = internet.now() + 10 * 60_000;
  return {
    internet,
    read: (path: string, host?: string) => visit({ url: site.at(path, host), limits: fileLimits, until }, ({ body }) => text(body)),
  };
}

/** Answers with each status in turn, and then with the file. */
function failing(...answers: { status: number; headers?: Record<string, string> }[]) {
  site.files.set("/", (_, response) => {
    const next = answers.shift();
    if (next) response.writeHead(next.status, next.headers).end("no");
    else response.writeHead(200).end("yes");
  });
}

test("asks again after a failure that may pass, each time later", async () => {
  failing({ status: 503 }, { status: 500 }, { status: 429 });
  const { internet, read } = visiting();
  expect(await read("/")).toBe("yes");
  expect(internet.slept).toEqual([2_000, 4_000, 8_000]);
});

test("by chance a little sooner, so that many do not come back together", async () => {
  failing({ status: 503 });
  const internet = smallInternet();
  internet.random = () => 0.5;
  expect(await visiting(internet).read("/")).toBe("yes");
  expect(internet.slept).toEqual([1_500]);
});

test("gives up after four, and says what the server said", async () => {
  failing({ status: 503 }, { status: 503 }, { status: 503 }, { status: 503 });
  await expect(visiting().read("/")).rejects.toMatchObject({ code: "too-busy", status: 503 });
  expect(site.requests).toHaveLength(4);
});

test("waits as long as the server asks, in seconds or until a moment, and not past all patience", async () => {
  failing({ status: 429, headers: { "retry-after": "30" } }, { status: 503, headers: { "retry-after": "Tue, 24 Nov 2026 10:31:40 GMT" } });
  const { internet, read } = visiting();
  expect(await read("/")).toBe("yes");
  expect(internet.slept).toEqual([30_000, 70_000]);

  failing({ status: 429, headers: { "retry-after": "86400" } });
  const impatient = visiting();
  await expect(impatient.read("/")).rejects.toMatchObject({ code: "too-busy" });
  expect(impatient.internet.slept).toEqual([]);
});

test.each([
  [400, "answered-with-error"],
  [401, "not-permitted"],
  [403, "not-permitted"],
  [404, "not-there"],
  [410, "not-there"],
  [204, "answer-empty"],
])("does not ask again after %d", async (status, code) => {
  failing({ status });
  await expect(visiting().read("/")).rejects.toMatchObject({ code });
  expect(site.requests).toHaveLength(1);
});

test("a body that breaks off is asked for again from its beginning", async () => {
  let times = 0;
  site.files.set("/", (_, response) => {
    if (times++ > 0) return void response.writeHead(200).end("whole");
    response.writeHead(200, { "content-length": 5 });
    response.write("wh", () => response.destroy());
  });
  expect(await visiting().read("/")).toBe("whole");
});

test("one request at a time to a server, and a second apart to Nomis", async () => {
  let open = 0;
  let most = 0;
  site.files.set("/", (_, response) => {
    most = Math.max(most, ++open);
    setImmediate(() => {
      open--;
      response.writeHead(200).end("yes");
    });
  });
  const { internet, read } = visiting();
  await Promise.all([read("/"), read("/"), read("/")]);
  expect(most).toBe(1);
  expect(internet.slept).toEqual([]);
  await Promise.all([read("/", "www.nomisweb.co.uk"), read("/", "www.nomisweb.co.uk"), read("/", "www.nomisweb.co.uk")]);
  expect(internet.slept).toEqual([1_000, 1_000]);
});

test("one who fails does not keep the next one waiting", async () => {
  site.files.set("/there", { body: "yes" });
  const { read } = visiting();
  const [gone, there] = await Promise.allSettled([read("/gone"), read("/there")]);
  expect(gone.status).toBe("rejected");
  expect(there).toMatchObject({ value: "yes" });
});

test("nothing is asked after the time for all of it has passed", async () => {
  failing({ status: 503 }, { status: 503 }, { status: 503 });
  const internet = smallInternet();
  const visit = visitor(internet);
  const late = visit({ url: site.at("/"), limits: fileLimits, until: internet.now() + 5_000 }, ({ body }) => text(body));
  await expect(late).rejects.toMatchObject({ code: "too-busy" });
  expect(site.requests).toHaveLength(2);
});
