import { gzipSync, deflateSync, brotliCompressSync } from "node:zlib";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { smallInternet, startFakeSite, type FakeSite } from "@concord/testkit";
import { publicInternet } from "./internet.ts";
import { failureOf, redirectedTo, safeRequest, type Asked, type RequestLimits } from "./safe-request.ts";

let site: FakeSite;
beforeAll(async () => {
  site = await startFakeSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.files.clear();
  site.requests.length = 0;
});

const limits: RequestLimits = { answerMs: 2_000, idleMs: 2_000, totalMs: 5_000, bytes: 40 * 1024 * 1024 };

async function read(url: string, but: Partial<Omit<Asked, "url">> & { internet?: ReturnType<typeof smallInternet> } = {}) {
  const { internet = smallInternet(), ...asked } = but;
  try {
    return await safeRequest(internet, { url, limits, ...asked }, async ({ body, status, url: from }) => ({
      status,
      text: await text(body),
      from: from.href,
    }));
  } catch (error) {
    throw failureOf(error, "during");
  }
}

test("reads a file from the address that its name has, and says who asks", async () => {
  site.files.set("/jobs.csv", { body: "a,b\n1,2\n" });
  expect(await read(site.at("/jobs.csv"))).toMatchObject({ status: 200, text: "a,b\n1,2\n" });
  expect(site.requests[0]?.headers).toMatchObject({ host: `data.example.gov.uk:${site.port}`, "user-agent": "Concord/test" });
});

test("a name that leads inside, in part or in whole, is not connected to", async () => {
  const internet = smallInternet({
    "inside.example": ["10.0.0.1"],
    "both.example": ["127.0.0.1", "169.254.169.254"],
    "wrapped.example": ["::ffff:127.0.0.1"],
    "nowhere.example": [],
    "words.example": ["not an address"],
  });
  for (const host of ["inside.example", "both.example", "wrapped.example", "words.example"]) {
    await expect(read(site.at("/", host), { internet })).rejects.toMatchObject({ code: "address-not-allowed" });
  }
  await expect(read(site.at("/", "nowhere.example"), { internet })).rejects.toMatchObject({ code: "host-not-found" });
  await expect(read(site.at("/", "unknown.example"), { internet })).rejects.toMatchObject({ code: "host-not-found" });
  expect(site.requests).toEqual([]);
});

test("a name that answers otherwise the second time is asked once: what was checked is what is connected to", async () => {
  site.files.set("/", { body: "ok" });
  const internet = smallInternet();
  const answers = [["127.0.0.1"], ["169.254.169.254"]];
  let asked = 0;
  internet.resolve = async () => answers[Math.min(asked++, 1)]!;
  expect((await read(site.at("/"), { internet })).text).toBe("ok");
  expect(asked).toBe(1);
});

test("where a socket came out is looked at again when it is open", async () => {
  site.files.set("/", { body: "secret" });
  const internet = smallInternet();
  let looks = 0;
  internet.mayConnect = () => looks++ === 0; // as if the network had led elsewhere than the address says
  await expect(read(site.at("/"), { internet })).rejects.toMatchObject({ code: "address-not-allowed" });
});

test("the real internet opens no way to this machine, whatever it is called", async () => {
  site.files.set("/", { body: "secret" });
  const internet = { ...publicInternet(), resolve: async () => ["127.0.0.1"] };
  const ask = (url: string) => safeRequest(internet, { url, limits }, async () => "read");
  await expect(ask("http://data.example.gov.uk/")).rejects.toMatchObject({ code: "address-not-allowed" });
  for (const url of [
    site.at("/"),
    `http://127.0.0.1:${site.port}/`,
    "http://[::1]/",
    "http://localhost/",
    "http://2130706433/",
    "http://0/",
  ]) {
    await expect(ask(url)).rejects.toMatchObject({ code: "address-not-allowed" });
  }
  expect(site.requests).toEqual([]);
});

test("redirects are followed by hand, five at the most", async () => {
  for (let step = 0; step < 8; step++) site.files.set(`/${step}`, { body: "", status: 302, headers: { location: `/${step + 1}` } });
  site.files.set("/5", { body: "there" });
  expect(await read(site.at("/0"))).toMatchObject({ text: "there", from: site.at("/5") });
  site.files.set("/5", { body: "", status: 307, headers: { location: "/6" } });
  await expect(read(site.at("/0"))).rejects.toMatchObject({ code: "too-many-redirects" });
});

test.each([
  ["this machine", "http://127.0.0.1/"],
  ["where credentials lie", "http://169.254.169.254/latest/meta-data/"],
  ["the same in decimal", "http://2852039166/"],
  ["a file", "file:///etc/passwd"],
  ["somewhere with a password", "http://a:b@data.example.gov.uk/"],
  ["nowhere", ""],
  ["no address", "http://"],
])("a redirect to %s is not followed", async (_, location) => {
  site.files.set("/", { body: "", status: 301, headers: { location } });
  await expect(read(site.at("/"))).rejects.toMatchObject({ code: "redirect-not-allowed" });
  expect(site.requests).toHaveLength(1);
});

test("a redirect to a name that leads inside is not followed either", async () => {
  site.files.set("/", { body: "", status: 302, headers: { location: site.at("/secret", "inside.example") } });
  site.files.set("/secret", { body: "secret" });
  const internet = smallInternet({ "inside.example": ["192.168.0.1"] });
  await expect(read(site.at("/"), { internet })).rejects.toMatchObject({ code: "address-not-allowed" });
});

test("never from https to http, to an unusual port, or from one server to another where a key goes along", () => {
  const usual = { ports: ["", "80", "443"] };
  const from = new URL("https://data.example.gov.uk/a");
  const to = (location: string, sameHost = false) => redirectedTo(usual, from, location, { sameHost }).href;
  expect(() => to("http://data.example.gov.uk/a")).toThrow(/away from https/);
  expect(() => to("//data.example.gov.uk:8443/a")).toThrow(/usual ports/);
  expect(() => to("https://files.example.gov.uk/a", true)).toThrow(/another server: files.example.gov.uk/);
  expect(to("https://files.example.gov.uk/a#part")).toBe("https://files.example.gov.uk/a");
  expect(to("../b?c=1", true)).toBe("https://data.example.gov.uk/b?c=1");
});

test("what comes packed is unpacked", async () => {
  const words = "place,jobs\n".repeat(1000);
  const packers = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
  for (const [encoding, pack] of Object.entries(packers)) {
    site.files.set("/", { body: pack(words), headers: { "content-encoding": encoding } });
    expect((await read(site.at("/"))).text).toBe(words);
  }
  site.files.set("/", { body: words, headers: { "content-encoding": "zstd" } });
  await expect(read(site.at("/"))).rejects.toMatchObject({ code: "answer-unreadable" });
  site.files.set("/", { body: "not gzip at all", headers: { "content-encoding": "gzip" } });
  await expect(read(site.at("/"))).rejects.toMatchObject({ code: "answer-unreadable" });
  site.files.set("/", { body: gzipSync(words).subarray(0, 20), headers: { "content-encoding": "gzip" } });
  await expect(read(site.at("/"))).rejects.toMatchObject({ code: "cut-short" });
});

test("what was packed to fill a disk is let go long before it does", async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
  site.files.set("/", { body: bomb, headers: { "content-encoding": "gzip" } });
  await expect(read(site.at("/"), { limits: { ...limits, bytes: 2 ** 31 } })).rejects.toMatchObject({ code: "inflates-too-much" });
  await expect(read(site.at("/"))).rejects.toMatchObject({ code: expect.stringMatching(/inflates-too-much|answer-too-large/) });
});

test("a body over the limit is refused by what it says, and by what it is", async () => {
  const small = { ...limits, bytes: 1000 };
  site.files.set("/said", { body: "x".repeat(1001) });
  site.files.set("/unsaid", (_, response) => void response.writeHead(200).end("x".repeat(1001)));
  for (const path of ["/said", "/unsaid"])
    await expect(read(site.at(path), { limits: small })).rejects.toMatchObject({ code: "answer-too-large" });
});

test("headers without end are not read", async () => {
  site.files.set("/", { body: "", headers: { "x-long": "x".repeat(20_000) } });
  await expect(read(site.at("/"))).rejects.toMatchObject({ code: "answer-unreadable" });
});

test("a server that says nothing, stops in the middle, or goes on for ever is left", async () => {
  const quick = { answerMs: 100, idleMs: 100, totalMs: 400, bytes: 1e9 };
  site.files.set("/silent", () => undefined);
  site.files.set("/stops", (_, response) => void response.writeHead(200).write("a"));
  site.files.set("/drips", (_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("a"), 20);
    response.on("close", () => clearInterval(drip));
  });
  for (const path of ["/silent", "/stops", "/drips"]) {
    await expect(read(site.at(path), { limits: quick })).rejects.toMatchObject({ code: "took-too-long" });
  }
});

test("an answer that breaks off is not taken for a whole one", async () => {
  site.files.set("/length", (_, response) => {
    response.writeHead(200, { "content-length": 100 });
    response.write("half", () => response.destroy());
  });
  site.files.set("/chunks", (_, response) => {
    response.writeHead(200);
    response.write("half", () => response.destroy());
  });
  site.files.set("/nothing", (_, response) => void response.destroy());
  await expect(read(site.at("/length"))).rejects.toMatchObject({ code: "cut-short" });
  await expect(read(site.at("/chunks"))).rejects.toMatchObject({ code: "cut-short" });
  await expect(read(site.at("/nothing"))).rejects.toMatchObject({ code: "cannot-connect" });
});

test("what is no HTTP at all is said to be unreadable, and a closed door to be closed", async () => {
  const odd = createServer(
    (socket) =>
      void socket
        .on("error", () => undefined)
        .resume()
        .end("SSH-2.0-OpenSSH_9.6\r\n"),
  );
  await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve));
  const { port } = odd.address() as AddressInfo;
  await expect(read(`http://data.example.gov.uk:${port}/`)).rejects.toMatchObject({ code: "answer-unreadable" });
  await new Promise((resolve) => odd.close(resolve));
  await expect(read(`http://data.example.gov.uk:${port}/`)).rejects.toMatchObject({ code: "cannot-connect" });
});
